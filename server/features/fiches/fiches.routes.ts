import { z } from 'zod'
import { ficheIdSchema } from '../../../shared/api/fiches.ts'
import { respondPage } from '../../http/respond.ts'
import { routes, type Routes } from '../../http/routes.ts'
import { fichePage } from './fiche-page.tsx'
import { presentFiche } from './fiche.presenter.ts'
import { showFiche } from './show-fiche.ts'

const ficheParams = z.object({ fiche: ficheIdSchema })

/** Official sheets. */
export function ficheRoutes(): Routes {
  const fiches = routes()

  fiches.get(
    '/fiches/:fiche',
    { guard: 'everyone', params: ficheParams },
    async ({ req, res, ctx, params }) => {
      const shown = await showFiche(ctx, params.fiche)
      respondPage(req, res, { fiche: presentFiche(shown) }, () => fichePage(shown, ctx.locale))
    },
  )

  return fiches
}
