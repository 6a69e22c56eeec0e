import { isLeadOf, isModeratorOf, type Actor } from './actor.ts'
import { allow, deny, signedOutReason, type Decision } from './decision.ts'

/** What the rules read of a collective. */
export interface CollectiveFacts {
  id: string
}

/** What the rules read of a request for recognition. */
export interface RecognitionFacts {
  collectiveId: string
  agencyId: string
}

/** Anyone signed in makes one; it is listed without being asked for more. */
export const mayCreateCollective = (actor: Actor): Decision =>
  actor.id === undefined ? deny(signedOutReason) : allow

/** A collective speaks through its leads, each under their own account. */
export function mayAskRecognition(actor: Actor, collective: CollectiveFacts): Decision {
  if (actor.id === undefined) return deny(signedOutReason)
  return isLeadOf(actor, collective.id) ? allow : deny('not-a-lead')
}

export const mayReplyToRefusal = (actor: Actor, { collectiveId }: RecognitionFacts): Decision =>
  mayAskRecognition(actor, { id: collectiveId })

/** A moderator of the agency that was asked, who proved twice who they are, and does not judge their own group. */
export function mayDecideRecognition(actor: Actor, recognition: RecognitionFacts): Decision {
  if (actor.id === undefined) return deny(signedOutReason)
  if (!isModeratorOf(actor, recognition.agencyId)) return deny('not-a-moderator')
  if (isLeadOf(actor, recognition.collectiveId)) return deny('own-collective')
  return actor.secondFactor ? allow : deny('second-factor')
}
