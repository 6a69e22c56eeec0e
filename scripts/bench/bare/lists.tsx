import { createServer } from 'node:http'
import express, { type Request } from 'express'
import { connectDatabase } from '../../../server/database/connect.ts'
import { listFichesOfTopic } from '../../../server/features/fiches/index.ts'
import { listThreads } from '../../../server/features/threads/list-threads.ts'
import { findTopic, presentTopic, topicsUnder } from '../../../server/features/topics/index.ts'
import { renderPage, type PageView } from '../../../server/http/page.tsx'
import { homePage } from '../../../server/pages/home/home-page.tsx'
import { readHome } from '../../../server/pages/home/read-home.ts'
import { topicPage } from '../../../server/pages/topic/topic-page.tsx'
import { signedOut } from '../../../server/policy/actor.ts'
import { listen } from '../listen.ts'
import { runSide } from '../side.ts'

/** The product's own home and topic pages with their queries, in Express alone: what the middleware adds is left out. */
await runSide<{ dataDir: string }>(async ({ dataDir }) => {
  await connectDatabase({ mongodbUrl: undefined, dataDir })
  const assets = { url: (name: string) => `/assets/${name}`, handler: () => {} }
  const frame = { assets, publicUrl: undefined, notices: () => [], menuOf: () => [], keep: () => '' }
  const ctx = () => ({ actor: signedOut, now: new Date(), locale: 'fr' as const, requestId: 'bench' })
  const render = (req: Request, view: PageView) =>
    renderPage({ actor: signedOut, locale: 'fr', originalUrl: req.originalUrl }, frame, view)
  const app = express()
  app.get('/', async (req, res) => {
    const asked = ctx()
    res
      .type('html')
      .send(render(req, homePage(asked, await readHome(asked), { progress: undefined, trial: false })))
  })
  app.get('/topics/:slug', async (req, res) => {
    const asked = ctx()
    const topic = findTopic(req.params.slug)
    if (!topic) throw new Error(`no topic ${req.params.slug}`)
    const [list, fiches] = await Promise.all([
      listThreads(asked, { topics: topicsUnder(topic.slug) }),
      listFichesOfTopic(topic.slug, 8),
    ])
    const dto = { topic: presentTopic(topic, 'fr'), threads: list.threads, next: list.next ?? null }
    res.type('html').send(render(req, topicPage(asked, { topic, dto, query: {}, fiches })))
  })
  const server = createServer(app)
  return {
    url: await listen(server),
  }
})
