import assert from 'node:assert/strict'
import { newId } from '../../server/database/new-id.ts'
import { PersonModel } from '../../server/features/accounts/person.model.ts'
import { findPersonByHandle } from '../../server/features/accounts/index.ts'
import { readThreadFound } from '../../server/features/search/read-thread-found.ts'
import { sessionCookie, signedInAs, signedOut, startApp, type TestApp } from '../support/app.ts'
import { competentAgency, createModerator } from '../support/agencies.ts'
import { createCollective, createRequest } from '../support/collectives.ts'
import { aVerdict, createSeal } from '../support/validation.ts'
import { createAnswer, createPerson, createThread } from '../support/threads.ts'

type Agent = Awaited<ReturnType<typeof signedInAs>>

const secret = 'motsecretjamaisvu'

describe('what was taken back', () => {
  let test: TestApp
  before(async () => (test = await startApp()))
  after(() => test.close())

  const post = (agent: Agent, path: string, fields: object = {}) =>
    agent.post(path).set('Accept', 'application/json').send(fields)

  /** A question that its asker answered alone, taken back whole. */
  async function gone() {
    const asker = await createPerson()
    const thread = await createThread({ by: asker, title: `Une question ${secret}` })
    const answer = await createAnswer({ thread, by: asker, body: `Ma réponse ${secret}.` })
    const agent = await signedInAs(test, asker)
    assert.equal((await post(agent, `/posts/${await questionOf(agent, thread._id)}/withdrawal`)).status, 200)
    return { asker, thread, answer, agent }
  }

  async function questionOf(agent: Agent, threadId: string): Promise<string> {
    const page = await agent.get(`/threads/${threadId}`).set('Accept', 'application/json')
    return (page.body as { posts: { id: string }[] }).posts[0]?.id ?? ''
  }

  it('takes no more words, verdicts, outcomes, choices or reports of where it stands', async () => {
    const { thread, answer, agent } = await gone()
    const agency = await competentAgency('reversion')
    const other = await signedInAs(test, await createPerson())
    const moderator = await signedInAs(test, await createModerator(agency), { trial: true })
    const body = 'Une réponse assez longue.'
    const tried = [
      await post(other, `/threads/${thread._id}/chat`, { body, clientId: 'x' }),
      await post(other, `/threads/${thread._id}/answers`, { body }),
      await post(other, `/answers/${answer._id}/outcomes`, { outcome: 'worked' }),
      await post(moderator, `/answers/${answer._id}/validations`, aVerdict(agency)),
      await post(agent, `/answers/${answer._id}/revisions`, { body, baseRevision: 1 }),
      await post(agent, `/threads/${thread._id}/solution`, { answer: answer._id }),
      await agent.get(`/answers/${answer._id}/revise`),
      await other.get(`/threads/${thread._id}`),
      await other.get(`/threads/${thread._id}`).set('Accept', 'application/json'),
    ]
    assert.deepEqual(
      tried.map(({ status }) => status),
      tried.map(() => 410),
    )
    for (const { text } of tried) assert.doesNotMatch(text, new RegExp(secret))
  })

  it('loses what else its asker wrote there, on demand', async () => {
    const { answer, agent } = await gone()
    assert.equal((await post(agent, `/posts/${answer._id}/withdrawal`)).status, 200)
  })

  it('is in no page, list, feed, search document, desk or cache, in any form', async () => {
    const agency = await competentAgency('reversion')
    const moderator = await signedInAs(test, await createModerator(agency), { trial: true })
    const asker = await createPerson()
    const helper = await createPerson()
    const thread = await createThread({
      by: asker,
      title: `Une question ${secret}`,
      body: `Ma vie : ${secret}.`,
    })
    const answer = await createAnswer({ thread, by: helper, body: `Ma réponse ${secret}.` })
    const seal = await createSeal(answer, agency)
    const { collective } = await createCollective()
    const reader = signedOut(test)
    const pages = [
      `/threads/${thread._id}`, `/threads/${thread._id}/${thread.slug}`, `/threads/${thread._id}/question`, `/threads/${thread._id}/question?after=0`, '/', '/topics/reversion', `/people/${asker.handle}`, `/people/${helper.handle}`,
      `/agencies/${agency.slug}`, `/collectives/${collective.slug}`, `/collectives/${collective.slug}/feed.atom`, `/seals/${seal.id}`, `/search?q=${secret.slice(0, 6)}`,
    ] // prettier-ignore
    const read = async () => {
      const texts: string[] = []
      for (const page of pages)
        for (const accept of ['text/html', 'application/json']) {
          const { text, headers } = await reader.get(page).set('Accept', accept).redirects(2)
          texts.push(`${page} ${accept} ${JSON.stringify(headers)} ${text}`)
        }
      for (const accept of ['text/html', 'application/json'])
        texts.push((await moderator.get(`/agencies/${agency.slug}/desk`).set('Accept', accept)).text)
      const own = await signedInAs(test, helper)
      texts.push(
        (await own.get(`/answers/${answer._id}/revise`)).text,
        (await own.get(`/posts/${answer._id}/withdraw`)).text,
      )
      texts.push(JSON.stringify((await readThreadFound(thread._id, new Date())) ?? {}))
      return texts
    }
    // The word stands in the title's slug too, so that redirects are looked at.
    assert.ok((await read()).filter((text) => text.includes(secret)).length > 10)
    const question = await questionOf(await signedInAs(test, asker), thread._id)
    assert.equal((await post(await signedInAs(test, helper), `/posts/${answer._id}/withdrawal`)).status, 200)
    assert.equal((await post(await signedInAs(test, asker), `/posts/${question}/withdrawal`)).status, 200)
    await test.app.settled()
    const left = (await read()).filter((text) =>
      text
        .replaceAll(`/${thread.slug}`, '')
        .replaceAll(`q=${secret.slice(0, 6)}`, '')
        .includes(secret),
    )
    assert.deepEqual(
      left.map((text) => text.slice(0, 300)),
      [],
    )
  })

  it('is not shown from what was kept ready for the readers before', async () => {
    const asker = await createPerson()
    const thread = await createThread({ by: asker, title: `Une question ${secret}` })
    const page = `/threads/${thread._id}/${thread.slug}`
    for (let time = 0; time < 3; time++) assert.equal((await signedOut(test).get(page)).status, 200)
    const agent = await signedInAs(test, asker)
    await post(agent, `/posts/${await questionOf(agent, thread._id)}/withdrawal`)
    const after = await signedOut(test).get(page).redirects(0)
    assert.equal(after.status, 410)
    // The address that was asked for is the reader's own.
    assert.doesNotMatch(after.text.replaceAll(thread.slug, ''), new RegExp(secret))
  })
})

