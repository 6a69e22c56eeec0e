import assert from 'node:assert/strict'
import { signedOut, startApp, type TestApp } from '../support/app.ts'

describe('the doors of places and topics', () => {
  let app: TestApp
  before(async () => {
    app = await startApp()
  })
  after(() => app.close())

  it('propose places for a name or a postal code', async () => {
    for (const q of ['rouen', '76100']) {
      const { body } = await signedOut(app).get('/territories').query({ q }).expect(200)
      assert.deepEqual(body.territories[0], { code: 'COM-76540', name: 'Rouen', near: 'Seine-Maritime' })
    }
  })
  it('propose no place before anything is typed', async () => {
    const { body } = await signedOut(app).get('/territories').expect(200)
    assert.deepEqual(body, { territories: [] })
  })
  it('refuse a place that is typed twice, or too long', async () => {
    await signedOut(app).get('/territories?q=a&q=b').set('Accept', 'application/json').expect(422)
    await signedOut(app)
      .get('/territories')
      .query({ q: 'a'.repeat(300) })
      .set('Accept', 'application/json')
      .expect(422)
  })
  it('give the tree of topics, in the language of the reader', async () => {
    const { body } = await signedOut(app)
      .get('/topics')
      .set('Accept', 'application/json')
      .set('Cookie', 'lang=en')
    const death = body.topics.find(({ slug }: { slug: string }) => slug === 'deces')
    assert.equal(death.name, 'A death')
    assert.ok(death.topics.some(({ slug }: { slug: string }) => slug === 'reversion'))
    assert.equal(body.topics.length, 27)
  })
  it('show the tree of topics as links', async () => {
    const { text } = await signedOut(app).get('/topics').set('Accept', 'text/html').expect(200)
    assert.match(text, /href="\/topics\/deces"[^]*href="\/topics\/reversion"/)
  })
})
