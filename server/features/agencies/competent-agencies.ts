import { isModeratorOf, type Actor } from '../../policy/actor.ts'
import type { AgencyRecord } from './agency.model.ts'
import { findAgencies } from './agency.repo.ts'
import { covers } from './agency.rules.ts'

/** The agencies in whose name this person may speak on a question; no query for those who speak for none. */
export async function competentAgencies(
  actor: Actor,
  question: { topic: string; territory: string | null },
): Promise<AgencyRecord[]> {
  const mine = actor.memberships.filter(({ of }) => isModeratorOf(actor, of)).map(({ of }) => of)
  const agencies = await findAgencies(mine)
  return agencies.filter((agency) => covers(agency, question))
}
