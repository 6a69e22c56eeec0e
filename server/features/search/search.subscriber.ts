import { setTimeout as pause } from 'node:timers/promises'
import {
  DocumentRejected,
  SearchDown,
  SearchUnavailable,
  type SearchIndex,
} from '../../adapters/search/search.port.ts'
import type { Clock } from '../../adapters/clock/clock.ts'
import type { Logger } from '../../logger.ts'
import type { Subscriber } from '../../outbox/dispatcher.ts'
import { indexThread } from './index-thread.ts'

interface SearchParts {
  index: SearchIndex
  clock: Clock
  log: Pick<Logger, 'error'>
  /** Ends the waiting for an engine that is away. */
  stopping: AbortSignal
}

const ASK_AGAIN_MS = 500

/**
 * Keeps the index up to what threads are. An event is done when the engine has *done* its task. While the engine is
 * away nothing can be delivered, so it waits for it here instead of using up its attempts: whatever the length of an
 * outage, the index is whole soon after.
 */
export const searchSubscriber = ({ index, clock, log, stopping }: SearchParts): Subscriber => ({
  name: 'search',
  hears: [
    ...(['thread.asked', 'post.answered', 'post.revised', 'post.withdrawn', 'post.sealed'] as const),
    ...(['post.outcome-told', 'thread.solved', 'thread.reopened', 'thread.closed', 'thread.lapsed'] as const),
    ...(['collective.listed', 'collective.changed'] as const),
  ],
  key: (event) => ('threadId' in event.payload ? event.payload.threadId : event.id),
  async handle(threadId, [event]) {
    if (event && 'collectiveId' in event.payload) return // their pages are not searched yet
    for (;;) {
      try {
        return await indexThread(index, threadId, clock.now())
      } catch (error) {
        // Without an engine the titles in MongoDB are the search; one that is there at a later start is filled from them.
        if (error instanceof SearchUnavailable) return
        // It would be refused again, and must not hold up what comes after it.
        if (error instanceof DocumentRejected)
          return log.error({ err: error }, 'a document cannot be searched')
        if (!(error instanceof SearchDown) || stopping.aborted) throw error
        await untilUp(index, stopping)
      }
    }
  },
})

async function untilUp(index: SearchIndex, stopping: AbortSignal): Promise<void> {
  do {
    await pause(ASK_AGAIN_MS, undefined, { signal: stopping, ref: false }).catch(() => {
      // Stopping: the caller looks at the signal.
    })
  } while (!stopping.aborted && (await index.health()) !== 'up')
}
