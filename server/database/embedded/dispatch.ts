import { Binary } from 'bson'
import { getMore, killCursors } from './commands/cursor-commands.ts'
import { explain } from './commands/explain.ts'
import { find } from './commands/find.ts'
import { aggregate, count, distinct } from './commands/read-commands.ts'
import * as schema from './commands/schema-commands.ts'
import * as server from './commands/server-commands.ts'
import { abortTransaction, commitTransaction } from './commands/transaction-commands.ts'
import * as writes from './commands/write-commands.ts'
import type { Engine } from './engine.ts'
import { MongoFault, notSupported } from './errors.ts'
import { encode } from './raw-bson.ts'
import type { Handler, Request } from './request.ts'
import type { Session } from './sessions.ts'
import { noSuchTransaction } from './transactions.ts'
import { fieldsOf, isObject, numeric, toNumber, type Doc } from './values.ts'

const handlers = new Map<string, Handler>(
  Object.entries<Handler>({
    find,
    getMore,
    killCursors,
    aggregate,
    count,
    distinct,
    explain,
    insert: writes.insert,
    update: writes.update,
    delete: writes.delete,
    findAndModify: writes.findAndModify,
    findandmodify: writes.findAndModify,
    commitTransaction,
    abortTransaction,
    ...schema,
    deleteIndexes: schema.dropIndexes,
    ...server,
    isMaster: server.hello,
    ismaster: server.hello,
    buildinfo: server.buildInfo,
    dbstats: server.dbStats,
  }),
)

/** Commands that write, whose answers are remembered when the client gives the write a number. */
const retryable = new Set(['insert', 'update', 'delete', 'findAndModify', 'findandmodify'])
const inTransactions = new Set([
  ...retryable,
  'find',
  'aggregate',
  'distinct',
  'getMore',
  'killCursors',
  'commitTransaction',
  'abortTransaction',
  'count',
])

/** Answers one command with a reply's bytes; what it cannot do is answered as MongoDB would. */
export async function answer(engine: Engine, command: Doc, address: string): Promise<Buffer> {
  const name = fieldsOf(command)[0]?.[0] ?? ''
  try {
    return await engine.during(() => carryOut(engine, name, command, address))
  } catch (error) {
    return encode(failure(error, name))
  }
}

async function carryOut(engine: Engine, name: string, command: Doc, address: string): Promise<Buffer> {
  const session = sessionOf(engine, command)
  const request: Request = {
    engine,
    name,
    command,
    db: String(command['$db'] ?? 'admin'),
    session,
    transaction: undefined,
    address,
    deadline: deadlineOf(command),
  }
  refuseSnapshotRead(command)
  const number = numeric(command['txnNumber'])
  if (session && number !== undefined) {
    if (command['autocommit'] === false) return inTransaction(request, session, BigInt(number))
    if (retryable.has(name)) return remembered(request, session, BigInt(number))
  }
  return run(request)
}

// Only a transaction reads a snapshot here; a session that asks for one of its own would be shown newer writes.
function refuseSnapshotRead(command: Doc): void {
  const concern = command['readConcern']
  if (isObject(concern) && concern['level'] === 'snapshot' && command['autocommit'] !== false) {
    throw notSupported('InvalidOptions', 'a snapshot read outside a transaction')
  }
}

async function run(request: Request): Promise<Buffer> {
  const handler = handlers.get(request.name)
  if (!handler)
    throw new MongoFault(
      'CommandNotFound',
      `no such command: '${request.name}' in the embedded store; set MONGODB_URL if MongoDB has it`,
    )
  const reply = await handler(request)
  return Buffer.isBuffer(reply) ? reply : encode({ ...reply, ok: 1 })
}

function deadlineOf(command: Doc): number {
  const most = toNumber(command['maxTimeMS'])
  return most === undefined || most === 0 ? Infinity : Date.now() + most
}

function sessionOf(engine: Engine, command: Doc): Session | undefined {
  const lsid = command['lsid']
  if (!isObject(lsid) || !(lsid['id'] instanceof Binary)) return undefined
  return engine.sessions.get(lsid['id'].toString('hex'))
}

/** Runs a numbered write once: sent again, it is answered from memory. */
async function remembered(request: Request, session: Session, number: bigint): Promise<Buffer> {
  if (number < session.txnNumber) throw tooOld(number, session)
  if (number === session.txnNumber && session.reply) return session.reply
  session.transaction?.abort()
  session.txnNumber = number
  session.ended = undefined
  const reply = run(request)
  session.reply = reply
  try {
    return await reply
  } catch (error) {
    // It did nothing: sent again, it may run.
    if (session.reply === reply) session.reply = undefined
    throw error
  }
}

const tooOld = (number: bigint, session: Session) =>
  new MongoFault(
    'TransactionTooOld',
    `Cannot start transaction ${number} on session ${session.id} because a newer transaction ${session.txnNumber} has already started`,
  )

async function inTransaction(request: Request, session: Session, number: bigint): Promise<Buffer> {
  const { command, engine, name } = request
  if (number < session.txnNumber) throw tooOld(number, session)
  if (command['startTransaction'] === true) {
    if (number === session.txnNumber && (session.transaction || session.ended || session.reply)) {
      throw new MongoFault(
        'ConflictingOperationInProgress',
        `Cannot start a transaction at given transaction number ${number}: it is already in use`,
      )
    }
    if (!inTransactions.has(name)) throw notInTransaction(name)
    session.transaction?.abort()
    session.txnNumber = number
    session.ended = undefined
    session.reply = undefined
    session.transaction = engine.begin((transaction) => {
      engine.cursors.closeOwnedBy(transaction)
      if (session.transaction === transaction) {
        session.transaction = undefined
        session.ended ??= 'aborted'
      }
    })
  } else if (number > session.txnNumber) {
    throw noSuchTransaction()
  }
  const { transaction } = session
  const ending = name === 'commitTransaction' || name === 'abortTransaction'
  if (!ending) {
    if (session.ended === 'committed')
      throw new MongoFault('TransactionCommitted', `Transaction ${number} has been committed.`)
    if (!transaction) throw noSuchTransaction()
    if (!inTransactions.has(name)) {
      transaction.abort()
      throw notInTransaction(name)
    }
  }
  try {
    return await run({ ...request, transaction })
  } catch (error) {
    if (!ending) transaction?.abort()
    throw error
  }
}

const notInTransaction = (name: string) =>
  new MongoFault(
    'OperationNotSupportedInTransaction',
    `Cannot run '${name}' in a multi-document transaction. Collections and indexes are made outside of them.`,
  )

/** What a client reads of an error; anything but a MongoFault is our own mistake, told as such. */
export function failure(error: unknown, name: string): Doc {
  const fault =
    error instanceof MongoFault
      ? error
      : new MongoFault(
          'InternalError',
          `the embedded store failed at '${name}': ${error instanceof Error ? error.message : String(error)}`,
        )
  return {
    ok: 0,
    errmsg: fault.message,
    code: fault.code,
    codeName: fault.codeName,
    ...fault.details,
    ...(fault.labels.length > 0 ? { errorLabels: fault.labels } : {}),
  }
}
