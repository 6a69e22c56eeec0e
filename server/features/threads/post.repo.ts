import type { Tx } from '../../database/transaction.ts'
import type { DomainEvent, EventType } from '../../outbox/events.ts'
import { eventSource, type EventSource } from '../../outbox/event-source.repo.ts'
import type { ListCursor } from './list-cursor.ts'
import { PostModel, type PostRecord } from './post.model.ts'

/** The number of the last post of a thread's log; 0 when there is none. */
export async function highestSeq(threadId: string): Promise<number> {
  const last = await PostModel.findOne({ threadId }, { seq: 1 }).sort({ seq: -1 }).lean()
  return last?.seq ?? 0
}

/** Inserts posts in the order of their numbers; those before a failure are in. */
export async function insertPosts(posts: readonly PostRecord[], tx?: Tx): Promise<void> {
  await PostModel.insertMany([...posts], { ordered: true, lean: true, ...(tx && { session: tx }) })
}

export const findPost = (id: string): Promise<PostRecord | null> => PostModel.findById(id).lean()

export const findPostByClientId = (
  threadId: string,
  authorId: string,
  clientId: string,
): Promise<PostRecord | null> => PostModel.findOne({ threadId, authorId, clientId }).lean()

export const findPosts = (ids: readonly string[]): Promise<PostRecord[]> =>
  PostModel.find({ _id: { $in: [...ids] } }).lean()

/** The log above a number, ascending. */
export const listPostsAfter = (threadId: string, after: number, limit: number): Promise<PostRecord[]> =>
  PostModel.find({ threadId, seq: { $gt: after } })
    .sort({ seq: 1 })
    .limit(limit)
    .lean()

/** The log above a number and up to another, ascending. */
export const listPostsBetween = (
  threadId: string,
  after: number,
  upTo: number,
  limit: number,
): Promise<PostRecord[]> =>
  PostModel.find({ threadId, seq: { $gt: after, $lte: upTo } })
    .sort({ seq: 1 })
    .limit(limit)
    .lean()

/** What stands in several logs, each above its own number, ascending in each. */
export const listPostsBeyond = (
  logs: readonly (readonly [threadId: string, seq: number])[],
  limit: number,
): Promise<PostRecord[]> =>
  PostModel.find({ $or: logs.map(([threadId, seq]) => ({ threadId, seq: { $gt: seq } })) })
    .sort({ threadId: 1, seq: 1 })
    .limit(limit)
    .lean()

export const listQuestionAndAnswers = (threadId: string, limit: number): Promise<PostRecord[]> =>
  PostModel.find({ threadId, kind: { $in: ['question', 'answer'] } })
    .sort({ seq: 1 })
    .limit(limit)
    .lean()

/** The end of the log, ascending: the whole of it when there is no more. */
export async function listNewestPosts(threadId: string, limit: number): Promise<PostRecord[]> {
  const posts = await PostModel.find({ threadId }).sort({ seq: -1 }).limit(limit).lean()
  return posts.reverse()
}

/** What somebody answered in their own name and did not take back, the newest first. */
export const listAnswersBy = (authorId: string, limit: number, after?: ListCursor): Promise<PostRecord[]> =>
  PostModel.find({
    authorId,
    kind: 'answer',
    withdrawnAt: { $exists: false },
    speaksFor: { $exists: false },
    ...(after && {
      $or: [{ createdAt: { $lt: after.at } }, { createdAt: after.at, _id: { $lt: after.id } }],
    }),
  })
    .sort({ createdAt: -1, _id: -1 })
    .limit(limit)
    .lean()

/** The newest posts that are neither the question nor answers, ascending. */
export async function listNewestTalk(threadId: string, limit: number): Promise<PostRecord[]> {
  const talk = await PostModel.find({ threadId, kind: { $in: ['chat', 'system'] } })
    .sort({ seq: -1 })
    .limit(limit)
    .lean()
  return talk.reverse()
}

export async function updatePost(tx: Tx, id: string, set: Partial<PostRecord>): Promise<void> {
  await PostModel.updateOne({ _id: id }, { $set: set }, { session: tx })
}

/** Has anybody but this person written here? */
export async function othersWrote(threadId: string, authorId: string): Promise<boolean> {
  return (await PostModel.exists({ threadId, authorId: { $ne: authorId }, kind: { $ne: 'system' } })) !== null
}

const eventTypes: Record<NonNullable<PostRecord['what']>, EventType> = {
  revised: 'post.revised',
  withdrawn: 'post.withdrawn',
  sealed: 'post.sealed',
  outcome: 'post.outcome-told',
  solved: 'thread.solved',
  reopened: 'thread.reopened',
  closed: 'thread.closed',
}

/** What a post tells the rest of the program: it is its own event. */
export function eventTypeOf({ kind, what }: Pick<PostRecord, 'kind' | 'what'>): EventType {
  if (kind === 'question') return 'thread.asked'
  if (kind === 'answer') return 'post.answered'
  return what === undefined ? 'post.chatted' : eventTypes[what]
}

/** The posts whose deliveries are pending, as events. */
export const postEvents: EventSource = eventSource(
  PostModel,
  ({ _id, threadId, seq, kind, what }) =>
    ({
      id: _id,
      type: eventTypeOf({ kind, ...(what && { what }) }),
      payload: { threadId, postId: _id, seq },
    }) as DomainEvent,
)
