import type { Joined } from '../../../shared/api/live.ts'
import type { PostDto } from '../../../shared/api/threads.ts'
import type { Context } from '../../context.ts'
import type { Connection } from '../../realtime/connection.ts'
import { languageRoom, threadRoom } from '../../realtime/rooms.ts'
import { followLog, namesOf, presentThread } from '../threads/index.ts'
import type { FollowedThreads, PresentPosts } from './follow-threads.ts'

interface Joining {
  connection: Connection
  threads: FollowedThreads
  presentPosts: PresentPosts
  /** Posts in one answer. */
  limit: number
  acknowledge: (joined: Joined) => void
}

/**
 * Tells a reader what was missed above `afterSeq`, and lets them in: the next thing that they hear is the next number. With more
 * missed than one answer takes, they are let in when they have read the rest.
 * @throws NotFound, Withdrawn
 */
export async function joinThread(
  ctx: Context,
  { connection, threads, presentPosts, limit, acknowledge }: Joining,
  threadId: string,
  afterSeq: number,
): Promise<void> {
  await threads.open(threadId, async (cursor) => {
    const posts: PostDto[] = []
    const changed = new Map<string, PostDto>()
    for (let after = afterSeq; ;) {
      const upTo = cursor.position
      // One after the other: each reads on from where the readers were when the one before it began.
      const missed = await followLog.catchUp(threadId, after, upTo, limit - posts.length)
      const [dtos, names] = await Promise.all([
        presentPosts(missed.thread, [...missed.posts, ...missed.changed], ctx.now),
        namesOf([missed.thread]),
      ])
      posts.push(...dtos.slice(0, missed.posts.length))
      for (const post of dtos.slice(missed.posts.length)) changed.set(post.id, post)
      after = Math.max(after, upTo)
      if (!missed.more && cursor.position !== upTo && posts.length < limit) continue

      const more = missed.more || cursor.position !== upTo
      acknowledge({
        seq: cursor.position,
        thread: presentThread(missed.thread, cursor.position, names, ctx.now, ctx.locale),
        posts,
        changed: [...changed.values()],
        more,
      })
      if (!more) connection.enter(threadRoom(threadId), languageRoom(threadId, ctx.locale))
      return
    }
  })
}
