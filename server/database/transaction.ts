import mongoose, { type ClientSession } from 'mongoose'
import { setTimeout as pause } from 'node:timers/promises'

/** The proof that a write stands in a transaction: what must not be written alone asks for one. */
export type Tx = ClientSession

const attempts = 5

/**
 * Runs `work` in one MongoDB transaction: all of its writes, or none. It may run twice, so nothing but MongoDB writes stands
 * inside. Tried again at once after a conflict with another writer, with a few milliseconds of jitter (the driver's own
 * backoff reaches half a second).
 * @param alsoRetry told of every failure; says whether a second try may pass though the store does not
 * @throws what `work` throws, or the last conflict after 5 tries
 */
export async function transaction<T>(
  work: (tx: Tx) => Promise<T>,
  alsoRetry: (error: unknown) => boolean = () => false,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const session = await mongoose.connection.startSession()
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
      await pause(5 + Math.random() * 15)
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

/** The database cannot be reached, or did not answer in time. */
export function isDatabaseAway(error: unknown): boolean {
  const { MongoNetworkError, MongoServerSelectionError, MongoNotConnectedError, MongoTopologyClosedError } =
    mongoose.mongo
  return [
    MongoNetworkError,
    MongoServerSelectionError,
    MongoNotConnectedError,
    MongoTopologyClosedError,
  ].some((kind) => error instanceof kind)
}
