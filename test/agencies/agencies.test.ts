import assert from 'node:assert/strict'
import { competentAgency, createAgency, createModerator } from '../support/agencies.ts'
import { signedInAs, signedOut, startApp, type TestApp } from '../support/app.ts'
import { createAnswer, createPerson, createThread } from '../support/threads.ts'
import { createSeal } from '../support/validation.ts'

describe('agencies', () => {
  let test: TestApp
  before(async () => {
    test = await startApp()
  })
  after(() => test.close())

  describe('the directory of agencies', () => {
    it('lists each with what it is competent for', async () => {
      const agency = await createAgency({ competences: [{ topic: 'reversion', territory: 'DEP-76' }] })
      const { body } = await signedOut(test).get('/agencies').accept('json').expect(200)
      const listed = body.agencies.find(({ slug }: { slug: string }) => slug === agency.slug)
      assert.deepEqual(listed.competences, [
        {
          topic: { slug: 'reversion', name: 'Pension de réversion' },
          territory: 'DEP-76',
          territoryName: 'Seine-Maritime',
        },
      ])
      const page = await signedOut(test).get('/agencies').expect(200)
      assert.ok(page.text.includes(`href="/agencies/${agency.slug}"`))
    })
  })

  describe('the page of an agency', () => {
    it('says what it is, what it answers for, and by which functions it speaks', async () => {
      const agency = await competentAgency('reversion')
      const [first] = [await createModerator(agency), await createModerator(agency)]
      const { body } = await signedOut(test).get(`/agencies/${agency.slug}`).accept('json').expect(200)
      const { slug, name, kind, competences, roles } = body.agency
      assert.deepEqual({ slug, name, kind }, { slug: agency.slug, name: agency.name, kind: 'retirement' })
      assert.deepEqual(competences, [
        { topic: { slug: 'reversion', name: 'Pension de réversion' }, territory: null, territoryName: null },
      ])
      assert.deepEqual(roles, ['modératrice retraite'])
      const page = await signedOut(test).get(`/agencies/${agency.slug}`).expect(200)
      assert.match(page.text, /partout en France/)
      assert.ok(!page.text.includes(first.handle), 'a moderator is never named')
      assert.ok(!JSON.stringify(body).includes(first._id))
    })

    it('shows its latest seals with their questions, and none that it replaced or that lost its answer', async () => {
      const agency = await competentAgency('reversion')
      const thread = await createThread({ title: 'Une question pour la page de la caisse ?' })
      const answer = await createAnswer({ thread })
      await createSeal(answer, agency)
      const lastWord = await createSeal(answer, agency, { verdict: 'outdated' })
      const author = await createPerson()
      const withdrawn = await createAnswer({ thread, by: author })
      await createSeal(withdrawn, agency)
      await (await signedInAs(test, author)).post(`/posts/${withdrawn._id}/withdrawal`).expect(303)
      const { body } = await signedOut(test).get(`/agencies/${agency.slug}`).accept('json').expect(200)
      assert.deepEqual(
        body.seals.map(({ seal, question }: { seal: { id: string }; question: string }) => [
          seal.id,
          question,
        ]),
        [[lastWord.id, thread.title]],
      )
    })

    it('leads those who speak for it to its desk, and nobody else', async () => {
      const agency = await competentAgency('reversion')
      const moderator = await signedInAs(test, await createModerator(agency), { trial: true })
      const desk = `href="/agencies/${agency.slug}/desk" class="button`
      const classFirst = `class="button button--secondary" href="/agencies/${agency.slug}/desk"`
      const shows = (text: string) => text.includes(desk) || text.includes(classFirst)
      assert.ok(shows((await moderator.get(`/agencies/${agency.slug}`)).text))
      assert.ok(!shows((await signedOut(test).get(`/agencies/${agency.slug}`)).text))
    })

    it('is not there for an unknown address', async () => {
      await signedOut(test).get('/agencies/aucune').accept('json').expect(404)
    })
  })
})
