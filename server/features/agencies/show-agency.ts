import { listMembers } from '../accounts/index.ts'
import type { AgencyRecord } from './agency.model.ts'
import { getAgency } from './get-agency.ts'

const membersRead = 200

/** An agency and the functions of those who speak for it, each once; never their names. @throws NotFound */
export async function showAgency(slug: string): Promise<{ agency: AgencyRecord; roles: string[] }> {
  const agency = await getAgency(slug)
  const members = await listMembers(agency._id, membersRead)
  const titles = members.flatMap(({ memberships }) =>
    memberships.flatMap(({ of, title }) => (of === agency._id && title !== undefined ? [title] : [])),
  )
  return { agency, roles: [...new Set(titles)].sort((a, b) => a.localeCompare(b, 'fr')) }
}
