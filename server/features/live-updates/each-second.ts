import { setTimeout as pause } from 'node:timers/promises'

/**
 * Does `work`, then again a second after it ended, until stopped.
 * @param failed told of an error; the next round comes all the same
 */
export function eachSecond(
  work: () => Promise<void>,
  failed: (error: unknown) => void,
): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const { signal } = stopping

  async function round(): Promise<void> {
    while (!signal.aborted) {
      // oxlint-disable-next-line no-await-in-loop -- one round after the other is the point
      await work().catch(failed)
      // oxlint-disable-next-line no-await-in-loop
      await pause(1_000, undefined, { signal, ref: false }).catch(() => {
        // Stopped: that is what the signal is for.
      })
    }
  }
  const ended = round()

  return {
    async stop() {
      stopping.abort()
      await ended
    },
  }
}
