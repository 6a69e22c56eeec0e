import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, request as httpRequest, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { gunzipSync } from 'node:zlib'
import { readConfig } from '../../server/config.ts'
import { hashPassword } from '../../server/features/accounts/password.ts'
import { sessionCookie, signedInAs, startApp, wideLimits, type TestApp } from '../support/app.ts'
import { accepted, listen } from '../support/sockets.ts'
import { createPerson, createThread } from '../support/threads.ts'

interface Answered {
  status: number
  headers: IncomingMessage['headers']
  body: Buffer
}

/** Sends exactly this, headers included, which `fetch` would not. */
async function send(
  test: Pick<TestApp, 'url'>,
  path: string,
  {
    method = 'GET',
    headers = {},
    body,
  }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answered> {
  const { hostname, port } = new URL(test.url)
  const req = httpRequest({ hostname, port, path, method, headers })
  req.end(body)
  const [res] = (await once(req, 'response')) as [IncomingMessage]
  const chunks: Buffer[] = []
  for await (const chunk of res) chunks.push(chunk as Buffer)
  return { status: res.statusCode ?? 0, headers: res.headers, body: Buffer.concat(chunks) }
}

const few = (count: number) => ({ count, per: 60_000 })
const limitedTo = (change: Partial<typeof wideLimits.rate>) => ({
  ...wideLimits,
  rate: { ...wideLimits.rate, ...change },
})
const form = { 'Content-Type': 'application/x-www-form-urlencoded' }

describe('the files of the browser’s side', () => {
  let test: TestApp
  before(async () => (test = await startApp()))
  after(() => test.close())

  for (const encoding of ['br', 'gzip', 'identity'])
    it(`say in a page that one is missing, whatever encoding is asked for: ${encoding}`, async () => {
      const answer = await send(test, '/assets/none-HASH.js', { headers: { 'Accept-Encoding': encoding } })
      assert.equal(answer.status, 404)
      assert.match(String(answer.headers['content-type']), /^text\/html/)
      assert.doesNotMatch(String(answer.headers['cache-control']), /immutable/)
      if (encoding === 'identity') assert.equal(answer.headers['content-encoding'], undefined)
      if (answer.headers['content-encoding'] === 'gzip')
        assert.match(gunzipSync(answer.body).toString(), /^<!doctype/)
    })

  const outside = [
    '/assets/../package.json', '/assets/..%2fpackage.json', '/assets/%2e%2e/package.json', '/assets/%2e%2e%2f%2e%2e%2fpackage.json', '/assets/..%5cpackage.json', '/assets/....//package.json', '/assets//etc/passwd', '/assets/%2fetc%2fpasswd', '/assets/..;/package.json',
    '/assets/%00', '/assets/a%00.js', '/assets/%ff', '/assets/.%2e/server/main.js', '/assets/..%252fpackage.json', '/assets/%c0%ae%c0%ae/package.json', '/assets/\\..\\package.json', '/assets/.git/config', '/assets/', '/assets', '/assets/chunks', '/assets/../../dist/server/main.js',
  ] // prettier-ignore
  for (const path of outside)
    it(`are never others: ${path}`, async () => {
      const { status, body } = await send(test, path)
      assert.ok([400, 403, 404].includes(status), String(status))
      assert.doesNotMatch(body.toString(), /"dependencies"|root:x|createServer/)
    })
})

describe('a rate', () => {
  /** An application in which this address has changed all that it may. */
  async function startSpent(): Promise<TestApp> {
    const test = await startApp({ limits: limitedTo({ writes: few(1) }) })
    await post(test)
    return test
  }

  const post = (test: TestApp, forwarded?: string) =>
    send(test, '/language', {
      method: 'POST',
      headers: {
        Origin: test.url,
        ...form,
        ...(forwarded && {
          'X-Forwarded-For': forwarded,
          Forwarded: `for=${forwarded}`,
          'X-Real-IP': forwarded,
        }),
      },
      body: 'lang=fr',
    })

  it('is not escaped by saying that one is somebody else', async () => {
    const test = await startApp({ limits: limitedTo({ writes: few(2) }) })
    const answers = [
      await post(test, '203.0.113.1'),
      await post(test, '203.0.113.2'),
      await post(test, '203.0.113.3'),
    ]
    assert.deepEqual(
      answers.map(({ status }) => status),
      [303, 303, 429],
    )
    assert.ok(Number(answers[2]?.headers['retry-after']) > 0)
    await test.close()
  })

  it('counts who stands before our own proxy, and believes what it adds, not what came', async () => {
    const test = await startApp({
      limits: limitedTo({ requests: few(1) }),
      publicUrl: 'https://palier.example',
    })
    const get = (forwarded: string) =>
      send(test, '/ask', { headers: { 'X-Forwarded-For': forwarded, 'X-Forwarded-Proto': 'https' } })
    const answers = [
      await get('203.0.113.1'),
      await get('203.0.113.2'),
      await get('198.51.100.9, 203.0.113.2'),
      await get('127.0.0.1, 203.0.113.1'),
    ]
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200, 429, 429],
    )
    await test.close()
  })

  it('counts a whole network of IPv6 as one', async () => {
    const test = await startApp({
      limits: limitedTo({ requests: few(1) }),
      publicUrl: 'https://palier.example',
    })
    const get = (forwarded: string) => send(test, '/ask', { headers: { 'X-Forwarded-For': forwarded } })
    const answers = [
      await get('2001:db8:1:1::1'),
      await get('2001:db8:1:1::2'),
      await get('2001:db8:ffff::1'),
    ]
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 429, 200],
    )
    await test.close()
  })

  it('gives back what was typed, to be sent again', async () => {
    const test = await startSpent()
    const cookie = await sessionCookie(await createPerson())
    const body = new URLSearchParams([
      ['body', 'Tout ce que <b>j’ai</b> écrit.'],
      ['sources', 'un'],
      ['sources', 'deux'],
    ])
    const path = `/threads/${(await createThread())._id}/answers`
    const answer = await send(test, path, {
      method: 'POST',
      headers: { Origin: test.url, Cookie: cookie, ...form },
      body: body.toString(),
    })
    assert.equal(answer.status, 429)
    const page = answer.body.toString()
    assert.ok(page.includes(`action="${path}"`))
    assert.ok(
      page.includes('Tout ce que &lt;b>j’ai&lt;/b> écrit.') ||
        page.includes('Tout ce que &lt;b&gt;j’ai&lt;/b&gt; écrit.'),
    )
    for (const value of ['un', 'deux']) assert.ok(page.includes(`name="sources" value="${value}"`))
    await test.close()
  })

  it('never gives back a password', async () => {
    const test = await startSpent()
    const answer = await send(test, '/login', {
      method: 'POST',
      headers: { Origin: test.url, ...form },
      body: 'login=a&password=tres-secret',
    })
    assert.equal(answer.status, 429)
    assert.doesNotMatch(answer.body.toString(), /tres-secret/)
    await test.close()
  })

  it('on signing in counts a burst that is sent at once', async () => {
    const test = await startApp({ limits: limitedTo({ signIn: { count: 3, per: 60_000 } }) })
    const password = 'sept lapins verts la nuit'
    const { handle } = await createPerson({ passwordHash: await hashPassword(password) })
    const attempt = (guess: string) =>
      send(test, '/login', {
        method: 'POST',
        headers: { Origin: test.url, ...form },
        body: new URLSearchParams({ login: handle, password: guess }).toString(),
      })
    const burst = await Promise.all(Array.from({ length: 12 }, (_, n) => attempt(`faux ${n}`)))
    assert.equal(burst.filter(({ status }) => status === 401).length, 3)
    assert.equal((await attempt(password)).status, 429)
    test.clock.advance(1)
    await test.close()
  })

  it('on signing in is forgotten once the owner is in', async () => {
    const test = await startApp({ limits: limitedTo({ signIn: { count: 2, per: 60_000 } }) })
    const password = 'sept lapins verts la nuit'
    const { handle } = await createPerson({ passwordHash: await hashPassword(password) })
    const body = new URLSearchParams({ login: handle, password }).toString()
    for (let time = 0; time < 4; time++)
      assert.equal(
        (await send(test, '/login', { method: 'POST', headers: { Origin: test.url, ...form }, body })).status,
        303,
      )
    await test.close()
  })
})

