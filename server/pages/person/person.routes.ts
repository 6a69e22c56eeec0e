import { z } from 'zod'
import type { MembershipDto } from '../../../shared/api/people.ts'
import { NotFound } from '../../errors.ts'
import { findPersonByHandle, type PersonRecord } from '../../features/accounts/index.ts'
import { presentPerson } from '../../features/accounts/person.presenter.ts'
import { agencyNames } from '../../features/agencies/index.ts'
import { collectiveNames } from '../../features/collectives/index.ts'
import { listThreads } from '../../features/threads/list-threads.ts'
import { respondPage } from '../../http/respond.ts'
import { routes, type Routes } from '../../http/routes.ts'
import { personPage } from './person-page.tsx'

const params = z.object({ handle: z.string().max(30) })
const questionsShown = 10

/** What everybody may see of somebody: a pseudonym, for whom they speak, and what they asked. */
export function personPageRoutes(): Routes {
  const pages = routes()
  pages.get('/people/:handle', { guard: 'everyone', params }, async ({ req, res, ctx, params }) => {
    const person = await findPersonByHandle(params.handle)
    if (!person) throw new NotFound(`person ${params.handle}`)
    const [memberships, { threads }] = await Promise.all([
      membershipsOf(person),
      listThreads(ctx, { authorId: person._id, limit: questionsShown }),
    ])
    const dto = { person: presentPerson(person, memberships) }
    respondPage(req, res, dto, () => personPage(ctx, dto.person, threads))
  })
  return pages
}

async function membershipsOf({ memberships }: PersonRecord): Promise<MembershipDto[]> {
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