describe('what is under something else', () => {
  let test: TestApp
  before(async () => (test = await startApp()))
  after(() => test.close())

  it('is not taken for the solution of another question', async () => {
    const asker = await createPerson()
    const [mine, elsewhere] = [await createThread({ by: asker }), await createAnswer()]
    const answer = await (
      await signedInAs(test, asker)
    )
      .post(`/threads/${mine._id}/solution`)
      .set('Accept', 'application/json')
      .send({ answer: elsewhere._id })
    assert.equal(answer.status, 422)
  })

  it('is not decided by the moderator of another agency, whatever the body names', async () => {
    const { recognition } = await createRequest()
    const agency = await competentAgency('reversion')
    const moderator = await signedInAs(test, await createModerator(agency), { trial: true })
    const answer = await moderator
      .post(`/recognitions/${recognition._id}/decision`)
      .set('Accept', 'application/json')
      .send({
        decision: 'recognised',
        reason: 'Parce que je le dis bien.',
        agencyId: agency._id,
        agency: agency.slug,
      })
    assert.equal(answer.status, 403)
  })

  it('keeps its place: the ids of a path are not taken from the body', async () => {
    const [mine, other] = [await createThread(), await createThread()]
    const agent = await signedInAs(test, await createPerson())
    const { body } = await agent
      .post(`/threads/${mine._id}/answers`)
      .set('Accept', 'application/json')
      .send({
        body: 'Une réponse assez longue.',
        threadId: other._id,
        authorId: newId(),
        kind: 'question',
        seq: 1,
        revision: 9,
        speaksFor: { agencyId: 'x', role: 'y' },
      })
    const { post } = body as { post: { threadId: string; seq: number; revision: number; kind: string } }
    assert.deepEqual([post.threadId, post.seq, post.revision, post.kind], [mine._id, 2, 1, 'answer'])
  })

  it('cannot be had by saying so: no body makes an administrator or a moderator', async () => {
    const handle = `nouveau-${Date.now() % 1e6}`
    const password = 'sept lapins verts la nuit'
    await signedOut(test)
      .post('/signup')
      .send({
        handle,
        password,
        admin: true,
        memberships: [{ kind: 'agency', of: 'x', role: 'admin' }],
        trialRole: 'admin',
        isExample: true,
        _id: 'x',
      })
    const person = await findPersonByHandle(handle)
    assert.deepEqual(
      [person?.admin, person?.memberships, person?.trialRole, person?.isExample],
      [false, [], undefined, false],
    )
  })
})

