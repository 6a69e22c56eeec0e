import assert from 'node:assert/strict'
import { importFiches } from '../../server/features/fiches/index.ts'
import { signedOut, startApp, type TestApp } from '../support/app.ts'

describe('the page of a topic', function () {
  this.timeout(60_000)
  let test: TestApp
  before(async () => {
    test = await startApp()
    await importFiches()
  })
  after(() => test.close())

  const sheetsOn = async (slug: string): Promise<string[]> => {
    const { text } = await signedOut(test).get(`/topics/${slug}`).expect(200)
    return Array.from(text.matchAll(/href="\/fiches\/([\w-]+)"/g), ([, id = '']) => id)
  }

  it('has the official sheets of a procedure beside its questions', async () => {
    const sheets = await sheetsOn('reversion')
    assert.ok(sheets.length > 1)
    assert.ok(sheets.includes('particuliers-F13104'))
  })

  it('has the own sheet of a life event alone, whose procedures have theirs', async () => {
    assert.equal((await sheetsOn('deces')).length, 1)
    const { text } = await signedOut(test).get('/topics/deces').expect(200)
    assert.match(text, /href="\/topics\/reversion"/)
  })
})
