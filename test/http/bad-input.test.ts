import assert from 'node:assert/strict'
import { request as httpRequest } from 'node:http'
import { sessionCookie, startApp, wideLimits, type TestApp } from '../support/app.ts'
import { createPerson, createThread } from '../support/threads.ts'

/** What a careless or hostile program sends: a clear answer each, never a 500. */
describe('a request that makes no sense', () => {
  let test: TestApp
  let cookie: string
  before(async () => {
    test = await startApp()
    cookie = await sessionCookie(await createPerson())
  })
  after(() => test.close())

  interface Sent {
    path?: string
    method?: string
    type?: string
    body?: string | Buffer
    headers?: Record<string, string>
  }

  /** Sends exactly these bytes, which a well-behaved client would not. */
  function send({ path = '/threads', method = 'POST', type, body, headers = {} }: Sent) {
    return new Promise<{ status: number; problem: { code: string; errors?: { field: string }[] } }>(
      (resolve, reject) => {
        const own = {
          Cookie: cookie,
          Accept: 'application/json',
          Origin: test.url,
          ...(type && { 'Content-Type': type }),
        }
        const req = httpRequest(`${test.url}${path}`, { method, headers: { ...own, ...headers } }, (res) => {
          const chunks: Buffer[] = []
          res.on('data', (chunk: Buffer) => chunks.push(chunk))
          res.on('end', () =>
            resolve({ status: res.statusCode ?? 0, problem: JSON.parse(Buffer.concat(chunks).toString()) }),
          )
        })
        req.on('error', reject)
        req.end(body)
      },
    )
  }
  const form = 'application/x-www-form-urlencoded'
  const json = 'application/json'

  const cases: [name: string, sent: Sent, status: number, code: string][] = [
    ['JSON that is cut', { type: json, body: '{"title":' }, 400, 'malformed'],
    ['JSON that is no object', { type: json, body: '[1,2]' }, 422, 'invalid'],
    [
      'a form that is not UTF-8',
      { type: form, body: Buffer.from('title=\xff\xfe', 'latin1') },
      400,
      'malformed',
    ],
    ['a form with a percent sign that is not UTF-8', { type: form, body: 'title=%ff%fe' }, 400, 'malformed'],
    ['JSON in another encoding', { type: `${json}; charset=utf-16`, body: '{}' }, 400, 'malformed'],
    ['another content type', { type: 'text/plain', body: 'title=x' }, 415, 'unsupported-type'],
    ['a file upload', { type: 'multipart/form-data; boundary=x', body: '--x--' }, 415, 'unsupported-type'],
    [
      'a body over the limit',
      { type: json, body: JSON.stringify({ title: 'x'.repeat(110_000) }) },
      413,
      'too-large',
    ],
    [
      'too many fields',
      { type: form, body: Array.from({ length: 101 }, (_, n) => `f${n}=1`).join('&') },
      413,
      'too-large',
    ],
    ['a number for a text', { type: json, body: '{"title":12,"topic":"reversion"}' }, 422, 'invalid'],
    [
      'an object for a text',
      { type: json, body: '{"title":{"$gt":""},"topic":"reversion"}' },
      422,
      'invalid',
    ],
    [
      'a field given twice',
      { type: form, body: 'title=une+question&title=deux+questions&topic=reversion' },
      422,
      'invalid',
    ],
    ['a nested field', { type: form, body: 'title[a]=une+question&topic=reversion' }, 422, 'invalid'],
    ['no body at all', {}, 422, 'invalid'],
    [
      'a prototype for a field',
      { type: json, body: '{"__proto__":{"title":"une question"},"topic":"reversion"}' },
      422,
      'invalid',
    ],
    [
      'another origin',
      { type: form, body: 'title=x', headers: { Origin: 'https://evil.example' } },
      403,
      'foreign-origin',
    ],
    ['a null origin', { type: form, body: 'title=x', headers: { Origin: 'null' } }, 403, 'foreign-origin'],
    [
      'a cross-site fetch',
      { type: form, body: 'title=x', headers: { 'Sec-Fetch-Site': 'cross-site' } },
      403,
      'foreign-origin',
    ],
    ['an address that cannot be decoded', { method: 'GET', path: '/threads/%ff' }, 400, 'malformed'],
    ['an address that is nobody’s', { method: 'GET', path: '/wp-admin' }, 404, 'not-found'],
    ['a method that nobody answers to', { method: 'DELETE', path: '/ask' }, 404, 'not-found'],
    ['an id that is none', { path: '/posts/42/withdrawal' }, 404, 'not-found'],
  ]
  for (const [name, sent, status, code] of cases) {
    it(`is refused with ${status}: ${name}`, async () => {
      const answer = await send(sent)
      assert.deepEqual([answer.status, answer.problem.code], [status, code])
    })
  }

  it('is refused with none of the three headers that say where it comes from', async () => {
    const answer = await new Promise<number>((resolve) => {
      httpRequest(`${test.url}/login`, { method: 'POST' }, (res) =>
        resolve(res.resume().statusCode ?? 0),
      ).end()
    })
    assert.equal(answer, 403)
  })

  it('is let in by the Referer alone when it is ours', async () => {
    const status = await new Promise<number>((resolve) => {
      const headers = { Referer: `${test.url}/login`, 'Content-Type': form }
      httpRequest(`${test.url}/login`, { method: 'POST', headers }, (res) =>
        resolve(res.resume().statusCode ?? 0),
      ).end('login=a')
    })
    assert.equal(status, 422)
  })

  it('is counted, and asked to wait', async () => {
    const rate = { ...wideLimits.rate, writes: { count: 2, per: 60_000 } }
    const limited = await startApp({ limits: { ...wideLimits, rate } })
    const post = () => fetch(`${limited.url}/language`, { method: 'POST', headers: { Origin: limited.url } })
    await post()
    await post()
    const third = await post()
    assert.equal(third.status, 429)
    assert.ok(Number(third.headers.get('retry-after')) > 0)
    await limited.close()
  })

  it('shows a text that is too long again, whole, with what is wrong', async () => {
    const thread = await createThread()
    const body = 'é'.repeat(20_001)
    const answer = await fetch(`${test.url}/threads/${thread._id}/answers`, {
      method: 'POST',
      headers: { Cookie: cookie, Origin: test.url },
      body: new URLSearchParams({ body }),
    })
    assert.equal(answer.status, 422)
    const page = await answer.text()
    assert.ok(page.includes(body))
    assert.match(page, /Trop long/)
  })
})

describe('every answer', () => {
  it('carries the outside wall', async () => {
    const test = await startApp()
    const { headers } = await fetch(`${test.url}/ask`)
    const policy = headers.get('content-security-policy') ?? ''
    assert.doesNotMatch(policy, /unsafe/)
    assert.match(policy, /default-src 'none'/)
    assert.match(policy, /require-trusted-types-for 'script'/)
    assert.match(policy, /frame-ancestors 'none'/)
    assert.equal(headers.get('referrer-policy'), 'same-origin')
    assert.equal(headers.get('x-content-type-options'), 'nosniff')
    assert.equal(headers.get('x-powered-by'), null)
    await test.close()
  })
})
