import assert from 'node:assert/strict'
import type { AgencyRecord } from '../../server/features/agencies/agency.model.ts'
import { covers, scopeOf } from '../../server/features/agencies/agency.rules.ts'
import { listWaiting } from '../../server/features/threads/list-waiting.ts'
import { deskItemKinds, type DeskItemDto } from '../../shared/api/agencies.ts'
import { competentAgency, createAgency, createModerator } from '../support/agencies.ts'
import { signedInAs, signedOut, startApp, type TestApp } from '../support/app.ts'
import { createAnswer, createPerson, createThread } from '../support/threads.ts'
import { createSeal } from '../support/validation.ts'

describe('the desk of an agency', () => {
  let test: TestApp
  before(async () => {
    test = await startApp()
  })
  after(() => test.close())

  /** Every test has its own questions, told from those of others by their title. */
  let marks = 0
  const aTitle = () => `Question numéro ${++marks} pour un bureau ?`

  async function deskOf(agency: AgencyRecord, query = ''): Promise<DeskItemDto[]> {
    const moderator = await signedInAs(test, await createModerator(agency), { trial: true })
    const { body } = await moderator.get(`/agencies/${agency.slug}/desk${query}`).accept('json').expect(200)
    return body.items
  }
  const withTitle = (items: DeskItemDto[], title: string) => items.filter((item) => item.title === title)

  /** An answer to a question of its own, on a topic that few tests use. */
  async function scene() {
    const asker = await createPerson()
    const author = await createPerson()
    const thread = await createThread({ title: aTitle(), topic: 'passeport', by: asker })
    const answer = await createAnswer({ thread, by: author })
    const agency = await competentAgency('passeport')
    return { asker, author, thread, answer, agency }
  }

  describe('the desk of an agency', () => {
    it('shows a question without an answer, with its address and since when it waits', async () => {
      const thread = await createThread({ title: aTitle(), topic: 'passeport', territory: 'COM-76540' })
      const items = withTitle(
        await deskOf(await competentAgency('passeport'), '?kind=unanswered'),
        thread.title,
      )
      assert.deepEqual(items, [
        {
          kind: 'unanswered',
          title: thread.title,
          url: `/threads/${thread._id}/${thread.slug}`,
          since: thread.createdAt.toISOString(),
          topic: { slug: 'passeport', name: 'Passeport' },
          territoryName: 'Rouen',
        },
      ])
    })

    it('shows an answer without a seal, and lets it go once any agency has spoken', async () => {
      const { agency, answer, thread } = await scene()
      const other = await competentAgency('passeport')
      const [item] = withTitle(await deskOf(agency, '?kind=unsealed'), thread.title)
      assert.equal(item?.url, `/threads/${thread._id}/${thread.slug}#post-${answer.seq}`)
      await createSeal(answer, other)
      assert.deepEqual(withTitle(await deskOf(agency), thread.title), [])
    })

    it('shows the sealing agency, and no other, that an answer did not work', async () => {
      const { agency, answer, asker, thread } = await scene()
      await createSeal(answer, agency)
      await (
        await signedInAs(test, asker)
      )
        .post(`/answers/${answer._id}/outcomes`)
        .type('form')
        .send({ outcome: 'did-not' })
        .expect(303)
      const [item] = withTitle(await deskOf(agency, '?kind=did-not-work'), thread.title)
      assert.equal(item?.didNot, 1)
      const others = withTitle(await deskOf(await competentAgency('passeport')), thread.title)
      assert.deepEqual(
        others.map(({ kind }) => kind),
        ['unanswered'],
      )
    })

    it('shows an answer that was edited after its seal', async () => {
      const { agency, answer, author, thread } = await scene()
      await createSeal(answer, agency)
      await (
        await signedInAs(test, author)
      )
        .post(`/answers/${answer._id}/revisions`)
        .type('form')
        .send({ body: 'Non, tout compte fait.', baseRevision: 1 })
        .expect(303)
      assert.deepEqual(
        withTitle(await deskOf(agency), thread.title).map(({ kind }) => kind),
        ['edited'],
      )
    })

    it('shows a seal from the moment it expires, without anything having run', async () => {
      const { agency, answer, thread } = await scene()
      const now = new Date(Date.now() - 86_400_000)
      const soon = new Date(Date.now() + 3_600_000)
      await createSeal(answer, agency, { now, validUntil: soon.toISOString() })
      assert.deepEqual(withTitle(await deskOf(agency), thread.title), [])
      const input = { agencyId: agency._id, scope: scopeOf(agency), kinds: ['expired'], limit: 50 } as const
      const waiting = await listWaiting(input, soon)
      assert.deepEqual(
        waiting.map(({ kind, since }) => ({ kind, since })),
        [{ kind: 'expired', since: soon }],
      )
    })

    it('puts what has waited longest on top', async () => {
      const agency = await competentAgency('carte-identite')
      const first = await createThread({ title: aTitle(), topic: 'carte-identite' })
      const second = await createThread({ title: aTitle(), topic: 'carte-identite' })
      const titles = (await deskOf(agency)).map(({ title }) => title)
      assert.ok(titles.indexOf(first.title) < titles.indexOf(second.title))
    })

    it('shows nothing from outside its competence', async () => {
      const thread = await createThread({ title: aTitle(), topic: 'passeport', territory: 'COM-76540' })
      const elsewhere = await createAgency({ competences: [{ topic: 'passeport', territory: 'DEP-75' }] })
      const around = await createAgency({ competences: [{ topic: 'passeport', territory: 'REG-28' }] })
      const onTopicsAbove = await competentAgency('papiers')
      assert.deepEqual(withTitle(await deskOf(elsewhere), thread.title), [])
      assert.deepEqual(withTitle(await deskOf(await competentAgency('elections')), thread.title), [])
      assert.equal(withTitle(await deskOf(around), thread.title).length, 1)
      assert.equal(withTitle(await deskOf(onTopicsAbove), thread.title).length, 1)
    })

    it('finds by query what the rule of competence says, for every topic and place', async () => {
      const threads = []
      for (const topic of ['naissance', 'reversion', 'famille'])
        for (const territory of [undefined, 'COM-76540', 'DEP-76', 'COM-75056'])
          threads.push(await createThread({ title: aTitle(), topic, ...(territory && { territory }) }))
      const competences = [
        [{ topic: 'naissance', territory: 'DEP-76' }],
        [{ topic: 'famille', territory: 'REG-28' }],
        [{ topic: 'famille', territory: null }],
        [
          { topic: 'naissance', territory: 'COM-75056' },
          { topic: 'famille', territory: 'COM-76540' },
        ],
      ]
      for (const each of competences) {
        const agency = await createAgency({ competences: each })
        const input = { agencyId: agency._id, scope: scopeOf(agency), kinds: deskItemKinds, limit: 1_000 }
        const found = new Set((await listWaiting(input, new Date())).map(({ thread }) => thread._id))
        assert.deepEqual(
          threads.filter(({ _id }) => found.has(_id)).map(({ title }) => title),
          threads.filter((thread) => covers(agency, thread)).map(({ title }) => title),
        )
      }
    })

    it('leads to the kinds of which something waits, with how many', async () => {
      const agency = await competentAgency('peche')
      const moderator = await signedInAs(test, await createModerator(agency), { trial: true })
      const tabs = async (query = '') => {
        const { text } = await moderator.get(`/agencies/${agency.slug}/desk${query}`).expect(200)
        const [, row = ''] = /<ul class="tabs__list">(.*?)<\/ul>/s.exec(text) ?? []
        return [...row.matchAll(/<a [^>]*>(.*?)<\/a>/gs)].map(([, words = '']) =>
          words.replace(/<[^>]+>/g, ' ').trim(),
        )
      }
      assert.deepEqual(await tabs(), ['Tout'])
      for (const title of [aTitle(), aTitle()]) await createThread({ title, topic: 'peche' })
      await createAnswer({ thread: await createThread({ title: aTitle(), topic: 'peche' }) })
      assert.deepEqual(await tabs(), ['Tout', 'Sans réponse 2', 'Sans sceau 1'])
      assert.deepEqual(await tabs('?kind=edited'), [
        'Tout',
        'Sans réponse 2',
        'Sans sceau 1',
        'Texte changé 0',
      ])
    })

    it('says so when nothing waits', async () => {
      const agency = await createAgency()
      const moderator = await signedInAs(test, await createModerator(agency), { trial: true })
      assert.match((await moderator.get(`/agencies/${agency.slug}/desk`).expect(200)).text, /Rien n’attend\./)
      const none = await moderator.get(`/agencies/${agency.slug}/desk?kind=edited`).expect(200)
      assert.match(none.text, /Rien de tel n’attend\./)
    })
  })

  describe('the door of a desk', () => {
    it('is shut to those who have not signed in', async () => {
      const agency = await createAgency()
      await signedOut(test).get(`/agencies/${agency.slug}/desk`).accept('json').expect(401)
    })

    for (const [who, reason, enter] of [
      ['somebody who speaks for no agency', 'not-a-moderator', () => createPerson()],
      ['a moderator of another agency', 'not-a-moderator', async () => createModerator(await createAgency())],
    ] as const)
      it(`is shut to ${who}`, async () => {
        const agency = await createAgency()
        const person = await signedInAs(test, await enter(), { trial: true })
        const { body } = await person.get(`/agencies/${agency.slug}/desk`).accept('json').expect(403)
        assert.equal(body.reason, reason)
      })

    it('is shut to its own moderator without a second factor', async () => {
      const agency = await createAgency()
      const person = await signedInAs(test, await createModerator(agency))
      const { body } = await person.get(`/agencies/${agency.slug}/desk`).accept('json').expect(403)
      assert.equal(body.reason, 'second-factor')
    })

    it('is not there for an unknown agency', async () => {
      const person = await signedInAs(test, await createPerson(), { trial: true })
      await person.get('/agencies/aucune/desk').accept('json').expect(404)
    })
  })

  describe('the menu of a moderator', () => {
    it('leads to the desk', async () => {
      const agency = await createAgency()
      const moderator = await signedInAs(test, await createModerator(agency), { trial: true })
      const page = await moderator.get('/agencies').expect(200)
      assert.ok(page.text.includes(`Bureau, ${agency.name}`))
      assert.ok(page.text.includes(`href="/agencies/${agency.slug}/desk"`))
    })
  })
})
