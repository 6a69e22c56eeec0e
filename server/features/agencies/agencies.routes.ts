import { respondPage } from '../../http/respond.ts'
import { routes, type Routes } from '../../http/routes.ts'
import { agenciesPage } from './agencies-page.tsx'
import { presentAgencyItem } from './agency.presenter.ts'
import { listAgencies } from './agency.repo.ts'

const mostListed = 500

/** The directory; an agency's own page also shows its seals, and stands in `pages/agency`. */
export function agencyRoutes(): Routes {
  const agencies = routes()

  agencies.get('/agencies', { guard: 'everyone' }, async ({ req, res, ctx }) => {
    const listed = (await listAgencies(mostListed)).map((agency) => presentAgencyItem(agency, ctx.locale))
    respondPage(req, res, { agencies: listed }, () => agenciesPage(ctx, listed))
  })

  return agencies
}
