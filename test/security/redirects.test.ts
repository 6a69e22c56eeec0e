import assert from 'node:assert/strict'
import { toLocalPath } from '../../shared/api/fields.ts'
import { hashPassword } from '../../server/features/accounts/password.ts'
import { signedOut, startApp, type TestApp } from '../support/app.ts'
import { createPerson, createThread } from '../support/threads.ts'

/** Attempts at leading somebody elsewhere once they are in. */
const elsewhere = [
  'https://evil.example', 'http://evil.example/', '//evil.example', '///evil.example', '////evil.example', '/\\evil.example', '\\\\evil.example', '\\/evil.example', '/\\/evil.example', '//\\evil.example',
  '/.//evil.example', '/..//evil.example', '/./..//evil.example', '/a/..//evil.example', '/a/../..//evil.example', '/%2e//evil.example', '/%2e%2e//evil.example', '/.%2e//evil.example', '/./\\evil.example', '/..\\\\evil.example', '/.\\/evil.example', '/.///evil.example',
  '/\t/evil.example', '/\n/evil.example', '/\r/evil.example', '\t//evil.example', ' //evil.example', '\u0000//evil.example', '/\t\\evil.example', '/.\t//evil.example', '/\u00a0/evil.example/..//evil.example',
  'javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'java\nscript:alert(1)', ' javascript:alert(1)', 'data:text/html,x', 'vbscript:x', 'file:///etc/passwd', 'ftp://evil.example', 'blob:x', 'about:blank', 'mailto:a@evil.example',
  'evil.example', '@evil.example', ':80/evil.example', '?//evil.example', '#//evil.example', '.', '..', '', ' ', 'http:evil.example', 'https:/evil.example', 'http:\\\\evil.example', 'http://localhost@evil.example', 'http://localhost:3000@evil.example/', 'http://evil.example#localhost', 'https://localhost.evil.example',
  '//evil.example:443/', '//user:pass@evil.example', '//[::1]', '//127.0.0.1', '//0x7f000001', '//xn--e1awd7f.example', '／／evil.example', '//evil。example', '/\u2215/evil.example/..//evil.example', '%2f%2fevil.example', '\ufeff//evil.example', 'http:///evil.example', '/a//../..//..//evil.example',
] // prettier-ignore

describe('where somebody goes on to', () => {
  for (const next of elsewhere)
    it(`is never elsewhere: ${JSON.stringify(next)}`, () => {
      const path = toLocalPath(next)
      if (path === undefined) return
      const followed = new URL(path, 'https://palier.example/login')
      assert.equal(followed.origin, 'https://palier.example', path)
      assert.ok(!path.startsWith('//'), path)
    })

  for (const path of [
    '/',
    '/a',
    '/a?b=//c',
    '/a#//b',
    '/a//b',
    '/threads/x/y?after=3#post-4',
    '/é',
    '/a%2f%2fb',
  ])
    it(`is the same page as before: ${path}`, () => {
      assert.equal(
        toLocalPath(path),
        new URL(path, 'https://palier.example').href.slice('https://palier.example'.length),
      )
    })

  describe('through every door that takes it', () => {
    let test: TestApp
    const password = 'une phrase longue et à moi'
    let handle: string
    before(async () => {
      test = await startApp({ trial: true })
      const person = await createPerson({ passwordHash: await hashPassword(password), trialRole: 'citizen' })
      handle = person.handle
    })
    after(() => test.close())

    it('is never elsewhere', async () => {
      const some = elsewhere.filter((_, index) => index % 3 === 0 || index < 24)
      for (const next of some) {
        for (const [path, fields] of [
          ['/language', { lang: 'fr' }],
          ['/trial/enter', { as: 'citizen' }],
        ] as const) {
          const answer = await fetch(`${test.url}${path}`, {
            method: 'POST',
            redirect: 'manual',
            headers: { Origin: test.url, Host: new URL(test.url).host },
            body: new URLSearchParams({ ...fields, next }),
          })
          assert.ok([303, 404].includes(answer.status), `${path} ${answer.status}`)
          const location = answer.headers.get('location') ?? '/'
          assert.equal(
            new URL(location, test.url).origin,
            new URL(test.url).origin,
            `${path} ${JSON.stringify(next)} → ${location}`,
          )
        }
        const page = await (await fetch(`${test.url}/login?next=${encodeURIComponent(next)}`)).text()
        assert.doesNotMatch(page, /(href|action|value)="(\/\/|https?:\/\/|javascript:)[^"]*evil/i, next)
      }
    })

    const replay = (replayPath: string, fields: string) =>
      signedOut(test)
        .post('/login')
        .type('form')
        .redirects(0)
        .send({ login: handle, password, replayPath, replayFields: fields })

    it('replays a form that waited, as its person', async () => {
      const thread = await createThread()
      const answer = await replay(
        `/threads/${thread._id}/chat`,
        JSON.stringify({ body: 'bonjour', clientId: 'c1' }),
      )
      assert.equal(answer.status, 303)
      assert.match(String(answer.headers['location']), new RegExp(thread._id))
    })

    for (const [what, path, fields] of [
      ['another host', '//evil.example/threads', '{"title":"x"}'],
      ['a host behind dots', '/.//evil.example/threads', '{"title":"x"}'],
      ['a page that takes no form', '/threads/x/y', '{"a":"b"}'],
      ['nothing of ours', '/nowhere', '{"a":"b"}'],
      ['signing out', '/logout', '{}'],
      [
        'signing in again',
        '/login',
        JSON.stringify({ login: 'x', password: 'y', replayPath: '/login', replayFields: '{}' }),
      ],
      ['no object', '/threads', '[1,2]'],
      ['no JSON', '/threads', '{'],
      ['nested fields', '/threads', '{"title":{"$gt":""}}'],
      ['a prototype', '/threads', '{"__proto__":["x"],"constructor":"y"}'],
      ['a giant field', '/threads', JSON.stringify({ title: 'x'.repeat(150_000) })],
      [
        'a thousand fields',
        '/threads',
        JSON.stringify(Object.fromEntries(Array.from({ length: 1_000 }, (_, n) => [`f${n}`, 'x']))),
      ],
    ] as const)
      it(`ends, without an error of ours, for a form that goes to ${what}`, async () => {
        const answer = await replay(path, fields)
        assert.ok(answer.status < 500, `${answer.status}`)
        assert.doesNotMatch(answer.headers['location'] ?? '', /evil/)
      })

    it('does not go round: signing in once more cannot have waited', async () => {
      const again = JSON.stringify({ login: handle, password, replayPath: '/logout', replayFields: '{}' })
      assert.equal((await replay('/login', again)).status, 400)
      assert.equal((await replay('/trial/enter', JSON.stringify({ as: 'admin' }))).status, 400)
    })
  })
})
