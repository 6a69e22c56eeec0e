import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { GuardedIndex } from '../../server/adapters/search/guarded-index.ts'
import { openSearch } from '../../server/adapters/search/index.ts'
import { MeilisearchIndex } from '../../server/adapters/search/meilisearch-index.ts'
import { SearchDown, SearchUnavailable, type SearchIndex } from '../../server/adapters/search/search.port.ts'
import { aDocument, aQuery, silent } from './search-engine.ts'

type Mood = 'hung' | 'broken' | 'well'

/** A stand-in for an engine in trouble, which no real one can be asked to be. */
async function engineInTrouble(
  mood: Mood,
): Promise<{ server: Server; url: string; be(mood: Mood): void; asked(): number }> {
  let asked = 0
  const server = createServer((_req, res) => {
    asked += 1
    if (mood === 'broken') res.writeHead(500).end('{}')
    if (mood === 'well') {
      res.setHeader('content-type', 'application/json')
      res.end(JSON.stringify({ results: [{ hits: [], totalHits: 0, facetDistribution: {} }] }))
    }
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  return { server, url: `http://127.0.0.1:${port}`, be: (next) => (mood = next), asked: () => asked }
}

describe('a guarded index', () => {
  let servers: Server[] = []
  afterEach(() => {
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
    const guard = new GuardedIndex(Promise.resolve(index), {
      ...{ startMs: 50, answerMs: 40, failures: 3, restMs: 60_000 },
      ...limits,
    })
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
      for (let turn = 0; turn < 6; turn++) await assert.rejects(ask(), SearchDown)
      assert.equal(asked(), 3)
      assert.equal(guard.state, 'down')
    })
  }

  it('tries again after a rest, with one query', async () => {
    const { ask, asked } = await guardOver('hung', { restMs: 0 })
    for (let turn = 0; turn < 4; turn++) await assert.rejects(ask(), SearchDown)
    assert.equal(asked(), 4)
  })

  it('is up again with the first answer', async () => {
    const { guard, engine, ask } = await guardOver('broken', { restMs: 0 })
    for (let turn = 0; turn < 3; turn++) await assert.rejects(ask(), SearchDown)
    engine.be('well')
    await ask()
    assert.equal(guard.state, 'up')
  })

  it('does not take a reader who typed on for a failure of the engine', async () => {
    const { guard } = await guardOver('hung', { answerMs: 5_000 })
    for (let turn = 0; turn < 5; turn++) {
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
