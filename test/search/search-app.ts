import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import express from 'express'
import { MeilisearchIndex } from '../../server/adapters/search/meilisearch-index.ts'
import { SearchDown, type SearchIndex } from '../../server/adapters/search/search.port.ts'
import { searchRoutes, searchSubscriber } from '../../server/features/search/index.ts'
import { postEvents } from '../../server/features/threads/post.repo.ts'
import { activitySubscriber } from '../../server/features/threads/threads.subscriber.ts'
import { loadAssets } from '../../server/http/assets.ts'
import { chooseLanguage } from '../../server/http/language.ts'
import { handleProblems } from '../../server/http/problem-handler.tsx'
import { createLogger } from '../../server/logger.ts'
import { startDispatcher } from '../../server/outbox/dispatcher.ts'
import { outboxSource } from '../../server/outbox/event-source.repo.ts'
import { packageRoot } from '../../server/package-root.ts'
import { signedOut } from '../../server/policy/actor.ts'
import { TestClock, testConnection } from '../support/app.ts'
import { testSearch } from '../support/stores.ts'

const log = createLogger('silent')

export const quiet = { info() {}, error() {} }

/** A word that no other test uses, and that looks like no other. */
export const aWord = (): string =>
  `mot${randomUUID()
    .replace(/\W/g, '')
    .replace(/\d/g, (digit) => 'bcdfghjklm'[Number(digit)] ?? '')}`

/** As when the engine does not answer. */
export const downIndex = (): SearchIndex => ({
  ...({} as SearchIndex),
  search: () => Promise.reject(new SearchDown('away')),
  suggest: () => Promise.reject(new SearchDown('away')),
})

/** An index of this suite's own on the run's engine. */
export async function testIndex(): Promise<MeilisearchIndex> {
  const { url, key, indexPrefix } = await testSearch()
  const index = new MeilisearchIndex({ url, key, indexPrefix: `${indexPrefix}${randomUUID()}-` })
  await index.prepare()
  return index
}

export interface SearchApp {
  url: string
  clock: TestClock
  /** Resolves when every event has reached the index. */
  settled(): Promise<void>
  close(): Promise<void>
}

/** Search alone, with its doors and its subscriber, over the worker's store. */
export async function startSearch(
  index: SearchIndex,
  progress: () => { done: number; total: number } | undefined = () => undefined,
): Promise<SearchApp> {
  await testConnection()
  const clock = new TestClock()
  const app = express()
  app.set('query parser', 'simple')
  app.locals['frame'] = {
    assets: loadAssets(join(packageRoot, 'dist/client')),
    publicUrl: undefined,
    notices: () => [],
    menuOf: () => [],
  }
  app.use((req, _res, next) => {
    Object.assign(req, { id: randomUUID(), receivedAt: clock.now(), actor: signedOut })
    next()
  })
  app.use(chooseLanguage, searchRoutes({ index, progress }).router)
  app.use(handleProblems({ log, signInPage: () => ({ title: '', body: '' }) }))
  const server = createServer(app)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const stopping = new AbortController()
  const subscriber = searchSubscriber({ index, clock, log, stopping: stopping.signal })
  const dispatcher = startDispatcher({
    sources: [postEvents, outboxSource],
    subscribers: [activitySubscriber, subscriber],
    clock,
    log,
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    clock,
    settled: () => dispatcher.settled(),
    async close() {
      stopping.abort()
      await dispatcher.stop()
      server.closeAllConnections()
      server.close()
    },
  }
}
