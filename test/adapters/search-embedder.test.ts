import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { MeilisearchIndex } from '../../server/adapters/search/meilisearch-index.ts'
import { aDocument, aQuery, engineForTests } from './search-engine.ts'

/** Texts that share one of these are near each other. */
const meanings = [/travail|boulot|emploi/, /maison|logement|toit/, /./]

/** A stand-in for the service: a vector says which meaning a text has. */
async function startService() {
  const asked: { key: string | undefined; model: string; input: string[] }[] = []
  const server = createServer((req, res) => {
    void json(req).then((body) => {
      const { model, input } = body as { model: string; input: string[] }
      asked.push({ key: req.headers.authorization, model, input })
      const data = input.map((text) => {
        const first = meanings.findIndex((meaning) => meaning.test(text))
        return { embedding: meanings.map((_, at) => (at === first ? 1 : 0)) }
      })
      res.writeHead(200, { 'content-type': 'application/json' })
      res.end(JSON.stringify({ data }))
    })
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/embeddings`
  return { server, url, asked }
}

describe('search by meaning', function () {
  this.timeout(60_000) // the first run on a machine copies the engine
  let engine: Awaited<ReturnType<typeof engineForTests>>
  const servers: Server[] = []
  before(async () => {
    engine = await engineForTests()
  })
  after(async () => {
    await engine.close()
    for (const server of servers) {
      server.closeAllConnections()
      server.close()
    }
  })

  async function opened(indexPrefix: string, withService: boolean) {
    const service = await startService()
    servers.push(service.server)
    const { url } = service
    const embedder = { url, key: 'a-key', model: 'small', dimensions: meanings.length, ratio: 0.5 }
    const { key } = engine
    const index = new MeilisearchIndex({
      ...{ url: engine.url, key, indexPrefix },
      ...(withService && { embedder }),
    })
    await index.prepare()
    return { index, service }
  }
  const documents = [
    aDocument({ id: 'job', title: 'Perdre son travail' }),
    aDocument({ id: 'home', title: 'Trouver une maison' }),
  ]
  const first = async (index: MeilisearchIndex, q: string) => (await index.search(aQuery(q))).hits[0]?.id

  it('finds what means the same, first', async () => {
    const { index, service } = await opened(`${randomUUID()}-`, true)
    await index.put(documents)
    assert.deepEqual([await first(index, 'boulot'), await first(index, 'un toit')], ['job', 'home'])
    assert.ok(service.asked.every(({ key, model }) => key === 'Bearer a-key' && model === 'small'))
    assert.ok(service.asked.some(({ input }) => input.includes('boulot')))
  })

  it('sends nothing anywhere unless it is set', async () => {
    const { index, service } = await opened(`${randomUUID()}-`, false)
    await index.put(documents)
    assert.equal(await first(index, 'boulot'), undefined)
    assert.deepEqual(service.asked, [])
  })

  it('makes an index that was built without it outdated', async () => {
    const prefix = `${randomUUID()}-`
    const { index: without } = await opened(prefix, false)
    await without.put(documents)
    const { index } = await opened(prefix, true)
    assert.deepEqual([await without.isOutdated(), await index.isOutdated()], [false, true])
  })

  it('goes by words while the service is away, also for what is written meanwhile', async () => {
    const service = await startService()
    service.server.close()
    const embedder = { url: service.url, dimensions: meanings.length, ratio: 0.5 }
    const index = new MeilisearchIndex({
      ...{ url: engine.url, key: engine.key, indexPrefix: `${randomUUID()}-`, embedder },
    })
    await index.prepare()
    await index.put(documents)
    assert.equal(await first(index, 'travail'), 'job')
  })
})
