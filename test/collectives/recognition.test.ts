import assert from 'node:assert/strict'
import { signedInAs, signedOut, startApp, type TestApp } from '../support/app.ts'
import {
  createAgencyWithModerator,
  createCollective,
  createLeadOf,
  createRefusal,
  createRequest,
} from '../support/collectives.ts'
import { listRecognitionsFor } from '../../server/features/collectives/index.ts'
import { createPerson } from '../support/threads.ts'

describe('the recognition of a collective', () => {
  let test: TestApp
  before(async () => {
    test = await startApp()
  })
  after(() => test.close())

  type Person = { _id: string }
  type Result = {
    status: number
    body: { reason?: string; recognition: Record<string, unknown> }
    text: string
  }

  const post = async (
    path: string,
    by: Person,
    fields: object,
    { accept = 'application/json', secondFactor = true } = {},
  ): Promise<Result & { headers: Record<string, string> }> =>
    (await signedInAs(test, by, { trial: secondFactor })).post(path).type('form').accept(accept).send(fields)

  const read = async (slug: string) =>
    (await signedOut(test).get(`/collectives/${slug}`).accept('json').expect(200)).body.collective
  const readPage = async (slug: string, by?: Person) =>
    (
      await (by ? await signedInAs(test, by, { trial: true }) : signedOut(test))
        .get(`/collectives/${slug}`)
        .expect(200)
    ).text

  describe('a collective asks an agency to recognise it', () => {
    const message = 'Nous répondons depuis trois ans, chaque jeudi.'

    it('is on the desk of that agency, and on the page of the collective', async () => {
      const { collective, lead } = await createCollective()
      const { agency } = await createAgencyWithModerator()
      const answer = await post(`/collectives/${collective.slug}/recognitions`, lead, {
        agency: agency.slug,
        message,
      })
      assert.equal(answer.status, 201)
      const { id, state, agency: named } = answer.body.recognition
      assert.equal(state, 'asked')
      assert.deepEqual(named, { slug: agency.slug, name: agency.name })
      const [waiting, ...others] = await listRecognitionsFor(agency._id, 10)
      assert.deepEqual(others, [])
      assert.equal(waiting?.id, id)
      assert.equal(waiting?.url, `/collectives/${collective.slug}#recognition-${String(id)}`)
      assert.match(await readPage(collective.slug), /Nous répondons depuis trois ans/)
    })

    it('comes back to its place on the page by a plain form, which the lead finds there', async () => {
      const { collective, lead } = await createCollective()
      const { agency } = await createAgencyWithModerator()
      const page = await readPage(collective.slug, lead)
      assert.match(page, new RegExp(`action="/collectives/${collective.slug}/recognitions"`))
      assert.match(page, new RegExp(`<option value="${agency.slug}"`))
      const path = `/collectives/${collective.slug}/recognitions`
      const answer = await post(path, lead, { agency: agency.slug, message }, { accept: 'text/html' })
      assert.equal(answer.status, 303)
      assert.match(answer.headers['location'] ?? '', /#recognition-[0-9a-f]{24}$/)
    })

    it('asks once at a time, also when two leads do so together', async () => {
      const { collective, lead } = await createCollective()
      const other = await createLeadOf(collective)
      const { agency } = await createAgencyWithModerator()
      const ask = (by: Person) =>
        post(`/collectives/${collective.slug}/recognitions`, by, { agency: agency.slug, message })
      const answers = await Promise.all([ask(lead), ask(other)])
      assert.deepEqual(answers.map(({ status }) => status).toSorted(), [201, 409])
      assert.equal((await ask(lead)).body.reason, 'already-asked')
      assert.equal((await listRecognitionsFor(agency._id, 10)).length, 1)
    })

    it('may ask several agencies', async () => {
      const { collective, lead } = await createCollective()
      await createRequest({ collective, lead })
      await createRequest({ collective, lead })
      assert.equal((await read(collective.slug)).recognitions.length, 2)
    })

    it('is refused to those who do not lead it, and the form is not there for them', async () => {
      const { collective } = await createCollective()
      const { agency } = await createAgencyWithModerator()
      const stranger = await createPerson()
      const path = `/collectives/${collective.slug}/recognitions`
      const answer = await post(path, stranger, { agency: agency.slug, message })
      assert.equal(answer.status, 403)
      assert.equal(answer.body.reason, 'not-a-lead')
      assert.doesNotMatch(await readPage(collective.slug, stranger), /\/recognitions"/)
    })

    it('is told when no such agency exists, with what was typed', async () => {
      const { collective, lead } = await createCollective()
      await createAgencyWithModerator()
      const path = `/collectives/${collective.slug}/recognitions`
      const answer = await post(path, lead, { agency: 'personne', message }, { accept: 'text/html' })
      assert.equal(answer.status, 422)
      assert.match(answer.text, /Cet organisme n’est pas dans la liste/)
      assert.match(answer.text, /Nous répondons depuis trois ans/)
    })

    it('finds nothing under a name that no collective has', async () => {
      const { agency } = await createAgencyWithModerator()
      const answer = await post('/collectives/nulle-part/recognitions', await createPerson(), {
        agency: agency.slug,
        message,
      })
      assert.equal(answer.status, 404)
    })
  })

  describe('an agency answers a collective', () => {
    const verdict = { decision: 'recognised', reason: 'Nous avons relu trente de leurs réponses.' }

    it('recognises it in public, with its reason, its date and the function of the moderator alone', async () => {
      const { collective, agency, moderator, recognition } = await createRequest()
      const answer = await post(`/recognitions/${recognition._id}/decision`, moderator, verdict)
      assert.equal(answer.status, 200)
      const shown = await read(collective.slug)
      assert.equal(shown.status, 'recognised')
      const [recognised] = shown.recognitions
      assert.equal(recognised.state, 'recognised')
      assert.equal(recognised.reason, verdict.reason)
      assert.equal(recognised.role, 'conseillère')
      assert.ok(recognised.decidedAt)
      assert.deepEqual(await listRecognitionsFor(agency._id, 10), [])
      const page = await readPage(collective.slug)
      assert.match(page, /Nous avons relu trente de leurs réponses/)
      assert.doesNotMatch(page + JSON.stringify(shown), new RegExp(moderator.handle))
    })

    it('finds the form on the page of the collective, which comes back to it', async () => {
      const { collective, moderator, recognition } = await createRequest()
      const path = `/recognitions/${recognition._id}/decision`
      assert.match(await readPage(collective.slug, moderator), new RegExp(`action="${path}"`))
      assert.doesNotMatch(await readPage(collective.slug), /\/decision"/)
      const answer = await post(path, moderator, verdict, { accept: 'text/html' })
      assert.equal(answer.status, 303)
      assert.equal(
        answer.headers['location'],
        `/collectives/${collective.slug}#recognition-${recognition._id}`,
      )
    })

    it('decides once: a second decision is told that it comes too late, and keeps what was typed', async () => {
      const { moderator, recognition } = await createRequest()
      const path = `/recognitions/${recognition._id}/decision`
      await post(path, moderator, verdict)
      const late = await post(path, moderator, { ...verdict, decision: 'refused' })
      assert.equal(late.status, 409)
      assert.equal(late.body.reason, 'already-decided')
      const page = await post(path, moderator, { ...verdict, decision: 'refused' }, { accept: 'text/html' })
      assert.equal(page.status, 409)
      assert.match(page.text, /Ce que vous aviez écrit/)
    })

    it('needs a reason', async () => {
      const { moderator, recognition } = await createRequest()
      const answer = await post(
        `/recognitions/${recognition._id}/decision`,
        moderator,
        { decision: 'refused', reason: 'Non.' },
        { accept: 'text/html' },
      )
      assert.equal(answer.status, 422)
      assert.match(answer.text, /value="refused" checked/)
      assert.match(answer.text, />Non\.</)
    })

    const refusals = [
      { who: 'a moderator of another agency', reason: 'not-a-moderator' },
      { who: 'a moderator without a second factor', reason: 'second-factor' },
      { who: 'a moderator who leads that collective', reason: 'own-collective' },
      { who: 'the lead', reason: 'not-a-moderator' },
    ] as const
    for (const { who, reason } of refusals) {
      it(`is refused to ${who}`, async () => {
        const request = await createRequest()
        const { collective, agency, lead, moderator, recognition } = request
        const membership = { kind: 'agency', of: agency._id, role: 'moderator', since: new Date() } as const
        const leads = { kind: 'collective', of: collective._id, role: 'lead', since: new Date() } as const
        const people = {
          'a moderator of another agency': (await createAgencyWithModerator()).moderator,
          'a moderator without a second factor': moderator,
          'a moderator who leads that collective': await createPerson({ memberships: [membership, leads] }),
          'the lead': lead,
        }
        const secondFactor = reason !== 'second-factor'
        const path = `/recognitions/${recognition._id}/decision`
        const answer = await post(path, people[who], verdict, { secondFactor })
        assert.equal(answer.status, 403)
        assert.equal(answer.body.reason, reason)
        assert.equal((await read(collective.slug)).status, 'listed')
      })
    }

    it('finds nothing under a request that does not exist', async () => {
      const { moderator } = await createAgencyWithModerator()
      assert.equal((await post(`/recognitions/${'0'.repeat(24)}/decision`, moderator, verdict)).status, 404)
      assert.equal((await post('/recognitions/neuf/decision', moderator, verdict)).status, 404)
    })
  })

  describe('a collective replies to a refusal', () => {
    const body = 'Nous avons corrigé la page le jour même.'

    it('is on the desk again, and all of it stays public when the agency changes its mind', async () => {
      const { collective, agency, lead, moderator, recognition } = await createRefusal()
      const replied = await post(`/recognitions/${recognition._id}/reply`, lead, { body })
      assert.equal(replied.status, 200)
      assert.equal(replied.body.recognition['state'], 'refused')
      assert.equal(replied.body.recognition['reply'], body)
      const [waiting] = await listRecognitionsFor(agency._id, 10)
      assert.equal(waiting?.reply, body)
      await post(`/recognitions/${recognition._id}/decision`, moderator, {
        decision: 'recognised',
        reason: 'La page est juste maintenant.',
      })
      const shown = await read(collective.slug)
      assert.equal(shown.status, 'recognised')
      assert.equal(shown.recognitions[0].before.decision, 'refused')
      const page = await readPage(collective.slug)
      for (const words of [/un mois de trop/, /corrigé la page/, /La page est juste/])
        assert.match(page, words)
    })

    it('is made once, and of two leads who reply together one finds the other’s', async () => {
      const { collective, lead, recognition } = await createRefusal()
      const other = await createLeadOf(collective)
      const path = `/recognitions/${recognition._id}/reply`
      const answers = await Promise.all([post(path, lead, { body }), post(path, other, { body })])
      assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 409])
      assert.equal((await post(path, lead, { body })).body.reason, 'already-replied')
    })

    it('is made once, also after a second refusal', async () => {
      const { lead, moderator, recognition } = await createRefusal()
      const path = `/recognitions/${recognition._id}`
      await post(`${path}/reply`, lead, { body })
      await post(`${path}/decision`, moderator, {
        decision: 'refused',
        reason: 'Ce n’est toujours pas juste.',
      })
      assert.equal((await post(`${path}/reply`, lead, { body })).body.reason, 'already-replied')
    })

    it('may ask the same agency anew later', async () => {
      const { collective, agency, lead } = await createRefusal()
      const answer = await post(`/collectives/${collective.slug}/recognitions`, lead, {
        agency: agency.slug,
        message: 'Un an a passé, et nous avons tout relu.',
      })
      assert.equal(answer.status, 201)
    })

    it('finds the form on the page, and nobody else does', async () => {
      const { collective, lead, moderator, recognition } = await createRefusal()
      const form = new RegExp(`action="/recognitions/${recognition._id}/reply"`)
      assert.match(await readPage(collective.slug, lead), form)
      assert.doesNotMatch(await readPage(collective.slug, moderator), form)
      const answer = await post(
        `/recognitions/${recognition._id}/reply`,
        lead,
        { body },
        { accept: 'text/html' },
      )
      assert.equal(answer.status, 303)
    })

    it('is refused where there is no refusal', async () => {
      const { lead, recognition } = await createRequest()
      const answer = await post(`/recognitions/${recognition._id}/reply`, lead, { body })
      assert.equal(answer.status, 409)
      assert.equal(answer.body.reason, 'not-refused')
    })

    it('is refused to those who do not lead it', async () => {
      const { moderator, recognition } = await createRefusal()
      const answer = await post(`/recognitions/${recognition._id}/reply`, moderator, { body })
      assert.equal(answer.status, 403)
      assert.equal(answer.body.reason, 'not-a-lead')
    })
  })
})
