import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { PersonModel, type PersonRecord } from '../../server/features/accounts/person.model.ts'
import { sessionCookie, signedOut, startApp, wideLimits, type TestApp } from '../support/app.ts'
import { createPerson } from '../support/threads.ts'

const password = 'tabouret-lampe-verte'
const newHandle = () => `noor-${randomUUID().slice(0, 8)}`

describe('somebody makes an account', () => {
  let test: TestApp
  before(async () => {
    test = await startApp()
  })
  after(() => test.close())

  const signUp = (fields: object, accept = 'application/json') =>
    signedOut(test).post('/signup').type('form').accept(accept).send(fields)

  it('is signed in at once, under a pseudonym alone', async () => {
    const visitor = signedOut(test)
    const handle = newHandle()
    const made = await visitor.post('/signup').type('form').accept('json').send({ handle, password })
    assert.equal(made.status, 201)
    assert.deepEqual(made.body.person, { handle, memberships: [], isExample: false })
    const page = await visitor.get('/ask').expect(200)
    assert.match(page.text, new RegExp(handle))
    assert.equal(page.headers['cache-control'], 'no-store')
  })

  it('gets a cookie that no script reads and no other site sends', async () => {
    const made = await signUp({ handle: newHandle(), password })
    const cookie = String(made.headers['set-cookie'])
    assert.match(cookie, /^palier=/)
    assert.match(cookie, /HttpOnly/)
    assert.match(cookie, /SameSite=Lax/)
  })

  it('may not take a name that differs from another by case or accents alone', async () => {
    const tail = randomUUID().slice(0, 8)
    await signUp({ handle: `Éloïse-${tail}`, password })
    const again = await signUp({ handle: `ELOISE-${tail}`, password })
    assert.equal(again.status, 422)
    assert.equal(again.body.errors[0].field, 'handle')
  })

  it('may not hide a character in a name', async () => {
    for (const handle of [
      'li\u200bson',
      'li\u202eson',
      'li son',
      '<b>li</b>',
      '-lison',
      'é',
      'x'.repeat(31),
    ]) {
      assert.equal((await signUp({ handle, password })).status, 422, JSON.stringify(handle))
    }
  })

  it('may not choose one of the first passwords that anybody would try', async () => {
    for (const easy of ['aaaaaaaaaaaa', 'azertyazerty', 'trop court']) {
      const { status, body } = await signUp({ handle: newHandle(), password: easy })
      assert.equal(status, 422, easy)
      assert.equal(body.errors[0].field, 'password')
    }
  })

  it('finds the name and the address again in a form that fails, and never the password', async () => {
    const answer = await signUp({ handle: 'noor', password: 'trop court', email: 'noor@' }, 'text/html')
    assert.equal(answer.status, 422)
    assert.match(answer.text, /value="noor"/)
    assert.match(answer.text, /value="noor@"/)
    assert.doesNotMatch(answer.text, /trop court"/)
  })

  it('goes on to a page of ours only', async () => {
    const goes = async (next: string) =>
      (await signUp({ handle: newHandle(), password, next }, 'text/html')).headers['location']
    assert.equal(await goes('/threads?x=1#post-2'), '/threads?x=1#post-2')
    for (const foreign of [
      '//evil.example',
      'https://evil.example',
      '/\\evil.example',
      'javascript:alert(1)',
      '/\t/evil.example',
    ])
      assert.equal(await goes(foreign), '/', foreign)
  })
})

describe('somebody signs in', () => {
  let test: TestApp
  before(async () => {
    test = await startApp()
  })
  after(() => test.close())

  async function account(email?: string) {
    const handle = newHandle()
    await signedOut(test)
      .post('/signup')
      .type('form')
      .accept('json')
      .send({ handle, password, email })
      .expect(201)
    return handle
  }

  it('by pseudonym or by address, whatever the case', async () => {
    const email = `${newHandle()}@example.org`
    const handle = await account(email)
    for (const login of [handle.toUpperCase(), email.toUpperCase()]) {
      const { status, body } = await signedOut(test)
        .post('/login')
        .type('form')
        .accept('json')
        .send({ login, password })
      assert.equal(status, 200)
      assert.equal(body.person.handle, handle)
    }
  })

  it('is not told whether the name or the password was wrong', async () => {
    const handle = await account()
    const answers = await Promise.all(
      [
        { login: handle, password: 'pas le bon mot' },
        { login: newHandle(), password },
      ].map((fields) => signedOut(test).post('/login').type('form').accept('json').send(fields)),
    )
    assert.deepEqual(
      answers.map(({ status, body }) => [status, body.code]),
      [
        [401, 'wrong-credentials'],
        [401, 'wrong-credentials'],
      ],
    )
  })

  it('gets a new session: one that somebody planted before is of no use', async () => {
    const handle = await account()
    const planted = await sessionCookie(await createPerson())
    const visitor = signedOut(test).set('Cookie', planted)
    const answer = await visitor.post('/login').type('form').accept('json').send({ login: handle, password })
    const fresh = String(answer.headers['set-cookie']).split(';')[0]
    assert.notEqual(fresh, planted)
    const old = await signedOut(test).set('Cookie', planted).get('/ask')
    assert.match(old.text, /\/login\?next/)
  })

  it('leaves for good', async () => {
    const visitor = signedOut(test)
    const handle = newHandle()
    const made = await visitor.post('/signup').type('form').accept('json').send({ handle, password })
    const cookie = String(made.headers['set-cookie']).split(';')[0] ?? ''
    await visitor.post('/logout').accept('json').expect(200)
    const again = await signedOut(test).set('Cookie', cookie).get('/ask')
    assert.match(again.text, /\/login\?next/)
  })

  it('is asked to wait after ten wrong tries, and another account is not', async () => {
    const limited = await startApp({
      limits: { ...wideLimits, rate: { ...wideLimits.rate, signIn: { count: 10, per: 60_000 } } },
    })
    try {
      const [guessed, other] = [await account(), await account()]
      const attempt = (login: string, tried: string) =>
        signedOut(limited).post('/login').type('form').accept('json').send({ login, password: tried })
      for (let tries = 1; tries <= 10; tries++)
        assert.equal((await attempt(guessed, 'pas le bon mot')).status, 401)
      const refused = await attempt(guessed, password)
      assert.equal(refused.status, 429)
      assert.ok(Number(refused.headers['retry-after']) > 0)
      assert.equal((await attempt(other, password)).status, 200)
    } finally {
      await limited.close()
    }
  })
})

describe('one-click entry', () => {
  let test: TestApp
  let helper: PersonRecord
  before(async () => {
    test = await startApp({ trial: true })
    helper = await createPerson({ trialRole: 'helper' })
  })
  after(async () => {
    // Other suites come in as the example helper.
    await PersonModel.updateOne({ _id: helper._id }, { $unset: { trialRole: 1 } })
    await test.close()
  })

  const enter = (headers: Record<string, string> = {}) =>
    signedOut(test).post('/trial/enter').set(headers).type('form').accept('json').send({ as: 'helper' })

  it('lets somebody at this machine in as an example person', async () =>
    assert.equal((await enter()).status, 200))

  it('is not there for somebody behind a proxy, or under another name', async () => {
    assert.equal((await enter({ 'X-Forwarded-For': '10.0.0.1' })).status, 404)
    assert.equal((await enter({ Forwarded: 'for=10.0.0.1' })).status, 404)
    assert.equal((await enter({ Host: 'palier.example' })).status, 404)
  })

  it('does not exist on a real server', async () => {
    const real = await startApp()
    const answer = await signedOut(real)
      .post('/trial/enter')
      .type('form')
      .accept('json')
      .send({ as: 'helper' })
    assert.equal(answer.status, 404)
    await real.close()
  })
})

describe('the language of a page', () => {
  let test: TestApp
  before(async () => {
    test = await startApp()
  })
  after(() => test.close())

  it('is French unless the browser prefers English', async () => {
    const lang = async (accepted?: string) => {
      const asked = signedOut(test).get('/ask')
      const { text } = await (accepted === undefined ? asked : asked.set('Accept-Language', accepted))
      return /<html lang="(\w+)"/.exec(text)?.[1]
    }
    assert.deepEqual(
      [await lang(), await lang('en-GB,en;q=0.9'), await lang('de,fr;q=0.5'), await lang('de')],
      ['fr', 'en', 'fr', 'fr'],
    )
  })

  it('is the one that the person chose, and they come back to where they were', async () => {
    const visitor = signedOut(test)
    const answer = await visitor.post('/language').type('form').send({ lang: 'en', next: '/ask' })
    assert.equal(answer.headers['location'], '/ask')
    assert.match((await visitor.get('/ask')).text, /<html lang="en"/)
  })
})
