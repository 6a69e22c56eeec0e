import type { PostRecord } from './post.model.ts'
import { listPostsBeyond } from './post.repo.ts'
import { sawElsewhere } from './thread-log.ts'

/** Logs that are asked for in one query. */
const logsAtOnce = 200
const postsAtOnce = 500

/**
 * What stands in these logs beyond the numbers that they have been read to, ascending in each: what other processes wrote. What
 * this process remembers of such a thread is let go.
 */
export async function readAhead(readTo: ReadonlyMap<string, number>): Promise<PostRecord[]> {
  const logs = [...readTo]
  const found: PostRecord[] = []
  for (let at = 0; at < logs.length; at += logsAtOnce) {
    // One after the other: what waits for these queries is a poll.
    found.push(...(await listPostsBeyond(logs.slice(at, at + logsAtOnce), postsAtOnce)))
  }
  for (const { threadId, seq } of found) sawElsewhere(threadId, seq)
  return found
}
