import type { Locale } from '../shared/text/words.ts'
import type { Actor } from './policy/actor.ts'

/** Who asks, when, in which language: what every use case is given beside its input. */
export interface Context {
  actor: Actor
  now: Date
  locale: Locale
  requestId: string
}

/** A context whose actor has signed in; routes get it behind `requireUser`. */
export interface SignedInContext extends Context {
  actor: Actor & { id: string }
}