describe('behind https', () => {
  let test: TestApp
  before(async () => (test = await startApp({ publicUrl: 'https://palier.example' })))
  after(() => test.close())
  const proxied = {
    'X-Forwarded-Proto': 'https',
    'X-Forwarded-For': '203.0.113.1',
    Origin: 'https://palier.example',
  }

  it('the cookie is bound to the host and to TLS, and browsers keep to TLS', async () => {
    const password = 'sept lapins verts la nuit'
    const { handle } = await createPerson({ passwordHash: await hashPassword(password) })
    const answer = await send(test, '/login', {
      method: 'POST',
      headers: { ...proxied, ...form },
      body: new URLSearchParams({ login: handle, password }).toString(),
    })
    const [cookie = ''] = answer.headers['set-cookie'] ?? []
    assert.match(cookie, /^__Host-palier=/)
    for (const flag of [/; Secure/, /; HttpOnly/, /; SameSite=Lax/, /; Path=\//]) assert.match(cookie, flag)
    assert.doesNotMatch(cookie, /Domain/i)
    assert.match(String(answer.headers['strict-transport-security']), /max-age=31536000/)
  })

  it('a cookie of the plain name is nobody’s', async () => {
    const cookie = await sessionCookie(await createPerson())
    const answer = await send(test, '/moderation', {
      headers: { ...proxied, Cookie: cookie, Accept: 'application/json' },
    })
    assert.equal(answer.status, 401)
  })

  for (const origin of [
    'http://palier.example',
    'https://palier.example:444',
    'https://palier.example.evil.example',
    'https://evil.example',
    'null',
    'https://PALIER.example.',
    '',
    'http://localhost:3000',
  ])
    it(`is another origin: ${origin || 'nothing'}`, async () => {
      const answer = await send(test, '/language', {
        method: 'POST',
        headers: { ...proxied, Origin: origin, ...form, Accept: 'application/json' },
        body: 'lang=fr',
      })
      assert.equal(answer.status, 403)
    })
})

describe('the origin of a change', () => {
  let test: TestApp
  before(async () => (test = await startApp()))
  after(() => test.close())

  for (const [site, status] of [
    ['none', 403],
    ['same-site', 403],
    ['cross-site', 403],
    ['', 403],
    ['same-origin', 303],
    ['same-origin, cross-site', 403],
  ] as const)
    it(`is ${status === 303 ? 'ours' : 'another’s'} under Sec-Fetch-Site: ${site || 'nothing'}`, async () => {
      const answer = await send(test, '/language', {
        method: 'POST',
        headers: { 'Sec-Fetch-Site': site, ...form },
        body: 'lang=fr',
      })
      assert.equal(answer.status, status)
    })

  it('is asked for before anything else, under every method that changes', async () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND'])
      assert.equal(
        (await send(test, '/threads', { method, headers: { Accept: 'application/json' } })).status,
        403,
      )
  })

  for (const transport of ['polling', 'websocket'] as const)
    it(`is asked of sockets too: ${transport}`, async () => {
      for (const headers of [
        { Origin: 'https://evil.example' },
        { Origin: 'null' },
        { 'Sec-Fetch-Site': 'same-site' },
        { 'Sec-Fetch-Site': 'none' },
      ])
        await assert.rejects(listen(test, { transports: [transport], headers }))
    })
})

describe('a host that is not ours', () => {
  it('is in no address that we write', async () => {
    const test = await startApp({ trial: true })
    for (const host of [
      'evil.example',
      'localhost.evil.example',
      '127.0.0.1@evil.example',
      'evil.example:80#',
      '127.0.0.1:1',
    ])
      for (const path of ['/', '/login', '/collectives', `/threads/${(await createThread())._id}`]) {
        const { status, headers, body } = await send(test, path, {
          headers: { Host: host, 'X-Forwarded-Host': 'evil.example', Forwarded: 'host=evil.example' },
        })
        assert.ok(status < 500)
        assert.doesNotMatch(
          `${JSON.stringify(headers)} ${body.toString()}`,
          /evil\.example/,
          `${host} ${path}`,
        )
      }
    await test.close()
  })

  it('finds no trial door, nor does whoever comes through a proxy', async () => {
    const test = await startApp({ trial: true })
    await createPerson({ trialRole: 'citizen' })
    const enter = (headers: Record<string, string>) =>
      send(test, '/trial/enter', {
        method: 'POST',
        headers: { Origin: test.url, ...form, ...headers },
        body: 'as=citizen',
      })
    assert.equal((await enter({})).status, 303)
    for (const headers of [
      { Host: 'palier.example' },
      { Host: 'localhost.evil.example' },
      { 'X-Forwarded-For': '1.2.3.4' },
      { 'X-Forwarded-Port': '443' },
      { Forwarded: 'for=1.2.3.4' },
      { Via: '1.1 x' },
      { 'X-Real-IP': '1.2.3.4' },
      { 'CF-Connecting-IP': '1.2.3.4' },
      { 'True-Client-IP': '1.2.3.4' },
    ])
      assert.equal((await enter(headers as Record<string, string>)).status, 404, JSON.stringify(headers))
    await test.close()
  })

  it('and a public address refuse the trial when they are set up', () => {
    const settings = {
      PALIER_TRIAL: 'on',
      PUBLIC_URL: 'https://palier.example',
      SESSION_SECRET: 'x'.repeat(32),
    }
    assert.throws(() => readConfig(settings), /PALIER_TRIAL/)
    assert.equal(readConfig({ ...settings, PUBLIC_URL: 'http://localhost:3000' }).trial, true)
    assert.equal(readConfig({ PUBLIC_URL: 'http://localhost:3000' }).trial, false)
  })
})

describe('what is kept ready', () => {
  let test: TestApp
  before(async () => (test = await startApp()))
  after(() => test.close())

  it('never mixes languages, people or representations', async () => {
    const thread = await createThread()
    const path = `/threads/${thread._id}/${thread.slug}`
    const person = await createPerson()
    const agent = await signedInAs(test, person)
    for (let time = 0; time < 3; time++) {
      const french = await send(test, path)
      const english = await send(test, path, { headers: { Cookie: 'lang=en' } })
      const json = await send(test, path, { headers: { Accept: 'application/json' } })
      const own = await agent.get(path)
      assert.match(french.body.toString(), /<html lang="fr"/)
      assert.match(english.body.toString(), /<html lang="en"/)
      assert.equal((JSON.parse(json.body.toString()) as { thread: { id: string } }).thread.id, thread._id)
      assert.ok(own.text.includes(person.handle))
      assert.ok(!french.body.toString().includes(person.handle))
      assert.equal(own.headers['cache-control'], 'no-store')
      assert.equal(french.headers['cache-control'], 'private, no-cache')
    }
  })

  it('is nobody’s when they have signed in', async () => {
    const agent = await signedInAs(test, await createPerson())
    const paths = test.app.doors.filter(
      ({ method, path }) =>
        method === 'GET' && !path.includes(':') && !/health|suggest|territories/.test(path),
    )
    for (const { path } of paths)
      for (const accept of ['text/html', 'application/json']) {
        const { headers } = await agent.get(path).set('Accept', accept)
        assert.doesNotMatch(headers['cache-control'] ?? 'no-store', /public/, path)
      }
  })
})

describe('a connection that is slow, long or noisy', () => {
  let test: TestApp
  before(async () => (test = await startApp()))
  after(() => test.close())

  it('is given seconds for its headers and a minute for its request', async () => {
    const own = await startApp()
    const server = createServer()
    own.app.attach(server)
    assert.deepEqual([server.headersTimeout, server.requestTimeout], [15_000, 60_000])
    await own.close()
  })

  it('is answered for an address of any length, and for any number of parameters', async () => {
    for (const path of [
      `/${'a'.repeat(15_000)}`,
      `/search?q=${'a'.repeat(15_000)}`,
      `/search?${'q=a&'.repeat(3_500)}`,
      `/${'a/'.repeat(7_000)}`,
      `/threads/${'%41'.repeat(5_000)}`,
    ]) {
      const started = performance.now()
      const { status } = await send(test, path)
      assert.ok(status < 500, `${status}`)
      assert.ok(performance.now() - started < 1_000)
    }
    assert.equal((await send(test, `/${'a'.repeat(20_000)}`)).status, 431)
  })

  it('is closed when it speaks something else', async () => {
    const { port } = new URL(test.url)
    for (const words of [
      '\r\n\r\n\r\n',
      'GET / HTTP/9.9\r\n\r\n',
      'POST /login HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nX:\u0000\r\n\r\n',
    ]) {
      const socket = connect(Number(port), '127.0.0.1')
      socket.on('error', () => {})
      socket.end(words)
      await once(socket.resume(), 'close')
    }
    assert.equal((await send(test, '/ask')).status, 200)
  })

  it('joins what it likes, within its rate, and others are answered meanwhile', async () => {
    const limited = await startApp({ limits: limitedTo({ events: few(240) }) })
    const thread = await createThread()
    const [noisy, calm] = [await listen(limited), await listen(limited)]
    const answers = Array.from({ length: 1_000 }, (_, n) =>
      noisy.join(n % 2 ? thread._id : '0'.repeat(24), 0),
    )
    const started = performance.now()
    accepted(await calm.join(thread._id, 0))
    assert.ok(performance.now() - started < 1_000)
    const all = await Promise.all(answers)
    assert.ok(all.filter((answer) => !answer.ok && answer.problem.status === 429).length >= 760)
    noisy.close()
    calm.close()
    await limited.close()
  })

  it('gets no answer to a packet beyond the limit, and brings nobody down', async () => {
    const noisy = await listen(test)
    const gone = new Promise((resolve) => noisy.socket.once('disconnect', resolve))
    noisy.socket.emit('chat:send', { threadId: 'x'.repeat(200_000), clientId: 'x', body: 'x' }, () => {})
    await gone
    assert.equal((await send(test, '/ask')).status, 200)
  })
})
