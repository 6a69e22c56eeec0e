import { z } from 'zod'
import { idSchema } from '../../../shared/api/fields.ts'
import { threadUrl } from '../../features/threads/index.ts'
import { wantsJson } from '../../http/request.ts'
import { respondPage } from '../../http/respond.ts'
import { routes, type Routes } from '../../http/routes.ts'
import { readThreadPage } from './read-thread-page.ts'
import { threadPage } from './thread-page.tsx'

const params = z.object({ threadId: idSchema, slug: z.string().max(200).optional() })
const query = z.object({ after: z.coerce.number().int().min(0).optional().catch(undefined) })

interface ThreadPageParts {
  /** The origin that people type. */
  origin: () => string
}

/** The page of a thread, at its one address. */
export function threadPageRoutes({ origin }: ThreadPageParts): Routes {
  const pages = routes()
  for (const path of ['/threads/:threadId/:slug', '/threads/:threadId']) {
    pages.get(path, { guard: 'everyone', params, query }, async ({ req, res, ctx, params, query }) => {
      const data = await readThreadPage(ctx, params.threadId, query.after)
      if (data.thread.slug !== params.slug && !wantsJson(req)) {
        const search = query.after === undefined ? '' : `?after=${query.after}`
        // An address holds the question's words, which may be taken back: a browser asks again.
        res.setHeader('Cache-Control', 'private, no-cache')
        return res.redirect(301, `${threadUrl(data.thread)}${search}`)
      }
      respondPage(req, res, data.dto, () => threadPage({ ctx, data, origin: origin() }))
    })
  }
  return pages
}
