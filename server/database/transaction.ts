import mongoose, { type ClientSession } from 'mongoose'
import { setTimeout as pause } from 'node:timers/promises'

/** The proof that a write stands in a transaction: what must not be written alone asks for one. */
export type Tx = ClientSession

const attempts = 7

/**
 * Runs `work` in one MongoDB transaction: all of its writes, or none. It may run twice, so nothing but MongoDB writes stands
 * inside. Tried again at once after a conflict with another writer, within 20 ms, then within
 * twice as long each time: many at once on one document come apart.
 * @param alsoRetry told of every failure; says whether a second try may pass though the store does not
 * @throws what `work` throws, or the last conflict after 7 tries
 */
export async function transaction<T>(
  work: (tx: Tx) => Promise<T>,
  alsoRetry: (error: unknown) => boolean = () => false,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    // The driver's own: Mongoose's waits ten seconds for a store that is away, and then says so in no error of the driver's.
    const session = mongoose.connection.getClient().startSession()
    try {
      session.startTransaction({
        readConcern: { level: 'snapshot' },
        writeConcern: { w: 'majority', journal: true },
      })
      const result = await work(session)
      await session.commitTransaction()
      return result
    } catch (error) {
      if (session.inTransaction()) await session.abortTransaction()
      const mayPass = alsoRetry(error) || isTransient(error)
      if (!mayPass || attempt >= attempts) throw error
      await pause(Math.random() * 10 * 2 ** attempt)
    } finally {
      await session.endSession()
    }
  }
}

/** Another writer was there first, or the store went away: nothing was written, and a second try may pass. */
function isTransient(error: unknown): boolean {
  return error instanceof mongoose.mongo.MongoError && error.hasErrorLabel('TransientTransactionError')
}

/** The answer to a commit was lost: what was written may stand, or not. */
export const isCommitUnknown = (error: unknown): boolean =>
  error instanceof mongoose.mongo.MongoError &&
  (error.hasErrorLabel('UnknownTransactionCommitResult') || error instanceof mongoose.mongo.MongoNetworkError)

/** A unique key was taken; with a field, that this field is part of the key. */
export function isDuplicate(error: unknown, field?: string): boolean {
  if (!(error instanceof mongoose.mongo.MongoServerError) || error.code !== 11000) return false
  // The driver leaves `keyPattern` out of a bulk write's error; the index's name, made of its fields, stands in all of them.
  const index = /index: (\S+)/.exec(error.message)?.[1] ?? ''
  return field === undefined || index === `${field}_` || index.split('_').includes(field)
}

/** Which document of an ordered insert failed; undefined when the outcome of the whole is unknown. */
export function firstFailure(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('writeErrors' in error)) return undefined
  const first: unknown = [error.writeErrors].flat()[0]
  if (typeof first !== 'object' || first === null || !('index' in first)) return undefined
  return typeof first.index === 'number' ? first.index : undefined
}

/** The database cannot be reached, did not answer in time, or is too busy with others at the same document. */
export function isDatabaseAway(error: unknown): boolean {
  const { MongoNetworkError, MongoServerSelectionError, MongoNotConnectedError, MongoTopologyClosedError } =
    mongoose.mongo
  const kinds = [
    MongoNetworkError,
    MongoServerSelectionError,
    MongoNotConnectedError,
    MongoTopologyClosedError,
  ]
  return kinds.some((kind) => error instanceof kind) || isTransient(error)
}
