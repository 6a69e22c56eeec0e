import type { MembershipDto } from '../../../shared/api/people.ts'
import type { PersonRecord } from '../../features/accounts/index.ts'
import { agencyNames } from '../../features/agencies/index.ts'
import { collectiveNames } from '../../features/collectives/index.ts'

/** For whom somebody speaks and what they lead, by name. */
export async function membershipsOf({ memberships }: PersonRecord): Promise<MembershipDto[]> {
  const idsOf = (kind: 'agency' | 'collective') =>
    memberships.filter((membership) => membership.kind === kind).map(({ of }) => of)
  const [agencies, collectives] = await Promise.all([
    agencyNames(idsOf('agency')),
    collectiveNames(idsOf('collective')),
  ])
  return memberships.flatMap(({ of, role }): MembershipDto[] => {
    const [agency, collective] = [agencies.get(of), collectives.get(of)]
    if (agency) return [{ role, agency }]
    return collective ? [{ role, collective }] : []
  })
}
