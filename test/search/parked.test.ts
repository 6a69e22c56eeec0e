import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { SearchIndex } from '../../server/adapters/search/search.port.ts'
import { putDocuments, writing } from '../../server/features/search/put-documents.ts'
import { aDocument, aQuery } from '../adapters/search-engine.ts'
import { signedOut, startApp, type TestApp } from '../support/app.ts'
import { testIndex } from './search-app.ts'

/** One word that the engine takes in an id, and one that it refuses. */
const [good, bad] = [`good-${randomUUID()}`, `bad id ${randomUUID()}`]

describe('a document that the engine refuses', function () {
  this.timeout(60_000) // the first run on a machine copies the engine
  let index: SearchIndex
  let test: TestApp
  const logged: unknown[] = []
  before(async () => {
    index = await testIndex()
    test = await startApp({ search: index })
    await put(aDocument({ id: bad, title: 'Passeport' }), aDocument({ id: good, title: 'Passeport' }))
  })
  after(() => test.close())

  const put = (...documents: ReturnType<typeof aDocument>[]) =>
    putDocuments(writing(index), documents, {
      log: { error: (facts: unknown) => logged.push(facts) },
      now: test.clock.now(),
    })
  async function parked(): Promise<string[]> {
    const { body } = await signedOut(test).get('/health/ready').expect(200)
    const { status, details } = body as { status: string; details: { search: { documents: string[] } } }
    assert.equal(status, 'ok')
    return details.search.documents
  }

  it('holds up none of the others', async () => {
    const { hits } = await index.search(aQuery('passeport'))
    assert.deepEqual(
      hits.map(({ id }) => id),
      [good],
    )
  })

  it('is logged, and stands in /health/ready', async () => {
    assert.equal(logged.length, 1)
    assert.ok((await parked()).includes(`thread_${bad}`))
  })

  it('is none of the business of /health/live', async () => {
    const { body } = await signedOut(test).get('/health/live').expect(200)
    assert.deepEqual(Object.keys(body as object), ['status', 'checks'])
  })

  it('is forgotten once it is in', async () => {
    const refused = { put: () => index.put([aDocument({ id: bad })]), remove: () => Promise.resolve() }
    const now = new Date()
    const document = aDocument({ id: bad })
    await putDocuments(refused, [document], { log: { error() {} }, now })
    assert.ok((await parked()).includes(`thread_${bad}`))
    const accepting = { put: () => Promise.resolve(), remove: () => Promise.resolve() }
    await putDocuments(accepting, [document], { log: { error() {} }, now })
    assert.ok(!(await parked()).includes(`thread_${bad}`))
  })

  it('takes what was found of it before with it', async () => {
    const id = `changing-${randomUUID()}`
    await put(aDocument({ id, title: 'Permis' }))
    const refusing = {
      put: (documents: Parameters<SearchIndex['put']>[0]) =>
        index.put(documents.map((document) => ({ ...document, id: bad }))),
      remove: () => index.remove([{ kind: 'thread', id }]),
    }
    await putDocuments(refusing, [aDocument({ id, title: 'Permis' })], {
      log: { error() {} },
      now: new Date(),
    })
    assert.equal((await index.search(aQuery('permis'))).total, 0)
  })
})
