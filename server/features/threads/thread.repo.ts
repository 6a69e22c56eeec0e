import type { QueryFilter } from 'mongoose'
import type { ThreadStatus } from '../../../shared/api/threads.ts'
import type { Tx } from '../../database/transaction.ts'
import { everywhere } from '../territories/index.ts'
import type { Review } from './desk.rules.ts'
import type { ListCursor } from './list-cursor.ts'
import { reviewsIndex, ThreadModel, type ThreadRecord } from './thread.model.ts'

export const findThread = (id: string): Promise<ThreadRecord | null> => ThreadModel.findById(id).lean()

export const findThreadByClientId = (authorId: string, clientId: string): Promise<ThreadRecord | null> =>
  ThreadModel.findOne({ authorId, clientId }).lean()

export const findThreads = (ids: readonly string[]): Promise<ThreadRecord[]> =>
  ThreadModel.find({ _id: { $in: [...ids] } }).lean()

/** The number of the last change of each, in the order of their ids. */
export const listThreadVersions = (
  where: { _id: { $gt: string } | { $in: string[] } },
  limit: number,
): Promise<Pick<ThreadRecord, '_id' | 'stateSeq'>[]> =>
  ThreadModel.find(where, { stateSeq: 1 }).sort({ _id: 1 }).limit(limit).lean()

export async function insertThread(tx: Tx, thread: ThreadRecord): Promise<void> {
  await ThreadModel.insertMany([thread], { session: tx, lean: true })
}

/** Writes new facts over the state that they were built on. @returns whether that state still stood */
export async function updateThreadState(
  tx: Tx,
  id: string,
  builtOn: number,
  set: Partial<ThreadRecord>,
  unset: readonly (keyof ThreadRecord)[],
): Promise<boolean> {
  const update = {
    $set: set,
    ...(unset.length > 0 && { $unset: Object.fromEntries(unset.map((key) => [key, 1])) }),
  }
  const { matchedCount } = await ThreadModel.updateOne({ _id: id, stateSeq: builtOn }, update, {
    session: tx,
  })
  return matchedCount === 1
}

export async function touchThread(id: string, at: Date): Promise<void> {
  await ThreadModel.updateOne({ _id: id }, { $max: { lastActivityAt: at } })
}

export interface ThreadFilter {
  topics?: readonly string[]
  statuses?: readonly ThreadStatus[]
  /** Codes of which one holds the thread's place; a thread without a place is everywhere. */
  territories?: readonly string[]
  authorId?: string
  /** The agency that sealed one of its answers. */
  sealedBy?: string
  withExamples?: boolean
}

export type ThreadSort = 'activity' | 'waiting'

/** Threads by last activity, or those that have waited longest first. Gone ones never show. */
export function listThreads(
  filter: ThreadFilter,
  sort: ThreadSort,
  limit: number,
  after?: ListCursor,
): Promise<ThreadRecord[]> {
  const [field, step] = sort === 'activity' ? (['lastActivityAt', -1] as const) : (['createdAt', 1] as const)
  const beyond = step === -1 ? '$lt' : '$gt'
  return ThreadModel.find({
    goneAt: { $exists: false },
    ...(filter.topics && { topic: { $in: [...filter.topics] } }),
    ...(filter.statuses && { status: { $in: [...filter.statuses] } }),
    ...(filter.territories && { within: { $in: [...filter.territories, everywhere] } }),
    ...(filter.authorId !== undefined && { authorId: filter.authorId }),
    ...(filter.sealedBy !== undefined && { 'answers.seals.agencyId': filter.sealedBy }),
    ...(filter.withExamples === false && { isExample: false }),
    ...(after && {
      // The date stands by itself too: an index is bounded by it, so that a later page costs no more than the first.
      [field]: { [`${beyond}e`]: after.at },
      $or: [{ [field]: { [beyond]: after.at } }, { [field]: after.at, _id: { [beyond]: after.id } }],
    }),
  })
    .sort({ [field]: step, _id: step })
    .limit(limit)
    .lean()
}

/** Threads whose status time alone has changed since it was last written. */
export const listThreadsDue = (now: Date, limit: number): Promise<ThreadRecord[]> =>
  ThreadModel.find({ statusUntil: { $exists: true, $lte: now } })
    .sort({ statusUntil: 1 })
    .limit(limit)
    .lean()

export const countThreads = (statuses: readonly ThreadStatus[]): Promise<number> =>
  ThreadModel.countDocuments({ status: { $in: [...statuses] } })

/** Topics, and the place in which (or around which) they are asked for; null means everywhere. */
export interface ThreadScope {
  topics: readonly string[]
  territory: string | null
}

/** What of a thread waits: the question, an answer without any seal, or an agency's second look. */
export type Waiting =
  | { unanswered: true }
  | { unsealed: true }
  | { agencyId: string; reviews: readonly Review['kind'][]; due: Date }

/** Threads in which that waits, the longest-waiting first. A question without a place is in every scope of its topic. */
export function listThreadsInScope(
  scope: readonly ThreadScope[],
  waiting: Waiting,
  limit: number,
): Promise<ThreadRecord[]> {
  const { filter, sort } = waitingQuery(waiting)
  const places = scope.map(({ topics, territory }) => ({
    topic: { $in: [...topics] },
    ...(territory !== null && { within: { $in: [territory, everywhere] } }),
  }))
  const topics = [...new Set(scope.flatMap((part) => part.topics))]
  // The topics stand at the top of the query, where an index serves them; the places of each are told apart after.
  const where: QueryFilter<ThreadRecord> =
    places.length === 1 && places[0] ? places[0] : { topic: { $in: topics }, $or: places }
  const found = ThreadModel.find({ goneAt: { $exists: false }, ...where, ...filter })
    .sort({ [sort]: 1, _id: 1 })
    .limit(limit)
    .lean()
  // What one agency should look at again is little, where its topics and places may be many.
  return 'agencyId' in waiting ? found.hint(reviewsIndex) : found
}

function waitingQuery(waiting: Waiting): { filter: QueryFilter<ThreadRecord>; sort: string } {
  if ('unanswered' in waiting)
    return { filter: { status: 'open', withdrawnAt: { $exists: false } }, sort: 'createdAt' }
  if ('unsealed' in waiting)
    return {
      filter: { unsealedSince: { $exists: true }, withdrawnAt: { $exists: false } },
      sort: 'unsealedSince',
    }
  const { agencyId, reviews, due } = waiting
  const review = { agencyId, kind: { $in: [...reviews] }, since: { $lte: due } }
  // The agency stands by itself too: an index is read by it.
  return { filter: { 'reviews.agencyId': agencyId, reviews: { $elemMatch: review } }, sort: 'reviews.since' }
}
