import { z } from 'zod'
import { presentAgency } from '../../features/agencies/agency.presenter.ts'
import { showAgency } from '../../features/agencies/show-agency.ts'
import { listSealsOfAgency } from '../../features/validation/index.ts'
import { respondPage } from '../../http/respond.ts'
import { routes, type Routes } from '../../http/routes.ts'
import { can } from '../../policy/policies.ts'
import { agencyPage } from './agency-page.tsx'

const params = z.object({ slug: z.string().max(120) })
const sealsShown = 20

/** An agency as everybody sees it: what it answers for, the functions that speak in its name, and its latest seals. */
export function agencyPageRoutes(): Routes {
  const pages = routes()
  pages.get('/agencies/:slug', { guard: 'everyone', params }, async ({ req, res, ctx, params }) => {
    const shown = await showAgency(params.slug)
    const seals = await listSealsOfAgency(shown.agency, sealsShown, ctx.now)
    const dto = { agency: presentAgency(shown, ctx.locale), seals }
    const desk = can(ctx.actor, 'agency.desk', { id: shown.agency._id }).allowed
    respondPage(req, res, dto, () => agencyPage({ ctx, ...dto, desk }))
  })
  return pages
}
