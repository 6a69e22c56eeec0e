import { present } from './load-thread.ts'
import type { PostRecord } from './post.model.ts'
import { findPosts, listPostsBetween } from './post.repo.ts'
import type { ThreadRecord } from './thread.model.ts'
import { findThread } from './thread.repo.ts'
import { NotFound } from '../../errors.ts'

/** What one has missed who has read a log up to a number. */
export interface Missed {
  thread: ThreadRecord
  /** Ascending. */
  posts: PostRecord[]
  /** Older posts that these ones speak of, as they are now. */
  changed: PostRecord[]
  more: boolean
}

/**
 * What stands in a thread's log above `after`, up to `upTo` and at most `limit` posts, with what it changed.
 * @throws NotFound, Withdrawn
 */
export async function catchUp(threadId: string, after: number, upTo: number, limit: number): Promise<Missed> {
  const posts = upTo <= after ? [] : await listPostsBetween(threadId, after, upTo, limit)
  const { thread, spokenOf } = await changedBy(threadId, posts)
  return {
    thread: present(thread, threadId),
    posts,
    changed: spokenOf.filter(({ seq }) => seq <= after),
    more: (posts.at(-1)?.seq ?? upTo) < upTo,
  }
}

/**
 * A thread and the posts that some lines of its log speak of, read after these lines: at least as new as they say.
 * @throws NotFound
 */
export async function changedBy(
  threadId: string,
  lines: readonly PostRecord[],
): Promise<{ thread: ThreadRecord; spokenOf: PostRecord[] }> {
  const about = [...new Set(lines.flatMap((line) => line.about ?? []))]
  const [thread, spokenOf] = await Promise.all([
    findThread(threadId),
    about.length === 0 ? [] : findPosts(about),
  ])
  if (!thread) throw new NotFound(`thread ${threadId}`)
  return { thread, spokenOf: spokenOf.toSorted((a, b) => a.seq - b.seq) }
}
