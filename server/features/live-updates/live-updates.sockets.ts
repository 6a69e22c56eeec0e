import { chatSendSchema, joinSchema, leaveSchema } from '../../../shared/api/live.ts'
import { locales } from '../../../shared/text/words.ts'
import { events, type Events } from '../../realtime/handle.ts'
import { languageRoom, threadRoom } from '../../realtime/rooms.ts'
import { presentPost, sendChat } from '../threads/index.ts'
import type { FollowedThreads, PresentPosts } from './follow-threads.ts'
import { joinThread } from './join-thread.ts'

interface LiveParts {
  threads: FollowedThreads
  presentPosts: PresentPosts
  /** Posts in one answer to a join. */
  limit: number
}

/** Listening to a thread, and talking in it. */
export function liveEvents({ threads, presentPosts, limit }: LiveParts): Events {
  const live = events()

  live.on(
    'thread:join',
    { guard: 'everyone', payload: joinSchema },
    async ({ connection, ctx, payload: { threadId, afterSeq }, acknowledge }) => {
      const joining = { connection, threads, presentPosts, limit, acknowledge }
      await joinThread(ctx, joining, threadId, afterSeq)
    },
  )

  live.on('thread:leave', { guard: 'everyone', payload: leaveSchema }, async ({ connection, payload }) => {
    connection.leave(threadRoom(payload.threadId))
    for (const locale of locales) connection.leave(languageRoom(payload.threadId, locale))
  })

  live.on(
    'chat:send',
    { guard: 'thread.chat', payload: chatSendSchema, rate: 'chat' },
    async ({ ctx, payload: { threadId, ...message } }) => {
      const post = await sendChat(ctx, threadId, message)
      // The sender knows their own name: an acknowledgement waits for nothing but the write.
      const handles = new Map([[ctx.actor.id, ctx.actor.handle ?? '']])
      return { post: presentPost(post, { answers: [] }, { handles, agencies: new Map() }, [], ctx.now) }
    },
  )

  return live
}
