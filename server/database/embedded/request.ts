import type { Collection } from './catalog.ts'
import type { Client } from './client.ts'
import { parseCollation, type Collation } from './collation.ts'
import type { Engine } from './engine.ts'
import { MongoFault, shuttingDown, timeLimit } from './errors.ts'
import type { ReadView, Stats } from './execute.ts'
import type { Progress } from './numbered-writes.ts'
import type { Plan } from './plan.ts'
import type { Session } from './sessions.ts'
import type { SnapshotRead } from './snapshot-reads.ts'
import type { Transaction } from './transactions.ts'
import { toNumber, type Doc } from './values.ts'

/** One command, with what its answer needs. */
export interface Request {
  engine: Engine
  /** The command's name: its first field. */
  name: string
  command: Doc
  db: string
  session: Session | undefined
  transaction: Transaction | undefined
  /** What a session that reads one time over and over sees. */
  snapshot: SnapshotRead | undefined
  client: Client
  /** Of a numbered write, or of the commit of a transaction. */
  progress: Progress | undefined
  /** When `maxTimeMS` runs out; Infinity without one. */
  deadline: number
}

/** Answers a command: fields beside `ok`, or a whole reply as bytes. */
export type Handler = (request: Request) => Promise<Doc | Buffer> | Doc

/** The collection that a command names in its first field. @throws InvalidNamespace */
export function collectionName(request: Request): string {
  const name = request.command[request.name]
  if (typeof name !== 'string') {
    throw new MongoFault('InvalidNamespace', `collection name has invalid type in ${request.name}`)
  }
  if (name === '') throw new MongoFault('InvalidNamespace', `Invalid namespace specified '${request.db}.'`)
  return name
}

/** The collection of that name, as the command's transaction sees it if it has one. */
export const findCollection = ({ engine, transaction, db }: Request, name: string): Collection | undefined =>
  (transaction ?? engine.catalog).find(db, name)

/** The same, made when it is missing: by the transaction, or at once. */
export async function ensureCollection(request: Request, name: string): Promise<Collection> {
  const { engine, transaction, db, deadline } = request
  if (!transaction) return engine.ensureCollection(db, name, deadline)
  return transaction.find(db, name) ?? transaction.make(db, name)
}

/** The collation of a command, or else that of the collection. */
export const collationFor = (spec: unknown, collection: Collection | undefined): Collation | undefined =>
  parseCollation(spec ?? collection?.options['collation'])

/** What a command's reads see: its transaction's view, that of the time it names, or a snapshot of its own. */
export function viewFor({ engine, transaction, snapshot }: Request): { view: ReadView; done: () => void } {
  if (transaction) return { view: transaction.view, done: () => undefined }
  return snapshot?.take() ?? engine.readView()
}

/** Notes what a command's reads cost. */
export const watchFor =
  ({ engine, db, command }: Request) =>
  (collection: Collection, plan: Plan, stats: Stats): void =>
    engine.profiler.note(db, { ...stats, ns: `${db}.${collection.name}`, command, plan })

const sliceMs = 5
let turnBegan = 0

/**
 * Reads rows to the end, or until `enough` says so. A long scan gives way to others every few milliseconds, and stops
 * at the request's deadline.
 */
export async function readRows<T>(
  rows: Iterator<T | null, void>,
  { deadline, engine }: Request,
  take: (row: T) => 'more' | 'enough',
): Promise<'end' | 'enough'> {
  turnBegan = performance.now()
  for (;;) {
    const { done, value } = rows.next()
    if (done) return 'end'
    if (value !== null) {
      if (take(value) === 'enough') return 'enough'
      continue
    }
    const now = performance.now()
    if (Date.now() > deadline) throw timeLimit()
    if (engine.closing) throw shuttingDown()
    if (now - turnBegan > sliceMs) {
      await new Promise<void>((resolve) => setImmediate(resolve))
      turnBegan = performance.now()
    }
  }
}

/** A whole number of a command, where it may be missing. @throws BadValue when negative */
export function whole(value: unknown, name: string, otherwise: number): number {
  if (value === undefined || value === null) return otherwise
  const number = toNumber(value)
  if (number === undefined)
    throw new MongoFault('TypeMismatch', `BSON field '${name}' is the wrong type, expected a number`)
  if (number < 0)
    throw new MongoFault('BadValue', `BSON field '${name}' value must be >= 0, actual value '${number}'`)
  return Math.trunc(number)
}
