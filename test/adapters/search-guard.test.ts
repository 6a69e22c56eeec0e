import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import { EventEmitter, once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { setImmediate as turn } from 'node:timers/promises'
import { GuardedIndex } from '../../server/adapters/search/guarded-index.ts'
import { openSearch } from '../../server/adapters/search/index.ts'
import { MeilisearchIndex } from '../../server/adapters/search/meilisearch-index.ts'
import { SearchDown, SearchUnavailable, type SearchIndex } from '../../server/adapters/search/search.port.ts'
import { aDocument, aQuery, silent } from './search-engine.ts'

type Mood = 'hung' | 'broken' | 'well'

/** A stand-in for an engine in trouble, which no real one can be asked to be. */
async function engineInTrouble(mood: Mood) {
  let asked = 0
  const arrived = new EventEmitter()
  const server = createServer((_req, res) => {
    asked += 1
    arrived.emit('query')
    if (mood === 'broken') res.writeHead(500).end('{}')
    if (mood === 'well') {
      res.setHeader('content-type', 'application/json')
      res.end(JSON.stringify({ results: [{ hits: [], totalHits: 0, facetDistribution: {} }] }))
    }
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  return {
    server,
    url: `http://127.0.0.1:${port}`,
    be: (next: Mood) => (mood = next),
    asked: () => asked,
    /** Resolves when the next query arrives. */
    next: () => once(arrived, 'query'),
  }
}

describe('a guarded index', () => {
  let servers: Server[] = []
  let closing: AbortController
  beforeEach(() => {
    closing = new AbortController()
  })
  afterEach(() => {
    closing.abort()
    for (const server of servers) {
      server.closeAllConnections()
      server.close()
    }
    servers = []
  })

  async function guardOver(mood: Mood, limits: { answerMs?: number; restMs?: number } = {}) {
    const engine = await engineInTrouble(mood)
    servers.push(engine.server)
    const index = new MeilisearchIndex({ url: engine.url, indexPrefix: 'guard-' })
    const all = { startMs: 50, answerMs: 40, failures: 3, restMs: 60_000, ...limits }
    const guard = new GuardedIndex(Promise.resolve(index), all, closing.signal)
    await guard.health() // one turn: the opening is known
    const before = engine.asked()
    const ask = (): Promise<unknown> => guard.search(aQuery('passeport'))
    return { guard, engine, ask, asked: () => engine.asked() - before }
  }

  it('gives up on a hung engine within the limit', async () => {
    const { ask } = await guardOver('hung')
    const start = Date.now()
    await assert.rejects(ask(), SearchDown)
    assert.ok(Date.now() - start < 400)
  })

  for (const mood of ['hung', 'broken'] as const) {
    it(`leaves a ${mood} engine alone after three failures`, async () => {
      const { guard, ask, asked } = await guardOver(mood)
      for (let time = 0; time < 6; time++) await assert.rejects(ask(), SearchDown)
      assert.equal(asked(), 3)
      assert.equal(guard.state, 'down')
    })
  }

  it('tries again by itself after a rest, and lets no reader wait for that', async () => {
    const { ask, asked, engine } = await guardOver('hung', { restMs: 0, answerMs: 40 })
    for (let time = 0; time < 3; time++) await assert.rejects(ask(), SearchDown)
    const fourth = engine.next()
    await assert.rejects(ask(), /does not answer/)
    assert.equal(asked(), 3)
    await fourth
  })

  it('is up again with the first answer', async () => {
    const { guard, engine, ask } = await guardOver('broken', { restMs: 0 })
    for (let time = 0; time < 3; time++) await assert.rejects(ask(), SearchDown)
    engine.be('well')
    while (guard.state !== 'up') await turn()
    await ask()
  })

  it('says within the limit that a hung engine is down', async () => {
    const { guard } = await guardOver('hung')
    assert.equal(await guard.health(), 'down')
  })

  it('lets a closed one be', async () => {
    const { ask, asked } = await guardOver('broken', { restMs: 1 })
    for (let time = 0; time < 2; time++) await assert.rejects(ask(), SearchDown)
    closing.abort()
    await assert.rejects(ask(), SearchDown)
    await turn()
    assert.equal(asked(), 3)
  })

  it('does not take a reader who typed on for a failure of the engine', async () => {
    const { guard } = await guardOver('hung', { answerMs: 5_000 })
    for (let time = 0; time < 5; time++) {
      const typedOn = AbortSignal.abort()
      await assert.rejects(guard.search(aQuery('pas'), { signal: typedOn }), SearchDown)
    }
    assert.equal(guard.state, 'up')
  })

  it('refuses queries at once while it starts, and lets a write wait', async () => {
    let open: (index: SearchIndex) => void = () => {}
    const guard = new GuardedIndex(new Promise<SearchIndex>((resolve) => (open = resolve)))
    await assert.rejects(guard.search(aQuery('passeport')), SearchDown)
    assert.equal(guard.state, 'starting')
    const written: string[] = []
    const done = guard.put([aDocument({ id: 'a' })])
    open({ ...({} as SearchIndex), put: async ([document]) => void written.push(document?.id ?? '') })
    await done
    assert.deepEqual(written, ['a'])
  })

  it('lets no write wait for ever', async () => {
    const guard = new GuardedIndex(new Promise(() => {}), {
      startMs: 10,
      answerMs: 10,
      failures: 3,
      restMs: 10,
    })
    await assert.rejects(guard.put([aDocument()]), SearchDown)
  })

  it('is off for good without an engine, and says why', async () => {
    const guard = new GuardedIndex(Promise.reject(new SearchUnavailable('none here')))
    await assert.rejects(guard.put([aDocument()]), SearchUnavailable)
    assert.equal(guard.state, 'off')
    await assert.rejects(guard.search(aQuery('passeport')), /none here/)
  })
})

describe('openSearch on an engine that is not there', () => {
  it('returns at once, answers SearchDown, and closes', async () => {
    const search = openSearch({ meiliUrl: 'http://127.0.0.1:1', dataDir: '/nowhere', log: silent })
    await assert.rejects(search.index.search(aQuery('passeport')), SearchDown)
    const refused = assert.rejects(search.ready, SearchUnavailable)
    await search.close()
    await refused
  })
})
