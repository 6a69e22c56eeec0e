import type { Collection } from '../catalog.ts'
import { MongoFault } from '../errors.ts'
import { find as findDocuments, planFor, type FindRequest } from '../execute.ts'
import { readRows, type Request } from '../request.ts'
import { toNumber, type Doc } from '../values.ts'
import type { Writer } from '../writer.ts'

export interface WriteError extends Doc {
  index: number
  code: number
  errmsg: string
}

/** What a statement's failure is: the answer's affair, or the whole command's (a lost transaction, a held record). */
function writeErrorOf(error: unknown, index: number): WriteError {
  if (!(error instanceof MongoFault) || error.labels.length > 0) throw error
  return { index, code: error.code, codeName: error.codeName, errmsg: error.message, ...error.details }
}

/** How many documents of one statement are written in one job, so that others get their turn between. */
const sliceSize = 500

/** What a command has done so far. */
export interface Tally {
  n: number
  nModified: number
  upserted: Doc[]
}

/** The statements of one command, and what to do with each. */
export interface Statements<T> {
  list: readonly T[]
  /** @param only the records to consider, when they were found before */
  run(writer: Writer, statement: T, tally: Tally, index: number, only?: readonly number[]): void
  /** What a statement on many documents looks for: it is found first, then written slice by slice. */
  many?(statement: T): { collection: Collection; find: FindRequest; upsert: boolean } | undefined
}

/** How far a command came: its next statement, and the answer to those before. */
interface State {
  next: number
  tally: Tally
  errors: WriteError[]
}

const stateOf = (kept: Doc | undefined): State => ({
  next: toNumber(kept?.['next']) ?? 0,
  tally: {
    n: toNumber(kept?.['n']) ?? 0,
    nModified: toNumber(kept?.['nModified']) ?? 0,
    upserted: (kept?.['upserted'] as Doc[] | undefined) ?? [],
  },
  errors: (kept?.['errors'] as WriteError[] | undefined) ?? [],
})

const kept = ({ next, tally, errors }: State): Doc => ({ next, ...tally, errors })

/**
 * Runs a command's statements one after the other, as many as can be in one write job. A job may run again after
 * waiting for a transaction: it goes on where it stopped. So does a numbered write that is sent again.
 */
export async function runStatements<T>(
  request: Request,
  statements: Statements<T>,
): Promise<{ tally: Tally; errors: WriteError[] }> {
  const { engine, transaction, deadline, progress } = request
  const { list } = statements
  const stopsAtError = request.command['ordered'] !== false || transaction !== undefined
  const state = stateOf(progress?.earlier)
  const { tally, errors } = state
  const attempt = (run: () => void): void => {
    try {
      run()
    } catch (error) {
      errors.push(writeErrorOf(error, state.next))
      if (stopsAtError) state.next = list.length
    }
  }
  const manyAt = (index: number) => {
    if (transaction) return undefined
    try {
      return statements.many?.(list[index]!)
    } catch (error) {
      // A statement that cannot be read fails in its turn, as its own.
      if (error instanceof MongoFault) return undefined
      throw error
    }
  }
  while (state.next < list.length) {
    const index = state.next
    const many = manyAt(index)
    if (many) {
      if (request.command['txnNumber'] !== undefined) throw retryableOnMany()
      const failures = errors.length
      for (const only of await slicesOf(request, many)) {
        await engine.write(
          undefined,
          (writer) => attempt(() => statements.run(writer, list[index]!, tally, index, only)),
          deadline,
        )
        if (errors.length > failures) break
      }
      state.next = Math.max(state.next, index + 1)
    } else {
      const write = (writer: Writer): void => {
        try {
          for (; state.next < list.length && !manyAt(state.next); state.next += 1) {
            const at = state.next
            attempt(() => statements.run(writer, list[at]!, tally, at))
          }
        } finally {
          // Also when it must wait: what was written so far is part of this commit.
          progress?.keep(kept(state))
        }
      }
      await engine.write(transaction, write, deadline)
    }
  }
  if (errors.length > 0) transaction?.abort()
  return { tally, errors }
}

const retryableOnMany = () =>
  new MongoFault('InvalidOptions', 'Cannot use (or request) retryable writes with multi=true or limit=0')

// Found on a snapshot, giving way to others; each record is tested again when its turn to be written comes.
async function slicesOf(
  request: Request,
  { collection, find, upsert }: { collection: Collection; find: FindRequest; upsert: boolean },
): Promise<(readonly number[] | undefined)[]> {
  const rids: number[] = []
  const { view, done } = request.engine.readView()
  const rows = findDocuments(
    request.engine.storage,
    view,
    collection,
    find,
    planFor(request.engine.storage, view, collection, find),
  )
  try {
    await readRows(rows, request, ({ rid }) => {
      rids.push(rid)
      return 'more'
    })
  } finally {
    rows.return()
    done()
  }
  if (rids.length === 0) return [upsert ? undefined : rids]
  return Array.from({ length: Math.ceil(rids.length / sliceSize) }, (_, i) =>
    rids.slice(i * sliceSize, (i + 1) * sliceSize),
  )
}

/** A reply with what failed in it. */
export const withErrors = (reply: Doc, errors: WriteError[]): Doc =>
  errors.length > 0 ? { ...reply, writeErrors: errors } : reply
