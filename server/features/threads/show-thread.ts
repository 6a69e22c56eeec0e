import { limits } from '../../../shared/limits.ts'
import { getThread } from './load-thread.ts'
import type { PostRecord } from './post.model.ts'
import {
  highestSeq,
  listNewestPosts,
  listNewestTalk,
  listPostsAfter,
  listQuestionAndAnswers,
} from './post.repo.ts'
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
  // The log comes first: what is written while the rest is read comes again over the socket, and is never missed.
  const newest = await listNewestPosts(id, limits.page.log)
  const seq = newest.at(-1)?.seq ?? 0
  const isWhole = newest.length === seq
  const newestTalk = newest.filter((post) => !isWords(post))
  const [thread, words, talk] = await Promise.all([
    getThread(id),
    isWhole ? newest.filter(isWords) : listQuestionAndAnswers(id, limits.page.answers),
    isWhole || newestTalk.length === limits.page.log ? newestTalk : listNewestTalk(id, limits.page.log),
  ])
  const byId = new Map(words.map((post) => [post._id, post]))
  const ranked = rankAnswers(thread, now).flatMap((answer) => byId.get(answer.id) ?? [])
  const posts = [...words.filter(({ kind }) => kind === 'question'), ...ranked, ...talk]
  return { thread, seq, posts, next: posts.length < seq ? 0 : undefined }
}

const isWords = ({ kind }: PostRecord) => kind === 'question' || kind === 'answer'

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
