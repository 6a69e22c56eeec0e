import assert from 'node:assert/strict'
import { signedInAs, signedOut, startApp, type TestApp } from '../support/app.ts'
import { createAnswer, createPerson, createThread } from '../support/threads.ts'

describe('the ready page of a thread', () => {
  let test: TestApp
  before(async () => {
    test = await startApp()
  })
  after(() => test.close())

  async function opened() {
    const thread = await createThread()
    const path = `/threads/${thread._id}/${thread.slug}`
    const read = async () => signedOut(test).get(path).expect(200)
    return { thread, path, read, first: await read() }
  }

  it('is the same for the next signed-out reader', async () => {
    const { read, first } = await opened()
    const second = await read()
    assert.equal(second.text, first.text)
    // The page as it was kept, and not one rendered again, carries the mark of the cache.
    assert.match(String(second.headers['vary']), /Accept-Encoding/)
  })

  it('is not sent twice to a browser that has it', async () => {
    const { path, read } = await opened()
    const etag = String((await read()).headers['etag'])
    await signedOut(test).get(path).set('If-None-Match', etag).expect(304)
  })

  it('is the same in every form that a browser may ask for, in whatever order', async () => {
    const { path, first } = await opened()
    const texts: string[] = []
    for (const encoding of ['br', 'identity', 'gzip', 'br', 'identity']) {
      const answer = await signedOut(test).get(path).set('Accept-Encoding', encoding).expect(200)
      assert.equal(answer.headers['content-encoding'] ?? 'identity', encoding)
      texts.push(answer.text)
    }
    assert.deepEqual([...new Set(texts)], [first.text])
  })

  it('gives way as soon as somebody has written', async () => {
    const { thread, read } = await opened()
    await createAnswer({ thread, body: 'Une réponse toute fraîche.' })
    assert.match((await read()).text, /Une réponse toute fraîche/)
  })

  it('speaks the language of its reader', async () => {
    const { path } = await opened()
    const english = await signedOut(test).get(path).set('Accept-Language', 'en')
    assert.match(english.text, /<html lang="en"/)
  })

  it('is never shown to somebody who has signed in, nor theirs to others', async () => {
    const { path, read } = await opened()
    const person = await createPerson()
    const own = await (await signedInAs(test, person)).get(path).expect(200)
    assert.match(own.text, new RegExp(person.handle))
    assert.doesNotMatch((await read()).text, new RegExp(person.handle))
  })

  it('answers a program with JSON all the same', async () => {
    const { thread, path } = await opened()
    const { body } = await signedOut(test).get(path).accept('json').expect(200)
    assert.equal(body.thread.id, thread._id)
  })
})