describe('somebody whose rights have gone', () => {
  let test: TestApp
  before(async () => (test = await startApp()))
  after(() => test.close())

  it('speaks for the agency no more from the next request on', async () => {
    const agency = await competentAgency('reversion')
    const person = await createModerator(agency)
    const agent = await signedInAs(test, person, { trial: true })
    const answer = await createAnswer()
    assert.equal((await agent.get(`/agencies/${agency.slug}/desk`)).status, 200)
    await PersonModel.updateOne({ _id: person._id }, { $set: { memberships: [] } })
    const tried = [
      await agent.get(`/agencies/${agency.slug}/desk`),
      await agent.post(`/answers/${answer._id}/validations`).send(aVerdict(agency)),
    ]
    assert.deepEqual(
      tried.map(({ status }) => status),
      [403, 403],
    )
  })

  it('is a stranger once the account is gone, and no error', async () => {
    const person = await createPerson()
    const agent = await signedInAs(test, person)
    await PersonModel.deleteOne({ _id: person._id })
    const thread = await createThread()
    assert.equal((await agent.get('/')).status, 200)
    assert.equal(
      (await agent.post(`/threads/${thread._id}/chat`).send({ body: 'a', clientId: 'x' })).status,
      401,
    )
    assert.equal((await agent.post('/logout')).status, 303)
  })

  it('speaks for nobody without a second factor', async () => {
    const agency = await competentAgency('reversion')
    const agent = await signedInAs(test, await createModerator(agency))
    assert.equal((await agent.get(`/agencies/${agency.slug}/desk`)).status, 403)
  })

  for (const [what, change] of [
    ['signed with another secret', (cookie: string) => cookie.replace(/\.[^.]+$/, '.AAAA')],
    ['without a signature', (cookie: string) => cookie.replace(/\.[^.]+$/, '')],
    ['of nobody', () => 'palier=s%3A__proto__.x'],
    ['that is no text', () => 'palier=%ff%00'],
    ['of great length', () => `palier=${'a'.repeat(6_000)}`],
  ] as const)
    it(`is a stranger with a cookie ${what}`, async () => {
      const cookie = change(decodeURIComponent(await sessionCookie(await createPerson())))
      const answer = await signedOut(test)
        .get('/moderation')
        .set('Cookie', cookie)
        .set('Accept', 'application/json')
      assert.equal(answer.status, 401)
    })
})

describe('what is hidden and what is not there', () => {
  it('are answered alike', async () => {
    const test = await startApp()
    const { thread } = { thread: await createThread() }
    const agent = await signedInAs(test, await createPerson())
    const plain = ({ status, body }: { status: number; body: object }) => ({ status, ...body, requestId: '' })
    const missing = plain(await agent.get(`/threads/${newId()}`).set('Accept', 'application/json'))
    for (const path of [
      '/threads/x',
      `/seals/${thread._id}`,
      `/agencies/${thread._id}`,
      `/people/${'x'.repeat(25)}`,
      '/reports/R-22222-22222',
      `/fiches/particuliers-F0`,
    ])
      assert.deepEqual(plain(await agent.get(path).set('Accept', 'application/json')), missing, path)
    await test.close()
  })
})
