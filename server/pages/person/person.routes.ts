import { z } from 'zod'
import { respondPage } from '../../http/respond.ts'
import { routes, type Routes } from '../../http/routes.ts'
import { personPage } from './person-page.tsx'
import { readPersonPage } from './read-person-page.ts'

const params = z.object({ handle: z.string().max(30) })
const cursor = z.string().max(80).optional().catch(undefined)
const query = z.object({ answers: cursor, questions: cursor })

/** What everybody may see of somebody: a pseudonym, for whom they speak, what they answered and what they asked. */
export function personPageRoutes(): Routes {
  const pages = routes()
  pages.get(
    '/people/:handle',
    { guard: 'everyone', params, query },
    async ({ req, res, ctx, params, query }) => {
      const dto = await readPersonPage(ctx, params.handle, query)
      respondPage(req, res, dto, () => personPage(ctx, dto, query))
    },
  )
  return pages
}
