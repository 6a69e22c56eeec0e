import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Clock } from '../adapters/clock/clock.ts'
import type { Logger } from '../logger.ts'
import type { ClaimedEvent, EventSource } from './event-source.repo.ts'
import type { DomainEvent, EventType } from './events.ts'
import { onCommit } from './wake.ts'

/** Somebody who must hear of events: called at least once for each, so it re-reads by id and survives repeats. */
export interface Subscriber {
  name: string
  hears: readonly EventType[]
  /** Events with the same key are handed over together: one reading does for all. */
  key: (event: DomainEvent) => string
  handle: (key: string, events: readonly DomainEvent[]) => Promise<void>
}

export interface Dispatcher {
  /** Resolves when nothing is left to deliver; what is parked does not count. */
  settled(): Promise<void>
  stop(): Promise<void>
}

interface DispatcherParts {
  sources: readonly EventSource[]
  subscribers: readonly Subscriber[]
  clock: Clock
  log: Logger
}

const pollEvery = 1_000
const leaseFor = 30_000
const batch = 64
const attemptsBeforeParking = 12

/** Carries events to subscribers, each subscriber alone: a slow one holds up nobody else. */
export function startDispatcher({ sources, subscribers, clock, log }: DispatcherParts): Dispatcher {
  const stopping = new AbortController()
  const workers = subscribers.map((subscriber) => startWorker(subscriber))
  const unsubscribe = onCommit(() => {
    for (const worker of workers) worker.wake()
  })

  function startWorker(subscriber: Subscriber) {
    let wake: () => void = () => {}
    let rung = false
    const run = async () => {
      while (!stopping.signal.aborted) {
        rung = false
        const worked = await deliverDue(subscriber).catch((error: unknown) => {
          log.error({ err: error, subscriber: subscriber.name }, 'events cannot be read; trying again')
          return 0
        })
        if (worked > 0 || rung || stopping.signal.aborted) continue
        const rest = new AbortController()
        wake = () => {
          rung = true
          rest.abort()
        }
        const signal = AbortSignal.any([stopping.signal, rest.signal])
        await pause(pollEvery, undefined, { signal, ref: false }).catch(() => {
          // Woken early: that is what the signal is for.
        })
      }
    }
    return {
      wake: () => {
        rung = true
        wake()
      },
      ended: run(),
    }
  }

  async function deliverDue(subscriber: Subscriber): Promise<number> {
    const counts = await Promise.all(sources.map((source) => deliverFrom(source, subscriber)))
    return counts.reduce((sum, count) => sum + count, 0)
  }

  async function deliverFrom(source: EventSource, subscriber: Subscriber): Promise<number> {
    const now = clock.now()
    const lease = randomUUID()
    const leaseUntil = new Date(now.getTime() + leaseFor)
    const events = await source.claim({ to: subscriber.name, now, leaseUntil, lease, limit: batch })
    const byKey = new Map<string, ClaimedEvent[]>()
    for (const event of events) {
      try {
        const key = subscriber.key(event)
        byKey.set(key, [...(byKey.get(key) ?? []), event])
      } catch (error) {
        // What cannot even be named holds up nothing else, and is parked in the end.
        await putBack(source, subscriber, lease, event.id, [event], error)
      }
    }
    await Promise.all([...byKey].map(([key, group]) => deliver(source, subscriber, lease, key, group)))
    return events.length
  }

  async function deliver(
    source: EventSource,
    subscriber: Subscriber,
    lease: string,
    key: string,
    events: ClaimedEvent[],
  ) {
    try {
      await subscriber.handle(key, events)
    } catch (error) {
      await putBack(source, subscriber, lease, key, events, error)
      return
    }
    await source.done(idsOf(events), subscriber.name, lease)
  }

  async function putBack(
    source: EventSource,
    subscriber: Subscriber,
    lease: string,
    key: string,
    events: ClaimedEvent[],
    error: unknown,
  ) {
    const attempts = Math.max(...events.map((event) => event.attempts))
    const parked = attempts >= attemptsBeforeParking
    log[parked ? 'error' : 'warn'](
      { err: error, subscriber: subscriber.name, key, attempts, parked },
      'event not delivered',
    )
    const at = retryAt(clock.now(), attempts, parked)
    await source.putBack(idsOf(events), subscriber.name, lease, at, parked)
  }

  return {
    async settled() {
      while ((await Promise.all(sources.map((source) => source.countPending()))).some((count) => count > 0)) {
        for (const worker of workers) worker.wake()
        await pause(5)
      }
    },
    async stop() {
      unsubscribe()
      stopping.abort()
      await Promise.all(workers.map((worker) => worker.ended))
    },
  }
}

const never = new Date('9999-01-01T00:00:00Z')

/** Half a second, then twice as long each time, ten minutes at most. */
function retryAt(now: Date, attempts: number, parked: boolean): Date {
  if (parked) return never
  return new Date(now.getTime() + Math.min(500 * 2 ** (attempts - 1), 600_000))
}

const idsOf = (events: readonly ClaimedEvent[]): string[] => events.map(({ id }) => id)
