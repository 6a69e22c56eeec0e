import { respondPage } from '../../http/respond.ts'
import { routes, type Routes } from '../../http/routes.ts'
import { homePage, type SearchProgress } from './home-page.tsx'
import { readHome } from './read-home.ts'

interface HomeParts {
  /** Undefined once every sheet can be found. */
  searchProgress: () => SearchProgress | undefined
  /** One-click entry and example people. */
  trial: boolean
}

export function homeRoutes({ searchProgress, trial }: HomeParts): Routes {
  const home = routes()
  home.get('/', { guard: 'everyone' }, async ({ req, res, ctx }) => {
    const data = await readHome(ctx)
    respondPage(req, res, data, () =>
      homePage(ctx, data, { progress: searchProgress(), trial: trial && ctx.actor.id === undefined }),
    )
  })
  return home
}
