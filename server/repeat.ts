import { setTimeout as pause } from 'node:timers/promises'

export interface Repeated {
  /** Resolves when the round under way has ended. */
  stop(): Promise<void>
}

/**
 * Does `work`, then again that many milliseconds after it ended, until stopped.
 * @param failed told of an error; the next round comes all the same
 */
export function repeat(
  milliseconds: number,
  work: () => Promise<unknown>,
  failed: (error: unknown) => void,
): Repeated {
  const stopping = new AbortController()
  const { signal } = stopping

  async function rounds(): Promise<void> {
    while (!signal.aborted) {
      await work().catch(failed)
      await pause(milliseconds, undefined, { signal, ref: false }).catch(() => {
        // Stopped: that is what the signal is for.
      })
    }
  }
  const ended = rounds()

  return {
    async stop() {
      stopping.abort()
      await ended
    },
  }
}
