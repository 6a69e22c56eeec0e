import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { limits } from '../../shared/limits.ts'
import { PersonModel } from '../../server/features/accounts/person.model.ts'
import { sendChat } from '../../server/features/threads/send-chat.ts'
import { withdrawPost } from '../../server/features/threads/withdraw-post.ts'
import { listPostsAfter } from '../../server/features/threads/post.repo.ts'
import { sessionCookie, signedOut, startApp, wideLimits, type TestApp } from '../support/app.ts'
import { accepted, listen, refused, type Listener } from '../support/sockets.ts'
import { actingAs, createPerson, createThread } from '../support/threads.ts'

type Options = NonNullable<Parameters<typeof listen>[1]>

describe('a socket', () => {
  let test: TestApp
  const open: Listener[] = []
  const listening = async (options: Options = {}) => {
    const listener = await listen(test, options)
    open.push(listener)
    return listener
  }
  /** Still answers, after whatever came before. */
  const answersStill = async () => {
    const thread = await createThread()
    const reader = await listening()
    assert.equal(accepted(await reader.join(thread._id, 0)).seq, 1)
  }

  before(async () => {
    test = await startApp()
  })
  afterEach(() => {
    for (const listener of open.splice(0)) listener.close()
  })
  after(() => test.close())

  describe('of a page of another site', () => {
    for (const transports of [['websocket'], ['polling']] as const) {
      it(`is not let in by ${transports[0]}`, async () => {
        const options: Options = { transports: [...transports], as: await createPerson() }
        await assert.rejects(listening({ ...options, headers: { Origin: 'https://elsewhere.example' } }))
        await assert.rejects(listening({ ...options, headers: { 'Sec-Fetch-Site': 'cross-site' } }))
      })
    }

    it('is not let in when it does not say where it comes from', async () => {
      const answer = await fetch(`${test.url}/socket.io/?EIO=4&transport=polling`)
      assert.equal(answer.status, 403)
      assert.equal(answer.headers.get('access-control-allow-origin'), null)
    })
  })

  describe('that sends what nobody asked for', () => {
    const nonsense: unknown[][] = [
      [],
      [null],
      ['text'],
      [[]],
      [42],
      [Buffer.from('bytes')],
      [{ threadId: {} }],
      [{ threadId: '', afterSeq: 'one' }],
      [{ __proto__: { threadId: 'x' } }],
      [{}, {}, {}],
    ]

    for (const event of ['thread:join', 'thread:leave', 'chat:send', 'nothing:known', 'error', '__proto__']) {
      it(`under the name ${event} gets a problem, and harms nobody`, async () => {
        const { socket } = await listening({ as: await createPerson() })
        const emit = socket.emit.bind(socket) as unknown as (...args: unknown[]) => void
        const ask = socket.timeout(5_000).emitWithAck.bind(socket) as unknown as (
          ...args: unknown[]
        ) => Promise<{ ok: boolean; problem?: { status: number; code: string } }>
        for (const args of nonsense) {
          emit(event, ...args)
          const { ok, problem } = await ask(event, ...args)
          assert.equal(ok, false)
          assert.ok(
            [400, 404, 422].includes(problem?.status ?? 0),
            `${JSON.stringify(args)}: ${problem?.status}`,
          )
        }
        await answersStill()
      })
    }

    it('names every wrong field of a message at once, as HTTP does', async () => {
      const { socket } = await listening({ as: await createPerson() })
      const answer = await socket.emitWithAck('chat:send', { threadId: 'x', body: ' ', clientId: 'not one!' })
      const { type, title, detail, ...problem } = refused(answer)
      assert.deepEqual(
        {
          ...problem,
          requestId: typeof problem.requestId,
          errors: problem.errors?.map(({ field }) => field),
        },
        { status: 422, code: 'invalid', requestId: 'string', errors: ['body', 'clientId'] },
      )
      assert.ok(type && title && detail)
    })

    const packets = [
      '4', '40{', '42', '42[', '42[]', '42{}', '42["thread:join"', '42[null]', '42[{"a":1}]', '420["thread:join"',
      '451-["thread:join",{"_placeholder":true,"num":0}]', '451-["a",{"_placeholder":true,"num":9}]',
      '45999999999-["a"]', '44', '43', '430[]', '40/admin,', '40/__proto__,', '9', '\u0000', 'b4AAAA', '3probe', '2', '1',
    ] // prettier-ignore

    it('as a broken packet is cut off at most, and harms nobody', async () => {
      for (const packet of packets) {
        const { socket } = await listening()
        const cut = once(socket as never, 'disconnect')
        const { ws } = socket.io.engine.transport as unknown as { ws: { send(packet: unknown): void } }
        ws.send(packet)
        ws.send(new Uint8Array([4, 0, 255]))
        // Answered, or cut off.
        await socket.emitWithAck('thread:join', { threadId: 'x', afterSeq: 0 }).catch(() => cut)
      }
      await answersStill()
    })

    it('as a broken packet over polling is cut off at most, too', async () => {
      for (const packet of packets) {
        const ask = (query: string, init: RequestInit = {}) =>
          fetch(`${test.url}/socket.io/?EIO=4&transport=polling${query}`, {
            ...init,
            headers: { Origin: test.url },
          })
        const { sid } = JSON.parse((await (await ask('')).text()).slice(1)) as { sid: string }
        const { status } = await ask(`&sid=${sid}`, { method: 'POST', body: `40\u001e${packet}` })
        assert.ok([200, 400].includes(status), `${packet}: ${status}`)
      }
      await answersStill()
    })

    it('as a broken polling request gets an answer', async () => {
      const ask = (query: string, init: RequestInit = {}) =>
        fetch(`${test.url}/socket.io/?${query}`, { ...init, headers: { Origin: test.url } })
      const opened = await (await ask('EIO=4&transport=polling')).text()
      const { sid } = JSON.parse(opened.slice(1)) as { sid: string }
      const answers = await Promise.all([
        ask('EIO=3&transport=polling'),
        ask('EIO=4&transport=nothing'),
        ask('EIO=4&transport=polling&sid=__proto__'),
        ask('EIO=4&transport=polling', { method: 'POST', body: '40' }),
        ask(`EIO=4&transport=polling&sid=${sid}`, { method: 'DELETE' }),
        ask(`EIO=4&transport=polling&sid=${sid}`, {
          method: 'POST',
          body: 'x'.repeat(limits.packetBytes + 1),
        }),
      ])
      assert.deepEqual(
        answers.map(({ status }) => status),
        [400, 400, 400, 400, 405, 413],
      )
      await answersStill()
    })

    it('is cut off when a packet is too large', async () => {
      const { socket } = await listening({ as: await createPerson() })
      const cut = once(socket as never, 'disconnect')
      socket.emit(
        'chat:send',
        { threadId: 'x', clientId: 'x', body: 'x'.repeat(limits.packetBytes) },
        () => {},
      )
      await cut
      await answersStill()
    })

    it('in bytes that are no HTTP at all is closed', async () => {
      const raw = connect(Number(new URL(test.url).port), '127.0.0.1')
      raw.write(
        'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n\u0000',
      )
      raw.resume()
      await once(raw, 'close')
      await answersStill()
    })
  })

  describe('of somebody who talks', () => {
    it('is refused as signed out, with the problem of HTTP', async () => {
      const thread = await createThread()
      const talker = await listening()
      const problem = refused(await talker.say(thread._id, 'Bonjour'))
      assert.deepEqual([problem.status, problem.code], [401, 'sign-in-first'])
    })

    it('gets the same message for the same clientId, and 409 for another text under it', async () => {
      const thread = await createThread()
      const person = await createPerson()
      const talker = await listening({ as: person })
      const first = accepted(await talker.say(thread._id, 'Bonjour', 'a'))
      assert.deepEqual(accepted(await talker.say(thread._id, 'Bonjour', 'a')).post, first.post)
      const problem = refused(await talker.say(thread._id, 'Bonsoir', 'a'))
      assert.deepEqual([problem.status, problem.code], [409, 'sent-before'])
      // The form is no other way around.
      const agent = signedOut(test).set('Cookie', await sessionCookie(person))
      const chat = agent.post(`/threads/${thread._id}/chat`).accept('json')
      const { body } = await chat.send({ body: 'Bonjour', clientId: 'a' }).expect(201)
      assert.equal(body.post.id, first.post.id)
      assert.equal((await listPostsAfter(thread._id, 1, 10)).length, 1)
    })

    it('keeps the order in which it sent, without waiting for answers', async () => {
      const thread = await createThread()
      const talker = await listening({ as: await createPerson() })
      const words = Array.from({ length: 100 }, (_, index) => `message ${index}`)
      const answers = await Promise.all(words.map((body) => talker.say(thread._id, body)))
      assert.deepEqual(
        answers.map((answer) => accepted(answer).post.seq),
        words.map((_, index) => index + 2),
      )
      assert.deepEqual(
        (await listPostsAfter(thread._id, 1, 200)).map(({ body }) => body),
        words,
      )
    })

    it('is told what must not be published, before anything is stored', async () => {
      const thread = await createThread()
      const talker = await listening({ as: await createPerson() })
      const problem = refused(await talker.say(thread._id, 'Mon numéro : 2 69 05 49 588 157 80'))
      assert.deepEqual([problem.status, problem.errors?.[0]?.field], [422, 'body'])
      assert.deepEqual(await listPostsAfter(thread._id, 1, 10), [])
    })

    it('is told that the question is gone', async () => {
      const asker = await createPerson()
      const thread = await createThread({ by: asker })
      const [question] = await listPostsAfter(thread._id, 0, 1)
      await withdrawPost(actingAs(asker), question?._id ?? '')
      const talker = await listening({ as: await createPerson() })
      assert.equal(refused(await talker.say(thread._id, 'Bonjour')).status, 410)
      assert.equal(refused(await talker.join(thread._id, 0)).status, 410)
    })
  })

  it('is told to wait when a person says too much, wherever they sit', async () => {
    const slow = await startApp({
      limits: { ...wideLimits, rate: { ...wideLimits.rate, chat: { count: 2, per: 60_000 } } },
    })
    try {
      const person = await createPerson()
      const thread = await createThread()
      const [one, two] = await Promise.all([listen(slow, { as: person }), listen(slow, { as: person })])
      accepted(await one.say(thread._id, 'un'))
      accepted(await two.say(thread._id, 'deux'))
      const problem = refused(await one.say(thread._id, 'trois'))
      assert.deepEqual([problem.status, problem.code], [429, 'too-many'])
      one.close()
      two.close()
    } finally {
      await slow.close()
    }
  })

  describe('of somebody who signs out', () => {
    it('falls silent at once', async () => {
      const person = await createPerson()
      const thread = await createThread()
      const cookie = await sessionCookie(person)
      const mine = await listening({ cookie })
      const other = await listening({ as: person })
      accepted(await mine.join(thread._id, 1))
      accepted(await other.join(thread._id, 1))
      const cut = once(mine.socket as never, 'disconnect')
      await signedOut(test).set('Cookie', cookie).post('/logout').expect(303)
      await sendChat(actingAs(await createPerson()), thread._id, { body: 'après', clientId: 'a' })
      await cut
      await other.hears(({ seq }) => seq === 2)
      assert.deepEqual(mine.told, [])
    })

    it('falls silent within two seconds where another process ended the session', async () => {
      const elsewhere = await startApp()
      try {
        const cookie = await sessionCookie(await createPerson())
        const mine = await listening({ cookie })
        const began = Date.now()
        const cut = once(mine.socket as never, 'disconnect')
        // In one process only the first of the two is told by hand; the other looks for itself.
        await signedOut(elsewhere).set('Cookie', cookie).post('/logout').expect(303)
        await cut
        assert.ok(Date.now() - began < 2_000, `${Date.now() - began} ms`)
      } finally {
        await elsewhere.close()
      }
    })

    it('and of somebody whose role has changed falls silent within two seconds', async () => {
      const person = await createPerson()
      const mine = await listening({ as: person })
      const began = Date.now()
      const cut = once(mine.socket as never, 'disconnect')
      await PersonModel.updateOne({ _id: person._id }, { $set: { admin: true } })
      await cut
      assert.ok(Date.now() - began < 2_000, `${Date.now() - began} ms`)
    })
  })
})
