import assert from 'node:assert/strict'
import { signedInAs, signedOut, startApp, wideLimits, type TestApp } from '../support/app.ts'
import { createPerson, createThread } from '../support/threads.ts'

describe('reports', () => {
  let test: TestApp
  before(async () => {
    test = await startApp()
  })
  after(() => test.close())

  type Browser = ReturnType<typeof signedOut>

  const fields = {
    target: '/collectives',
    reason: 'wrong',
    details: 'Cette page donne une mauvaise adresse.',
  }
  const report = (change: object = {}, { by = signedOut(test), accept = 'application/json' } = {}) =>
    by
      .post('/reports')
      .type('form')
      .accept(accept)
      .send({ ...fields, ...change })
  const anAdmin = async (): Promise<Browser> => signedInAs(test, await createPerson({ admin: true }))

  describe('somebody reports a page', () => {
    it('needs no account, and gets a number', async () => {
      const { _id } = await createThread()
      const answer = await report({ target: `/threads/${_id}#post-1` })
      assert.equal(answer.status, 201)
      assert.match(answer.body.report.number, /^R-[2-9A-Z]{5}-[2-9A-Z]{5}$/)
      assert.equal(answer.body.report.target, `/threads/${_id}#post-1`)
    })

    it('is led to a receipt by a plain form, which does not repeat the words', async () => {
      const answer = await report({}, { accept: 'text/html' })
      assert.equal(answer.status, 303)
      const receipt = await signedOut(test).get(String(answer.headers['location'])).expect(200)
      assert.match(receipt.text, /R-[2-9A-Z]{5}-[2-9A-Z]{5}/)
      assert.match(receipt.text, /noindex/)
      assert.doesNotMatch(receipt.text, /mauvaise adresse/)
    })

    it('finds the page that they come from in the form', async () => {
      const page = await signedOut(test).get('/reports/new?target=%2Fcollectives%23post-3').expect(200)
      assert.match(page.text, /name="target"[^>]* value="\/collectives#post-3"/)
    })

    it('is not led elsewhere by a link made by somebody else', async () => {
      const page = await signedOut(test).get('/reports/new?target=https%3A%2F%2Fevil.example%2F').expect(200)
      assert.match(page.text, /name="target"[^>]* value autocomplete/)
    })

    it('may paste the whole address of a page of ours', async () => {
      const answer = await report({ target: `${test.url}/collectives` })
      assert.equal(answer.body.report.target, '/collectives')
    })

    for (const target of [
      'https://evil.example/collectives',
      '//evil.example/',
      'javascript:alert(1)',
      '/nulle-part',
    ])
      it(`is told that ${target} is no page of ours`, async () => {
        const answer = await report({ target })
        assert.equal(answer.status, 422)
        assert.deepEqual(
          answer.body.errors.map(({ field }: { field: string }) => field),
          ['target'],
        )
      })

    it('is told of every wrong field at once, with what was typed', async () => {
      const answer = await report({ target: '', reason: 'envie', details: 'court' }, { accept: 'text/html' })
      assert.equal(answer.status, 422)
      assert.match(answer.text, /3 choses à corriger/)
      assert.match(answer.text, />court</)
    })

    it('does not copy somebody’s number into the report', async () => {
      const answer = await report({ details: 'On y lit le 2 55 08 14 168 025 38 en entier.' })
      assert.equal(answer.body.errors[0].field, 'details')
    })

    it('waits after too many', async () => {
      const rate = { ...wideLimits.rate, reports: { count: 1, per: 60_000 } }
      const narrow = await startApp({ limits: { ...wideLimits, rate } })
      try {
        const by = signedOut(narrow)
        assert.equal((await report({}, { by })).status, 201)
        const second = await report({}, { by })
        assert.equal(second.status, 429)
        assert.ok(Number(second.headers['retry-after']) > 0)
      } finally {
        await narrow.close()
      }
    })

    it('finds nothing under a number that nobody was given', async () => {
      await signedOut(test).get('/reports/R-22222-22222').expect(404)
      await signedOut(test).get('/reports/1').expect(404)
    })
  })

  describe('an administrator reads the reports', () => {
    it('finds the newest first, with who sent them', async () => {
      const sender = await createPerson()
      await report({ details: 'Le premier des deux signalements.' })
      await report({ details: 'Le second des deux signalements.' }, { by: await signedInAs(test, sender) })
      const { body } = await (await anAdmin()).get('/moderation').accept('json').expect(200)
      const [second, first] = body.reports
      assert.equal(second.details, 'Le second des deux signalements.')
      assert.deepEqual(second.reporter, { handle: sender.handle })
      assert.equal(first.reporter, null)
    })

    it('sees the words as text, never as markup', async () => {
      await report({ details: '<img src=x onerror=alert(1)> est affiché.' })
      const page = await (await anAdmin()).get('/moderation').expect(200)
      assert.match(page.text, /&lt;img src=x/)
      assert.match(page.text, /href="\/moderation"/, 'the menu leads there')
    })

    it('reads page by page, each once', async () => {
      for (let i = 0; i < 21; i++) await report()
      const admin = await anAdmin()
      const seen: string[] = []
      for (let path: string | null = '/moderation'; path;) {
        const { body }: { body: { reports: { id: string }[]; next: string | null } } = await admin
          .get(path)
          .accept('json')
        seen.push(...body.reports.map(({ id }) => id))
        path = body.next
      }
      assert.ok(seen.length > 20)
      assert.equal(new Set(seen).size, seen.length)
    })

    it('is alone to do so', async () => {
      await signedOut(test).get('/moderation').accept('json').expect(401)
      const citizen = await signedInAs(test, await createPerson())
      const { status, body } = await citizen.get('/moderation').accept('json')
      assert.deepEqual([status, body.reason], [403, 'not-an-admin'])
    })
  })
})
