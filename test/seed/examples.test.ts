import assert from 'node:assert/strict'
import { importFiches } from '../../server/features/fiches/index.ts'
import { putInExamples } from '../../server/seed/put-in-examples.ts'
import { signedOut, startApp, type TestApp } from '../support/app.ts'

describe('the example content', () => {
  let test: TestApp
  before(async function () {
    this.timeout(30_000)
    test = await startApp({ trial: true })
    await importFiches()
    await putInExamples(test.clock.now())
  })
  after(() => test.close())

  const threads = async () => {
    const home = await signedOut(test).get('/').expect(200)
    return home.text
  }

  it('is put in once, however often the product starts', async () => {
    const before = await threads()
    await putInExamples(test.clock.now())
    const waiting = /(\d+) questions attendent/.exec(before)?.[1]
    assert.equal(/(\d+) questions attendent/.exec(await threads())?.[1], waiting)
    assert.ok(Number(waiting) >= 3)
  })

  it('lets one in as each kind of person', async () => {
    for (const as of ['citizen', 'helper', 'moderator', 'lead', 'agency-admin', 'admin']) {
      const answer = await signedOut(test).post('/trial/enter').type('form').accept('json').send({ as })
      assert.equal(answer.status, 200, as)
    }
  })
})
