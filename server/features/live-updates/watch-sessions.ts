import type { Clock } from '../../adapters/clock/clock.ts'
import type { Logger } from '../../logger.ts'
import type { Realtime } from '../../realtime/server.ts'
import { findSessionActors } from '../accounts/index.ts'
import { repeat } from '../../repeat.ts'

interface WatchParts {
  realtime: Realtime
  clock: Clock
  log: Logger
}

/**
 * Cuts off the sockets of sessions that ended and of people whose role changed, wherever that was written: each process looks
 * after its own sockets, once a second. A browser comes back as who it is by then.
 */
export function watchSessions({ realtime, clock, log }: WatchParts): { stop(): Promise<void> } {
  async function look(): Promise<void> {
    const actors = new Map<string, string>()
    for (const { session, actor } of realtime.connections())
      if (session !== undefined) actors.set(session, JSON.stringify(actor))
    if (actors.size === 0) return
    const found = await findSessionActors([...actors.keys()], clock.now())
    for (const [session, actor] of actors)
      if (JSON.stringify(found.get(session)) !== actor) realtime.endSession(session)
  }

  return repeat(1_000, look, (error) => log.warn({ err: error }, 'sessions could not be read'))
}
