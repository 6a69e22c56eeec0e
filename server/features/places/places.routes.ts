import { placeQuerySchema } from '../../../shared/api/places.ts'
import { respondPage } from '../../http/respond.ts'
import { routes, type Routes } from '../../http/routes.ts'
import { placesPage } from './places-page.tsx'
import { showPlaces } from './show-places.ts'

/** Counters near a place. */
export function placeRoutes(): Routes {
  const places = routes()
  places.get('/places', { guard: 'everyone', query: placeQuerySchema }, async ({ req, res, ctx, query }) => {
    const list = await showPlaces(query)
    respondPage(req, res, list, () => placesPage(ctx, list, query))
  })
  return places
}
