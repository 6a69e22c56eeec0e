import type { Actor } from './actor.ts'
import { allow, deny, signedOutReason, type Decision } from './decision.ts'

/** Whoever sees something that should not be there may say so, without an account. */
export const mayReport = (_actor: Actor): Decision => allow

/** Reports name people and what is said of them: those who run the platform read them, and nobody else. */
export function mayReadReports(actor: Actor): Decision {
  if (actor.id === undefined) return deny(signedOutReason)
  return actor.admin ? allow : deny('not-an-admin')
}
