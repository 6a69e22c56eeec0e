import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { signedInAs, signedOut, startApp, type TestApp } from '../support/app.ts'
import { tellOutcome } from '../../server/features/threads/tell-outcome.ts'
import { actingAs, createAnswer, createPerson, createThread } from '../support/threads.ts'

describe('what happens under a question', () => {
  let test: TestApp
  before(async () => {
    test = await startApp()
  })
  after(() => test.close())

  const read = async (id: string) =>
    (await signedOut(test).get(`/threads/${id}`).accept('json').expect(200)).body

  describe('somebody answers a question', () => {
    async function answer(fields: object) {
      const thread = await createThread()
      const helper = await signedInAs(test, await createPerson())
      const sent = await helper
        .post(`/threads/${thread._id}/answers`)
        .type('form')
        .accept('json')
        .send(fields)
      return { thread, sent, helper }
    }

    it('is the first post after the question, and the question is answered', async () => {
      const { thread, sent } = await answer({ body: 'Oui, **sous condition** de ressources.' })
      assert.equal(sent.status, 201)
      assert.equal(sent.body.post.seq, 2)
      assert.equal(sent.body.post.revision, 1)
      assert.equal(sent.body.post.bodyHtml, '<p>Oui, <strong>sous condition</strong> de ressources.</p>\n')
      const page = await read(thread._id)
      assert.equal(page.thread.status, 'answered')
      assert.deepEqual(
        page.posts.map(({ kind }: { kind: string }) => kind),
        ['question', 'answer'],
      )
    })

    it('names an address and the day it was read as a source', async () => {
      const { sent } = await answer({
        body: 'Oui, sous condition.',
        sources: 'https://www.info-retraite.fr/reversion 2026-11-01',
      })
      assert.deepEqual(sent.body.post.sources, [
        { url: 'https://www.info-retraite.fr/reversion', readAt: '2026-11-01' },
      ])
    })

    it('is told that an address needs the day it was read', async () => {
      const { sent } = await answer({
        body: 'Oui, sous condition.',
        sources: 'https://www.info-retraite.fr/',
      })
      assert.equal(sent.status, 422)
      assert.equal(sent.body.errors[0].field, 'sources')
    })

    it('finds the answer as typed, with what is wrong, on the page that comes back', async () => {
      const thread = await createThread()
      const helper = await signedInAs(test, await createPerson())
      const sent = await helper
        .post(`/threads/${thread._id}/answers`)
        .type('form')
        .send({ body: 'Oui, sous condition.', sources: 'fiche-inconnue' })
      assert.equal(sent.status, 422)
      assert.match(sent.text, /Oui, sous condition\./)
      assert.match(sent.text, /fiche-inconnue/)
      assert.match(sent.text, /Cette fiche n’existe pas/)
    })

    it('is not found under a question that does not exist', async () => {
      const helper = await signedInAs(test, await createPerson())
      const body = { body: 'Oui, sous condition.' }
      assert.equal(
        (
          await helper
            .post(`/threads/${'0'.repeat(24)}/answers`)
            .type('form')
            .accept('json')
            .send(body)
        ).status,
        404,
      )
      assert.equal(
        (await helper.post('/threads/quatre/answers').type('form').accept('json').send(body)).status,
        404,
      )
    })

    it('gives the same answer when the same form arrives twice', async () => {
      const thread = await createThread()
      const helper = await signedInAs(test, await createPerson())
      const fields = { body: 'Oui, sous condition.', clientId: randomUUID() }
      const send = () =>
        helper.post(`/threads/${thread._id}/answers`).type('form').accept('json').send(fields)
      const [first, second] = await Promise.all([send(), send()])
      assert.deepEqual([first.status, second.status], [201, 201])
      assert.equal(first.body.post.id, second.body.post.id)
      assert.equal((await read(thread._id)).posts.length, 2)
    })
  })

  describe('somebody corrects their own answer', () => {
    it('replaces the words, keeps the number, and says so in the log', async () => {
      const by = await createPerson()
      const answer = await createAnswer({ by })
      const helper = await signedInAs(test, by)
      const sent = await helper
        .post(`/answers/${answer._id}/revisions`)
        .type('form')
        .accept('json')
        .send({ body: 'Oui, mais pas toujours.', baseRevision: 1 })
      assert.equal(sent.status, 201)
      assert.equal(sent.body.post.revision, 2)
      assert.equal(sent.body.post.seq, answer.seq)
      const { posts } = await read(answer.threadId)
      assert.deepEqual(posts.at(-1).what, 'revised')
      assert.equal(posts.at(-1).about, answer._id)
    })

    it('is refused over a version that is no longer the last, with the words that stand there now', async () => {
      const by = await createPerson()
      const answer = await createAnswer({ by })
      const helper = await signedInAs(test, by)
      const revise = (body: string, accept: string) =>
        helper
          .post(`/answers/${answer._id}/revisions`)
          .type('form')
          .accept(accept)
          .send({ body, baseRevision: 1 })
      await revise('Oui, mais pas toujours.', 'json')
      const second = await revise('Non, jamais de la vie.', 'json')
      assert.equal(second.status, 409)
      assert.equal(second.body.code, 'changed-meanwhile')
      const page = await revise('Non, jamais de la vie.', 'html')
      assert.match(page.text, /Oui, mais pas toujours\./)
      assert.match(page.text, /Non, jamais de la vie\./)
    })

    it('is refused to everybody else', async () => {
      const answer = await createAnswer()
      const other = await signedInAs(test, await createPerson())
      const sent = await other
        .post(`/answers/${answer._id}/revisions`)
        .type('form')
        .accept('json')
        .send({ body: 'Ce sont mes mots.', baseRevision: 1 })
      assert.equal(sent.status, 403)
      assert.equal(sent.body.reason, 'not-your-words')
    })
  })

  describe('somebody takes their words back', () => {
    const withdraw = async (post: { _id: string }, by: { _id: string }) =>
      (await signedInAs(test, by)).post(`/posts/${post._id}/withdrawal`).type('form').accept('json').send({})

    it('erases an answer in every version, and keeps its place', async () => {
      const by = await createPerson()
      const answer = await createAnswer({ by, body: 'Des mots que je regrette.' })
      const sent = await withdraw(answer, by)
      assert.equal(sent.status, 200)
      assert.equal(sent.body.post.bodyHtml, '')
      const page = await read(answer.threadId)
      assert.equal(page.thread.status, 'open')
      assert.doesNotMatch(JSON.stringify(page), /regrette/)
    })

    it('takes a whole question away when nobody else wrote', async () => {
      const by = await createPerson()
      const thread = await createThread({ by })
      const { posts } = await read(thread._id)
      assert.equal((await withdraw({ _id: posts[0].id }, by)).status, 200)
      assert.equal((await signedOut(test).get(`/threads/${thread._id}`).accept('json')).status, 410)
    })

    it('leaves the answers of others under a question without words', async () => {
      const by = await createPerson()
      const thread = await createThread({ by, title: 'Une question que je regrette' })
      await createAnswer({ thread })
      const { posts } = await read(thread._id)
      await withdraw({ _id: posts[0].id }, by)
      const page = await read(thread._id)
      assert.doesNotMatch(JSON.stringify(page), /regrette/)
      assert.equal(page.thread.answers, 1)
    })

    it('is refused for the words of somebody else', async () => {
      const sent = await withdraw(await createAnswer(), await createPerson())
      assert.equal(sent.status, 403)
      assert.equal(sent.body.reason, 'not-your-words')
    })
  })

  describe('people say whether an answer worked for them', () => {
    const tell = async (answer: { _id: string }, by: { _id: string }, outcome: string) =>
      (await signedInAs(test, by))
        .post(`/answers/${answer._id}/outcomes`)
        .type('form')
        .accept('json')
        .send({ outcome })

    it('counts each person once, by their last word', async () => {
      const answer = await createAnswer()
      const reader = await createPerson()
      await tell(answer, reader, 'worked')
      const { body } = await tell(answer, reader, 'did-not')
      assert.deepEqual([body.worked, body.didNot], [0, 1])
    })

    it('solves the question when the asker says so, and reopens it when it did not work after all', async () => {
      const asker = await createPerson()
      const thread = await createThread({ by: asker })
      const answer = await createAnswer({ thread })
      await tell(answer, asker, 'worked')
      assert.equal((await read(thread._id)).thread.status, 'solved')
      await tell(answer, asker, 'did-not')
      const page = await read(thread._id)
      assert.equal(page.thread.status, 'open')
      assert.equal(page.posts.at(-1).what, 'reopened')
    })

    it('is not for one’s own answer', async () => {
      const by = await createPerson()
      assert.equal((await tell(await createAnswer({ by }), by, 'worked')).body.reason, 'own-answer')
    })
  })

  describe('the asker chooses the answer that solved it', () => {
    const choose = async (threadId: string, by: { _id: string }, answer: string) =>
      (await signedInAs(test, by))
        .post(`/threads/${threadId}/solution`)
        .type('form')
        .accept('json')
        .send({ answer })

    it('solves the question, and may be taken back', async () => {
      const asker = await createPerson()
      const thread = await createThread({ by: asker })
      const answer = await createAnswer({ thread })
      const solved = await choose(thread._id, asker, answer._id)
      assert.equal(solved.body.thread.status, 'solved')
      assert.equal(solved.body.thread.solution, answer._id)
      assert.equal((await choose(thread._id, asker, '')).body.thread.status, 'answered')
    })

    it('replaces an earlier "did not" of theirs', async () => {
      const asker = await createPerson()
      const thread = await createThread({ by: asker })
      const answer = await createAnswer({ thread })
      await tellOutcome(actingAs(asker), answer._id, 'did-not')
      assert.equal((await choose(thread._id, asker, answer._id)).body.thread.status, 'solved')
    })

    it('is refused to everybody else', async () => {
      const thread = await createThread()
      const answer = await createAnswer({ thread })
      assert.equal((await choose(thread._id, await createPerson(), answer._id)).body.reason, 'not-the-asker')
    })

    it('takes an answer of that very question only', async () => {
      const asker = await createPerson()
      const thread = await createThread({ by: asker })
      const elsewhere = await createAnswer()
      assert.equal((await choose(thread._id, asker, elsewhere._id)).status, 422)
    })
  })
})
