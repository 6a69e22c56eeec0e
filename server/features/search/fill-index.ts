import { setTimeout as pause } from 'node:timers/promises'
import type { Clock } from '../../adapters/clock/clock.ts'
import { SearchDown, SearchUnavailable, type SearchIndex } from '../../adapters/search/search.port.ts'
import type { Logger } from '../../logger.ts'
import { indexFiches } from './index-fiches.ts'
import { refillThreads } from './refill-threads.ts'

export interface Filling {
  /** How many official sheets can be found, of how many; undefined while nothing is known or nothing is under way. */
  progress(): { done: number; total: number } | undefined
  /** Resolves when the index holds everything, or will not. */
  done: Promise<void>
}

interface FillOptions {
  index: SearchIndex
  clock: Clock
  log: Pick<Logger, 'info' | 'error'>
  /** The official sheets are in the store. */
  imported: Promise<unknown>
  signal: AbortSignal
  /** For the terminal; the home page asks `progress`. */
  onProgress?: (done: number, total: number) => void
}

const TRY_AGAIN_MS = 2_000

/** Fills the index at a start, behind everything else: first what people wrote, then the official sheets. */
export function fillIndex({ index, clock, log, imported, signal, onProgress }: FillOptions): Filling {
  let progress: { done: number; total: number } | undefined

  async function fill(): Promise<void> {
    const [threads] = await Promise.all([refillThreads(index, () => clock.now(), signal), imported])
    if (threads > 0) log.info({ threads }, 'threads were put into the search index again')
    await indexFiches(index, {
      signal,
      onProgress: (done, total) => {
        progress = done < total ? { done, total } : undefined
        onProgress?.(done, total)
      },
    })
  }

  async function fillUntilDone(): Promise<void> {
    while (!signal.aborted) {
      try {
        return await fill()
      } catch (error) {
        if (error instanceof SearchUnavailable) return
        if (!(error instanceof SearchDown)) return log.error({ err: error }, 'the search index is not whole')
      }
      await pause(TRY_AGAIN_MS, undefined, { signal, ref: false }).catch(() => {
        // Closing: the loop ends.
      })
    }
  }

  return { progress: () => progress, done: fillUntilDone() }
}
