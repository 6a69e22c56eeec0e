import { roleIn, type Actor } from '../../policy/actor.ts'
import { competentAgencies } from './competent-agencies.ts'

/** In whose name somebody speaks: an agency, and the function as shown. */
export interface Voice {
  agencyId: string
  role: string
}

/**
 * A moderator who writes under a question that their agency is competent for speaks for it, visibly; elsewhere, or without a
 * second factor, they write as themselves. No query for those who speak for none.
 */
export async function voiceOf(
  actor: Actor,
  question: { topic: string; territory: string | null },
): Promise<Voice | undefined> {
  if (!actor.secondFactor) return undefined
  const [agency] = await competentAgencies(actor, question)
  return agency && { agencyId: agency._id, role: roleIn(actor, agency._id) }
}
