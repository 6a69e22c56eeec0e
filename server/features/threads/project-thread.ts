import { deskFacts } from './desk.rules.ts'
import type { ThreadRecord } from './thread.model.ts'
import { nextStatusChange, threadStatus } from './thread.rules.ts'

/** What lists, search and desks read of a thread, derived from its facts: written with each change, and when a date passes. */
export interface Projection {
  set: Pick<ThreadRecord, 'status' | 'reviews'> & Partial<Pick<ThreadRecord, 'statusUntil' | 'unsealedSince'>>
  unset: ('statusUntil' | 'unsealedSince')[]
}

/** Derives them for this moment. */
export function projectThread(thread: ThreadRecord, now: Date): Projection {
  const statusUntil = nextStatusChange(thread, now)
  const { reviews, unsealedSince } = deskFacts(thread)
  return {
    set: {
      status: threadStatus(thread, now),
      reviews,
      ...(statusUntil && { statusUntil }),
      ...(unsealedSince && { unsealedSince }),
    },
    unset: [
      ...(statusUntil ? [] : (['statusUntil'] as const)),
      ...(unsealedSince ? [] : (['unsealedSince'] as const)),
    ],
  }
}
