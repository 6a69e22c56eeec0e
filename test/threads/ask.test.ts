import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { signedInAs, signedOut, startApp, type TestApp } from '../support/app.ts'
import { createPerson, createThread } from '../support/threads.ts'

describe('somebody asks a question', () => {
  let test: TestApp
  before(async () => {
    test = await startApp()
  })
  after(() => test.close())

  const question = {
    title: 'Ma mère touche-t-elle la réversion ?',
    body: 'Elle vit avec quelqu’un depuis deux ans.',
    topic: 'reversion',
    territory: '76000',
    for: 'other',
  }

  async function ask(fields: object, accept = 'application/json') {
    const person = await signedInAs(test, await createPerson())
    return person.post('/threads').type('form').accept(accept).send(fields)
  }

  it('counts no answers while there are none', async () => {
    const thread = await createThread()
    const { text } = await signedOut(test).get(`/threads/${thread._id}/${thread.slug}`).expect(200)
    assert.match(text, /<h2 id="answers-title">Réponses<\/h2>/)
    assert.doesNotMatch(text, /0.réponse/)
  })

  it('gets a thread that waits, under their pseudonym, at the place that they named', async () => {
    const { status, body } = await ask(question)
    assert.equal(status, 201)
    const { thread } = body
    assert.equal(thread.status, 'open')
    assert.equal(thread.seq, 1)
    assert.equal(thread.territory, 'COM-76540')
    assert.deepEqual(thread.topic, { slug: 'reversion', name: 'Pension de réversion' })
    assert.equal(thread.for, 'other')
  })

  it('is led to the page of the question by a plain form', async () => {
    const answer = await ask(question, 'text/html')
    assert.equal(answer.status, 303)
    const page = await signedOut(test).get(String(answer.headers['location'])).expect(200)
    assert.match(page.text, /Ma mère touche-t-elle la réversion/)
    assert.match(page.text, /Elle vit avec quelqu’un depuis deux ans\./)
  })

  it('may leave the text empty when the title says it all', async () => {
    assert.equal((await ask({ ...question, body: '' })).status, 201)
  })

  it('gets the same thread when the same form arrives twice', async () => {
    const person = await signedInAs(test, await createPerson())
    const clientId = randomUUID()
    const send = () =>
      person
        .post('/threads')
        .type('form')
        .accept('json')
        .send({ ...question, clientId })
    const [first, second] = await Promise.all([send(), send()])
    assert.deepEqual([first.status, second.status], [201, 201])
    assert.equal(first.body.thread.id, second.body.thread.id)
  })

  it('is told when a form of the same name comes with another title', async () => {
    const person = await signedInAs(test, await createPerson())
    const clientId = randomUUID()
    const send = (title: string) =>
      person
        .post('/threads')
        .type('form')
        .accept('json')
        .send({ ...question, title, clientId })
    await send('Une première question')
    const again = await send('Une autre question')
    assert.equal(again.status, 409)
    assert.equal(again.body.code, 'sent-before')
  })

  it('is told of every wrong field at once', async () => {
    const { status, body } = await ask({ title: 'court', body: 'trop', topic: '' })
    assert.equal(status, 422)
    assert.deepEqual(body.errors.map(({ field }: { field: string }) => field).toSorted(), [
      'body',
      'title',
      'topic',
    ])
  })

  it('is told that a topic does not exist, and that a place is not known', async () => {
    const { status, body } = await ask({ ...question, topic: 'caf', territory: 'Nulleparville' })
    assert.equal(status, 422)
    assert.deepEqual(body.errors.map(({ field }: { field: string }) => field).toSorted(), [
      'territory',
      'topic',
    ])
  })

  it('is asked which place when several have that name', async () => {
    const { body } = await ask({ ...question, territory: 'Saint-Denis' })
    assert.match(body.errors[0].message, /Plusieurs lieux/)
  })

  it('finds everything typed in the form that comes back', async () => {
    const answer = await ask({ ...question, title: 'court' }, 'text/html')
    assert.equal(answer.status, 422)
    assert.match(answer.text, /value="court"/)
    assert.match(answer.text, /Elle vit avec quelqu’un depuis deux ans\./)
    assert.match(answer.text, /value="76000"/)
    assert.match(answer.text, /value="reversion" selected/)
    assert.match(answer.text, /Trop court/)
  })

  it('keeps the text through the sign-in page when they come signed out, and it is published once they are in', async () => {
    const visitor = signedOut(test)
    const handle = `noor-${randomUUID().slice(0, 8)}`
    await visitor
      .post('/signup')
      .type('form')
      .accept('json')
      .send({ handle, password: 'tabouret-lampe-verte' })
      .expect(201)
    await visitor.post('/logout').accept('json').expect(200)

    const asked = await visitor.post('/threads').type('form').send(question)
    assert.equal(asked.status, 401)
    const hidden = (name: string) =>
      unescape(new RegExp(`name="${name}" value="([^"]*)"`).exec(asked.text)?.[1] ?? '')
    const waiting = { replayPath: hidden('replayPath'), replayFields: hidden('replayFields') }
    assert.equal(waiting.replayPath, '/threads')

    const wrong = await visitor
      .post('/login')
      .type('form')
      .send({ login: handle, password: 'pas le bon mot', ...waiting })
    assert.equal(wrong.status, 401)
    assert.match(wrong.text, /replayFields/)

    const entered = await visitor
      .post('/login')
      .type('form')
      .send({ login: handle, password: 'tabouret-lampe-verte', ...waiting })
    assert.equal(entered.status, 303)
    const page = await visitor.get(String(entered.headers['location'])).expect(200)
    assert.match(page.text, /Elle vit avec quelqu’un depuis deux ans\./)
  })

  const unescape = (html: string) =>
    html.replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll('&lt;', '<')
})
