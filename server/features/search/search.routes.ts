import type { SearchIndex } from '../../adapters/search/search.port.ts'
import { searchQuerySchema, suggestQuerySchema, type SuggestionsDto } from '../../../shared/api/search.ts'
import { respondPage } from '../../http/respond.ts'
import { routes, type Routes } from '../../http/routes.ts'
import type { Filling } from './fill-index.ts'
import { findSimilarQuestions } from './find-similar-questions.ts'
import { searchEverything } from './search-everything.ts'
import { searchPage } from './search-page.tsx'
import { suggestHits } from './suggest-hits.ts'

interface SearchRouteParts {
  index: SearchIndex
  progress: Filling['progress']
}

/** Finding: the page of results, and what is offered as one types. */
export function searchRoutes({ index, progress }: SearchRouteParts): Routes {
  const search = routes()

  search.get('/search', { guard: 'everyone', query: searchQuerySchema }, async ({ req, res, ctx, query }) => {
    const results = await searchEverything(index, ctx, query)
    respondPage(req, res, results, () => searchPage({ ctx, input: query, results, progress: progress() }))
  })

  search.get(
    '/search/suggest',
    { guard: 'everyone', query: suggestQuerySchema },
    async ({ res, ctx, query }) => {
      const typedOn = new AbortController()
      res.once('close', () => typedOn.abort())
      const suggestions: SuggestionsDto = { hits: await suggestHits(index, ctx, query.q, typedOn.signal) }
      // Long enough for a letter that is deleted and typed again; what was taken back is gone within seconds.
      res.setHeader('Cache-Control', 'private, max-age=5')
      res.vary('Accept-Language, Cookie')
      res.json(suggestions)
    },
  )

  search.get(
    '/search/similar',
    { guard: 'everyone', query: suggestQuerySchema },
    async ({ res, ctx, query }) => void res.json(await findSimilarQuestions(index, ctx, query.q)),
  )

  return search
}
