import { setTimeout as pause } from 'node:timers/promises'
import { SearchDown, SearchUnavailable, type SearchIndex } from '../../adapters/search/search.port.ts'
import type { Subscriber } from '../../outbox/dispatcher.ts'
import { collectiveSource } from './collective-source.ts'
import { indexFound, type IndexParts } from './index-found.ts'
import { threadSource } from './thread-source.ts'

interface SearchParts extends IndexParts {
  /** Ends the waiting for an engine that is away. */
  stopping: AbortSignal
}

const ASK_AGAIN_MS = 500

/**
 * Keeps the index up to what threads and collectives are. An event is done when the engine has *done* its task. While the engine is
 * away nothing can be delivered, so it waits for it here instead of using up its attempts: whatever the length of an
 * outage, the index is whole soon after.
 */
export function searchSubscriber({ stopping, ...parts }: SearchParts): Subscriber {
  // One asks for all: an engine that hangs keeps every question that it is asked.
  let isUp: Promise<void> | undefined
  const whenUp = () => (isUp ??= untilUp(parts.index, stopping).finally(() => (isUp = undefined)))
  return {
    name: 'search',
    hears: [
      ...(['thread.asked', 'post.answered', 'post.revised', 'post.withdrawn', 'post.sealed'] as const),
      ...([
        'post.outcome-told',
        'thread.solved',
        'thread.reopened',
        'thread.closed',
        'thread.lapsed',
      ] as const),
      ...(['collective.listed', 'collective.changed'] as const),
    ],
    key: ({ payload }) =>
      'threadId' in payload ? `thread ${payload.threadId}` : `collective ${payload.collectiveId}`,
    async handle(key) {
      const [name, id = ''] = key.split(' ')
      const source = name === 'thread' ? threadSource : collectiveSource
      for (;;) {
        try {
          return await indexFound(parts, source, id)
        } catch (error) {
          // Without an engine the titles in MongoDB are the search; one that is there at a later start is filled from them.
          if (error instanceof SearchUnavailable) return
          if (!(error instanceof SearchDown) || stopping.aborted) throw error
          await whenUp()
        }
      }
    },
  }
}

async function untilUp(index: SearchIndex, stopping: AbortSignal): Promise<void> {
  const rest = () =>
    pause(ASK_AGAIN_MS, undefined, { signal: stopping, ref: false }).catch(() => {
      // Stopping: the caller looks at the signal.
    })
  do await rest()
  while (!stopping.aborted && (await index.health()) !== 'up')
  // One that hung may still be taking in what we sent before and gave up: what is sent again has to come after.
  await rest()
}
