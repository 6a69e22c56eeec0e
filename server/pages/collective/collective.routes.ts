import type { Request, Response } from 'express'
import { z } from 'zod'
import { limits } from '../../../shared/limits.ts'
import { showCollective } from '../../features/collectives/index.ts'
import { listThreads, threadListQuery } from '../../features/threads/list-threads.ts'
import { respondPage } from '../../http/respond.ts'
import { routes, type Routes } from '../../http/routes.ts'
import { collectiveFeed } from './collective-feed.ts'
import { collectivePage } from './collective-page.tsx'
import { questionsFor, readCollectivePage } from './read-collective-page.ts'

interface CollectivePageParts {
  /** Where a reader of this request's answer finds us again. */
  originOf: (req: Request) => string
}

const params = z.object({ slug: z.string().max(120) })
const query = threadListQuery.pick({ status: true, after: true })

/** The page of a collective, and its questions as a feed. */
export function collectivePageRoutes({ originOf }: CollectivePageParts): Routes {
  const pages = routes()

  pages.get(
    '/collectives/:slug',
    { guard: 'everyone', params, query },
    async ({ req, res, ctx, params, query }) => {
      const data = await readCollectivePage(ctx, params.slug, query)
      respondPage(req, res, data.dto, () => collectivePage({ ctx, data }))
    },
  )

  pages.get(
    '/collectives/:slug/feed.atom',
    { guard: 'everyone', params },
    async ({ req, res, ctx, params }) => {
      const { collective, dto } = await showCollective(ctx, params.slug)
      const { threads } = await listThreads(ctx, {
        ...questionsFor(collective),
        // What is read elsewhere loses the badge of an example, unless all of it is one.
        withExamples: collective.isExample,
        limit: limits.page.feed,
      })
      const { locale } = ctx
      sendFeed(res, collectiveFeed({ collective: dto, threads, origin: originOf(req), locale }), collective)
    },
  )

  return pages
}

function sendFeed(res: Response, xml: string, { isExample }: { isExample: boolean }): void {
  if (isExample) res.setHeader('X-Robots-Tag', 'noindex')
  res.vary('Accept-Language, Cookie')
  res.setHeader('Cache-Control', 'private, no-cache')
  res.type('application/atom+xml').send(xml)
}
