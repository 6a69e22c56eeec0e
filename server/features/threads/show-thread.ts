import { limits } from '../../../shared/limits.ts'
import { getThread } from './load-thread.ts'
import type { PostRecord } from './post.model.ts'
import { highestSeq, listNewestTalk, listPostsAfter, listQuestionAndAnswers } from './post.repo.ts'
import { lastSeen } from './thread-log.ts'
import type { ThreadRecord } from './thread.model.ts'
import { rankAnswers } from './thread.rules.ts'

/** One page of a thread, as records. */
export interface ThreadView {
  thread: ThreadRecord
  /** The number of the last post of its log when this was read. */
  seq: number
  posts: PostRecord[]
  /** The number that the next page starts after (0: the whole log, in order); undefined on the last. */
  next: number | undefined
}

/**
 * What a thread's page shows: the question, all answers ranked, then the newest 50 of the rest of the log; or, with `after`,
 * the log above that number, 50 at a time.
 * @throws NotFound, Withdrawn
 */
export async function showThread(id: string, after: number | undefined, now: Date): Promise<ThreadView> {
  return after === undefined ? showFirstPage(id, now) : showLogAfter(id, after)
}

async function showFirstPage(id: string, now: Date): Promise<ThreadView> {
  // The number comes first: what is written while the rest is read comes again over the socket, and is never missed.
  const seq = lastSeen(id) ?? (await highestSeq(id))
  const [thread, words, talk] = await Promise.all([
    getThread(id),
    listQuestionAndAnswers(id, limits.page.answers),
    listNewestTalk(id, limits.page.log),
  ])
  const byId = new Map(words.map((post) => [post._id, post]))
  const ranked = rankAnswers(thread, now).flatMap((answer) => byId.get(answer.id) ?? [])
  const posts = [...words.filter(({ kind }) => kind === 'question'), ...ranked, ...talk]
  return { thread, seq, posts, next: posts.length < seq ? 0 : undefined }
}

async function showLogAfter(id: string, after: number): Promise<ThreadView> {
  const [thread, seq, posts] = await Promise.all([
    getThread(id),
    highestSeq(id),
    listPostsAfter(id, after, limits.page.log),
  ])
  const last = posts.at(-1)?.seq
  return {
    thread,
    seq: Math.max(seq, last ?? 0),
    posts,
    next: last !== undefined && last < seq ? last : undefined,
  }
}
