import type { PostDto } from '../../../shared/api/threads.ts'
import { locales } from '../../../shared/text/words.ts'
import type { Clock } from '../../adapters/clock/clock.ts'
import type { Logger } from '../../logger.ts'
import { languageRoom, threadRoom } from '../../realtime/rooms.ts'
import type { Realtime } from '../../realtime/server.ts'
import { followLog, namesOf, presentThread, type PostRecord, type ThreadRecord } from '../threads/index.ts'
import { repeat } from '../../repeat.ts'
import { ThreadCursor } from './thread-cursor.ts'

/** Posts as every reader sees them; handed in, since several features know of a post. */
export type PresentPosts = (
  thread: ThreadRecord,
  posts: readonly PostRecord[],
  now: Date,
) => Promise<PostDto[]>

export interface FollowParts {
  realtime: Realtime
  presentPosts: PresentPosts
  clock: Clock
  log: Logger
}

/** The threads that somebody reads in this process. */
export interface FollowedThreads {
  /** Runs `meet` with the cursor of a thread, which stays open while `meet` runs or somebody reads. */
  open<T>(threadId: string, meet: (cursor: ThreadCursor) => Promise<T>): Promise<T>
  stop(): Promise<void>
}

interface Followed {
  cursor: Promise<ThreadCursor>
  /** Its cursor, once it stands. */
  standing?: ThreadCursor
  /** The thread as it was when its state changed last. */
  thread?: ThreadRecord
  /** How many are coming in right now. */
  meeting: number
}

const mostAtOnce = 200

/** Tells the readers of each open thread what comes into its log: from this process at once, from others within a second. */
export function followThreads({ realtime, presentPosts, clock, log }: FollowParts): FollowedThreads {
  const followed = new Map<string, Followed>()

  const unsubscribe = followLog.onAppended(({ threadId, posts }) => {
    void followed.get(threadId)?.cursor.then((cursor) => cursor.hear(posts))
  })
  realtime.onEmpty((room) => {
    for (const threadId of followed.keys()) if (room === threadRoom(threadId)) letGo(threadId)
  })

  function follow(threadId: string): Followed {
    const known = followed.get(threadId)
    if (known) return known
    const cursor = followLog.highestSeq(threadId).then((position) => {
      entry.standing = new ThreadCursor({
        position,
        readAfter: (seq) => followLog.listPostsAfter(threadId, seq, mostAtOnce),
        prepare: (posts) => prepare(threadId, entry, posts),
        failed: (error) => log.warn({ err: error, threadId }, 'readers could not be told; trying again'),
      })
      return entry.standing
    })
    const entry: Followed = { cursor, meeting: 0 }
    followed.set(threadId, entry)
    return entry
  }

  function letGo(threadId: string): void {
    const entry = followed.get(threadId)
    if (entry?.meeting === 0 && realtime.isEmpty(threadRoom(threadId))) followed.delete(threadId)
  }

  /** Reads and presents once what all readers will hear. */
  async function prepare(
    threadId: string,
    entry: Followed,
    posts: readonly PostRecord[],
  ): Promise<() => void> {
    const now = clock.now()
    const talk = posts.every(({ kind }) => kind === 'chat')
    const { thread, spokenOf } =
      talk && entry.thread
        ? { thread: entry.thread, spokenOf: [] }
        : await followLog.changedBy(threadId, posts)
    entry.thread = thread
    const [dtos, names] = await Promise.all([
      presentPosts(thread, [...posts, ...spokenOf], now),
      talk ? undefined : namesOf([thread]),
    ])
    const byId = new Map(dtos.map((dto) => [dto.id, dto]))
    return () => {
      for (const { _id, seq, kind, about } of posts) {
        const post = byId.get(_id)
        const changed = about === undefined ? undefined : byId.get(about)
        if (post) realtime.tell('post:new', { threadId, seq, post })
        if (changed) realtime.tell('post:changed', { threadId, seq, post: changed })
        if (kind === 'chat' || !names) continue
        for (const locale of locales) {
          if (realtime.isEmpty(languageRoom(threadId, locale))) continue
          const dto = presentThread(thread, seq, names, now, locale)
          realtime.tell('thread:changed', { threadId, seq, thread: dto }, locale)
        }
      }
    }
  }

  async function poll(): Promise<void> {
    const readTo = new Map<string, number>()
    for (const [threadId, { standing }] of followed) if (standing) readTo.set(threadId, standing.position)
    if (readTo.size === 0) return
    // The cursor puts them in order, so that they may come one by one.
    for (const post of await followLog.readAhead(readTo)) followed.get(post.threadId)?.standing?.hear([post])
  }

  const polling = repeat(1_000, poll, (error) => log.warn({ err: error }, 'open threads could not be polled'))

  return {
    async open(threadId, meet) {
      const entry = follow(threadId)
      entry.meeting += 1
      try {
        return await meet(await entry.cursor)
      } catch (error) {
        if (!entry.standing) followed.delete(threadId)
        throw error
      } finally {
        entry.meeting -= 1
        letGo(threadId)
      }
    },
    async stop() {
      unsubscribe()
      await polling.stop()
    },
  }
}
