import assert from 'node:assert/strict'
import { startApp, signedInAs, type TestApp } from '../support/app.ts'
import { accepted, listen, refused, type Listener } from '../support/sockets.ts'
import { actingAs, createAnswer, createPerson, createThread } from '../support/threads.ts'
import { sendChat } from '../../server/features/threads/send-chat.ts'
import { reviseAnswer } from '../../server/features/threads/revise-answer.ts'

describe('a thread that is open on a screen', () => {
  let test: TestApp
  const open: Listener[] = []
  const listening = async (...args: Parameters<typeof listen> extends [unknown, ...infer R] ? R : never) => {
    const listener = await listen(test, ...args)
    open.push(listener)
    return listener
  }

  before(async () => {
    test = await startApp()
  })
  afterEach(() => {
    for (const listener of open.splice(0)) listener.close()
  })
  after(() => test.close())

  it('shows what somebody says to everybody who reads, signed out too', async () => {
    const thread = await createThread()
    const [reader, talker] = await Promise.all([listening(), listening({ as: await createPerson() })])
    accepted(await reader.join(thread._id, 1))
    const { post } = accepted(await talker.say(thread._id, 'Bonjour **à tous**'))
    const told = await reader.hears(({ seq }) => seq === 2)
    assert.equal(post.seq, 2)
    assert.deepEqual(told, { event: 'post:new', threadId: thread._id, seq: 2, post })
    assert.match(post.bodyHtml, /<strong>à tous<\/strong>/)
  })

  it('hears what came over HTTP', async () => {
    const thread = await createThread()
    const reader = await listening({ transports: ['polling'] })
    accepted(await reader.join(thread._id, 1))
    const agent = await signedInAs(test, await createPerson())
    await agent
      .post(`/threads/${thread._id}/chat`)
      .send({ body: 'Par le formulaire', clientId: 'a' })
      .expect(303)
    const told = await reader.hears(({ seq }) => seq === 2)
    assert.match(told.event === 'post:new' ? told.post.bodyHtml : '', /Par le formulaire/)
  })

  it('hears an answer, what becomes of it, and where the question stands, in the order of the log', async () => {
    const thread = await createThread()
    const reader = await listening()
    accepted(await reader.join(thread._id, 1))
    const helper = await createPerson()
    const answer = await createAnswer({ thread, by: helper })
    await reviseAnswer(actingAs(helper), answer._id, {
      body: 'Oui, toujours, depuis 2024.',
      baseRevision: 1,
      sources: [],
    })
    await reader.hears(({ event, seq }) => event === 'thread:changed' && seq === 3)
    assert.deepEqual(
      reader.told.map(({ event, seq }) => `${seq} ${event}`),
      ['2 post:new', '2 thread:changed', '3 post:new', '3 post:changed', '3 thread:changed'],
    )
    const changed = reader.told.find(({ event }) => event === 'post:changed')
    assert.match(changed?.event === 'post:changed' ? changed.post.bodyHtml : '', /depuis 2024/)
    const last = reader.told.at(-1)
    assert.equal(last?.event === 'thread:changed' ? last.thread.status : '', 'answered')
  })

  it('gives what was missed to who comes back, and nothing twice', async () => {
    const thread = await createThread()
    const talker = actingAs(await createPerson())
    for (const body of ['un', 'deux', 'trois']) await sendChat(talker, thread._id, { body, clientId: body })
    const reader = await listening()
    const joined = accepted(await reader.join(thread._id, 2))
    assert.deepEqual(
      joined.posts.map(({ seq }) => seq),
      [3, 4],
    )
    assert.deepEqual([joined.seq, joined.more, joined.changed], [4, false, []])
    assert.equal(joined.thread.seq, 4)
    await sendChat(talker, thread._id, { body: 'quatre', clientId: 'quatre' })
    await reader.hears(({ seq }) => seq === 5)
    assert.deepEqual(
      reader.told.map(({ seq }) => seq),
      [5],
    )
  })

  it('lets readers in while much is being said: each has every number once, in order', async () => {
    const thread = await createThread()
    const talker = actingAs(await createPerson())
    const readers = await Promise.all(Array.from({ length: 12 }, () => listening()))
    const talk = (async () => {
      for (let batch = 0; batch < 30; batch++) {
        const words = Array.from({ length: 8 }, (_, index) => `${batch}-${index}`)
        await Promise.all(words.map((body) => sendChat(talker, thread._id, { body, clientId: body })))
      }
    })()
    const heard = await Promise.all(
      readers.map(async (reader, index) => {
        // Each comes in at another moment of the talk.
        if (index > 0) await readers[0]?.hears(({ seq }) => seq > index * 15)
        const { posts, seq: reached } = accepted(await reader.join(thread._id, 1))
        if (reached < 241) await reader.hears(({ seq }) => seq === 241)
        return [...posts.map(({ seq }) => seq), ...reader.told.map(({ seq }) => seq)]
      }),
    )
    await talk
    const whole = Array.from({ length: 240 }, (_, index) => index + 2)
    for (const numbers of heard) assert.deepEqual(numbers, whole)
  })

  it('says nothing more to who has left it', async () => {
    const [thread, other] = await Promise.all([createThread(), createThread()])
    const reader = await listening()
    accepted(await reader.join(thread._id, 1))
    accepted(await reader.join(other._id, 1))
    reader.socket.emit('thread:leave', { threadId: thread._id })
    // Answered in turn: once this is, the leaving is done.
    accepted(await reader.join(other._id, 1))
    const talker = actingAs(await createPerson())
    await sendChat(talker, thread._id, { body: 'Personne ?', clientId: 'a' })
    await sendChat(talker, other._id, { body: 'Quelqu’un ?', clientId: 'a' })
    await reader.hears(({ threadId }) => threadId === other._id)
    assert.deepEqual(
      reader.told.map(({ threadId }) => threadId),
      [other._id],
    )
  })

  it('is not there for an identifier that names nothing', async () => {
    const reader = await listening()
    for (const id of ['0'.repeat(24), 'nothing']) assert.equal(refused(await reader.join(id, 0)).status, 404)
  })
})
