import { z } from 'zod'
import { NotFound } from '../../errors.ts'
import { findPersonByHandle } from '../../features/accounts/index.ts'
import { presentPerson } from '../../features/accounts/person.presenter.ts'
import { listThreads } from '../../features/threads/list-threads.ts'
import { respondPage } from '../../http/respond.ts'
import { routes, type Routes } from '../../http/routes.ts'
import { membershipsOf } from './memberships-of.ts'
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
