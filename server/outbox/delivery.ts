/**
 * One event's way to one subscriber, kept in the event's own document until it has arrived. A lease is a date in the future
 * with a token: whoever holds it works, and if that process dies the date passes and another takes over.
 */
export interface Delivery {
  to: string
  /** Not before this; while somebody works on it, the end of their lease. */
  at: Date
  attempts: number
  lease?: string
  /** Given up after too many attempts: kept for a person to look at. */
  parked?: boolean
}

export const deliveriesTo = (subscribers: readonly string[], now: Date): Delivery[] =>
  subscribers.map((to) => ({ to, at: now, attempts: 0 }))
