import { territoryQuerySchema, type TerritoryListDto } from '../../../shared/api/territories.ts'
import { limits } from '../../../shared/limits.ts'
import { routes, type Routes } from '../../http/routes.ts'
import { suggestTerritories } from './suggest-territories.ts'

/** Places for what somebody is typing. There is no page: without script the name is typed in full. */
export function territoryRoutes(): Routes {
  const territories = routes()

  territories.get('/territories', { guard: 'everyone', query: territoryQuerySchema }, ({ res, query }) => {
    const found: TerritoryListDto = {
      territories: suggestTerritories(query.q, limits.territories.suggestions),
    }
    // The map changes once a year.
    res.setHeader('Cache-Control', 'public, max-age=3600')
    res.json(found)
  })

  return territories
}
