import type { Events } from '../../realtime/handle.ts'
import { followThreads, type FollowParts } from './follow-threads.ts'
import { liveEvents } from './live-updates.sockets.ts'
import { watchSessions } from './watch-sessions.ts'

interface LiveUpdates {
  events: Events
  stop(): Promise<void>
}

/**
 * Starts telling open pages what changes, and looking after whose pages they are.
 * @param parts with how many posts one answer to a join holds
 */
export function startLiveUpdates(parts: FollowParts & { limit: number }): LiveUpdates {
  const threads = followThreads(parts)
  const sessions = watchSessions(parts)
  return {
    events: liveEvents({ threads, presentPosts: parts.presentPosts, limit: parts.limit }),
    async stop() {
      await Promise.all([threads.stop(), sessions.stop()])
    },
  }
}
