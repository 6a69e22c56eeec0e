import { isModeratorOf, type Actor } from './actor.ts'
import { allow, deny, signedOutReason, type Decision } from './decision.ts'
import type { PostFacts } from './thread.policy.ts'

/** What the rules read of the agency that is named. */
export interface AgencyFacts {
  id: string
}

/** The same, beside a question: is it competent for its topic and its territory? */
export interface CompetenceFacts extends AgencyFacts {
  competent: boolean
}

/** An agency speaks through its moderators, only where it is competent, and nobody seals their own words. */
export function mayValidate(actor: Actor, answer: PostFacts, agency: CompetenceFacts): Decision {
  if (actor.id === undefined) return deny(signedOutReason)
  if (answer.kind !== 'answer') return deny('not-an-answer')
  if (answer.withdrawnAt) return deny('withdrawn')
  if (answer.authorId === actor.id) return deny('own-answer')
  const speaks = maySpeakFor(actor, agency)
  if (!speaks.allowed) return speaks
  // The agency that is named, not any of mine.
  return agency.competent ? allow : deny('outside-competence')
}

/** The desk shows what waits for the agency to those who can act on it. */
export const mayOpenDesk = (actor: Actor, agency: AgencyFacts): Decision => maySpeakFor(actor, agency)

/** Whoever speaks for an agency proved twice who they are: a password alone may be known to somebody else. */
function maySpeakFor(actor: Actor, agency: AgencyFacts): Decision {
  if (actor.id === undefined) return deny(signedOutReason)
  if (!isModeratorOf(actor, agency.id)) return deny('not-a-moderator')
  return actor.secondFactor ? allow : deny('second-factor')
}
