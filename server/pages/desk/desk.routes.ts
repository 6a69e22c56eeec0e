import { z } from 'zod'
import { deskItemKinds } from '../../../shared/api/agencies.ts'
import { respondPage } from '../../http/respond.ts'
import { routes, type Routes } from '../../http/routes.ts'
import { deskPage } from './desk-page.tsx'
import { readDesk } from './read-desk.ts'

const params = z.object({ slug: z.string().max(120) })
const query = z.object({ kind: z.enum(deskItemKinds).optional().catch(undefined) })

/** What waits for an agency, for those who speak for it. */
export function deskPageRoutes(): Routes {
  const pages = routes()
  pages.get(
    '/agencies/:slug/desk',
    { guard: 'agency.desk', params, query },
    async ({ req, res, ctx, params, query }) => {
      const desk = await readDesk(ctx, params.slug, query.kind)
      respondPage(req, res, { items: desk.items }, () => deskPage(ctx, desk))
    },
  )
  return pages
}
