import { z } from 'zod'
import { topicSlugSchema } from '../../../shared/api/topics.ts'
import { NotFound } from '../../errors.ts'
import { findAgencyBySlug } from '../../features/agencies/index.ts'
import { listFichesOfTopic } from '../../features/fiches/index.ts'
import { resolveTerritory } from '../../features/territories/index.ts'
import { listThreads, threadListQuery, type ThreadListQuery } from '../../features/threads/list-threads.ts'
import { findTopic, presentTopic, topicsUnder } from '../../features/topics/index.ts'
import { respondPage } from '../../http/respond.ts'
import { routes, type Routes } from '../../http/routes.ts'
import { topicPage } from './topic-page.tsx'

const params = z.object({ slug: topicSlugSchema })
const fichesShown = 8

/** The page of one topic: its questions, what stands under it, and its official sheets. */
export function topicPageRoutes(): Routes {
  const pages = routes()
  pages.get(
    '/topics/:slug',
    { guard: 'everyone', params, query: threadListQuery },
    async ({ req, res, ctx, params, query }) => {
      const topic = findTopic(params.slug)
      if (!topic) throw new NotFound(`topic ${params.slug}`)
      const [list, fiches] = await Promise.all([
        listThreads(ctx, { ...(await filterOf(query)), topics: topicsUnder(topic.slug) }),
        listFichesOfTopic(topic.slug, topic.kind === 'procedure' ? fichesShown : 1),
      ])
      const next = list.next === undefined ? null : nextUrl(topic.slug, query, list.next)
      const dto = { topic: presentTopic(topic, ctx.locale), threads: list.threads, next }
      respondPage(req, res, dto, () => topicPage(ctx, { topic, dto, query, fiches }))
    },
  )
  return pages
}

/** A place as people write it, and an agency by its slug; neither filters when it is unknown. */
async function filterOf({ status, sort, after, territory, agency }: ThreadListQuery) {
  const code = territory ? resolveTerritory(territory).code : undefined
  const sealedBy = agency ? (await findAgencyBySlug(agency))?._id : undefined
  return {
    status,
    sort,
    after,
    ...(code !== undefined && { territories: [code] }),
    ...(sealedBy !== undefined && { sealedBy }),
  }
}

function nextUrl(slug: string, query: ThreadListQuery, after: string): string {
  const kept = Object.entries({ ...query, after }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  )
  return `/topics/${slug}?${new URLSearchParams(kept).toString()}`
}
