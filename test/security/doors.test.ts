import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import mongoose from 'mongoose'
import { newId } from '../../server/database/new-id.ts'
import { sessionCookie, startApp, type TestApp } from '../support/app.ts'
import { competentAgency, createModerator } from '../support/agencies.ts'
import { createRequest } from '../support/collectives.ts'
import { createSeal } from '../support/validation.ts'
import { createAnswer, createThread } from '../support/threads.ts'

const long = 'a'.repeat(100_000)

/** What JSON can carry that no field of ours takes, or takes at its peril. */
const values: unknown[] = [
  { $gt: '' }, { $ne: null }, { $where: 'sleep(5000)' }, { $regex: '(a+)+$' }, { $expr: { $function: {} } }, [{ $gt: '' }], { toString: 1, valueOf: 1 }, { length: 5 },
  {}, [], [[]], [[['a']]], ['a', 'b'], [null], null, true, false, 0, -1, 1, 1.5, 1e308, -0, 2 ** 53, '', ' ', '\t\n', '0', '-1', '1e999', 'NaN', 'Infinity',
  '0x10', 'null', 'undefined', '__proto__', 'constructor', 'toString', 'hasOwnProperty', '$where', 'a.b', 'a.$', '\u0000', 'a\u0000b', '\ud800', 'a\udfffb', '\ufffe', '\u202e',
  'a\r\nSet-Cookie: x=1', '%00', '%0d%0aX: 1', '../../etc/passwd', '..\\..\\', "' OR 1=1 --", '{{7*7}}', '`id`', '9999-99-99', '+275760-09-13', '2026-02-30', '0000-00-00',
  '2026-13-01T25:61:61Z', 'https://[::1', 'https://service-public.fr 9999-99-99', 'https://x 0000-01-01', 'particuliers-F16507#', 'particuliers-__proto__', '#', '# x', 'COM-', 'COM-99999', '75001', '-', '.', '..',
  'f'.repeat(24), '0'.repeat(24), 'g'.repeat(24), 'é'.repeat(200), '😀'.repeat(70), '(a+)+$', '['.repeat(5_000),
] // prettier-ignore

/** Bodies that no schema expects, as they travel. */
const bodies = [
  '{"__proto__":{"admin":true},"body":"x"}', '{"constructor":{"prototype":{"admin":true}}}', '{"body":1e999}', '{"a":1,"a":2}', '[]', '[1]', '"a"', 'null', '1', 'true', '{', '', '{"body":"\\ud800"}',
  `${'['.repeat(40_000)}${']'.repeat(40_000)}`, `${'{"a":'.repeat(15_000)}1${'}'.repeat(15_000)}`, `{"body":"${long}"}`,
] // prettier-ignore
const forms = [
  'a=1&a=2&a=3', 'body[]=a&body[]=b', 'body[$gt]=', 'body[a][b]=c', '__proto__=x&constructor=y', '__proto__[admin]=1', '%=%', '%00=%00', '=&=&=', '&&&', 'body=%ed%a0%80', 'a'.repeat(50_000), `body=${'%20'.repeat(30_000)}`, '+', 'body=a;topic=b', 'body=%0d%0aSet-Cookie:%20x=1',
] // prettier-ignore

describe('every door', function () {
  let test: TestApp
  let cookie: string
  let ids: Record<string, string[]>
  before(async () => {
    test = await startApp({ trial: true })
    const agency = await competentAgency('reversion')
    const moderator = await createModerator(agency)
    const { recognition, collective } = await createRequest()
    const thread = await createThread({ by: moderator })
    const [mine, theirs] = [await createAnswer({ thread, by: moderator }), await createAnswer({ thread })]
    const seal = await createSeal(theirs, agency)
    cookie = await sessionCookie(moderator, { trial: true })
    const others = [
      newId(),
      moderator._id,
      'x',
      '__proto__',
      '%00',
      '%ff',
      '..%2f..',
      'A'.repeat(24),
      long.slice(0, 2_000),
    ]
    ids = {
      threadId: [thread._id, mine._id, ...others],
      answerId: [mine._id, theirs._id, thread._id, ...others],
      postId: [thread._id, seal.id, ...others],
      sealId: [seal.id, mine._id, ...others],
      recognitionId: [recognition._id, agency._id, ...others],
      slug: [collective.slug, agency.slug, 'reversion', ...others],
      handle: [moderator.handle, 'a'.repeat(40), ...others],
      number: ['R-22222-22222', ...others],
      fid: ['particuliers-F16507', ...others],
    }
  })
  after(() => test.close())

  /** Sends, and holds the answer against what every answer promises. */
  async function knock(
    path: string,
    init: RequestInit & { headers?: Record<string, string> },
  ): Promise<number> {
    const started = performance.now()
    const answer = await fetch(`${test.url}${path}`, {
      redirect: 'manual',
      ...init,
      headers: { Cookie: cookie, Origin: test.url, Accept: 'application/json', ...init.headers },
    })
    const text = await answer.text()
    const took = performance.now() - started
    const said = `${init.method ?? 'GET'} ${path.slice(0, 200)} ${JSON.stringify(init.body ?? '').slice(0, 200)}: ${answer.status} ${text.slice(0, 300)}`
    assert.ok(answer.status < 500, said)
    assert.ok(took < 2_000, `${took.toFixed(0)} ms, ${said}`)
    assert.equal(answer.headers.get('x'), null, said)
    assert.doesNotMatch(answer.headers.get('set-cookie') ?? '', /(^|, )x=1/, said)
    assert.doesNotMatch(text, /node_modules|MongoServer|ZodError|\bat [^ ]+ \(/, said)
    if (answer.status >= 400 && init.headers?.['Accept'] !== 'text/html') {
      assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/, said)
      const problem = JSON.parse(text) as Record<string, unknown>
      for (const key of ['type', 'title', 'detail', 'code', 'requestId'])
        assert.equal(typeof problem[key], 'string', said)
      assert.equal(problem['status'], answer.status, said)
    }
    return answer.status
  }

  const doors = (method: string) => test.app.doors.filter((door) => door.method === method)
  const withIds = (path: string): string[] => {
    const name = /:(\w+)/.exec(path)?.[1]
    if (name === undefined) return [path]
    return (ids[name] ?? ['x']).map((id) => path.replace(`:${name}`, id).replace(/:\w+/g, 'x'))
  }

  /** All that is stored but sessions, as one number. */
  async function stored(): Promise<string> {
    const hash = createHash('sha256')
    for (const name of Object.keys(mongoose.models).sort()) {
      if (name === 'Session' || name === 'Outbox') continue
      const records = await mongoose.models[name]?.find({}, { pending: 0 }).sort({ _id: 1 }).lean()
      hash.update(JSON.stringify(records))
    }
    return hash.digest('hex')
  }

  it('answers wherever its address leads', async () => {
    for (const { path } of doors('GET'))
      for (const address of withIds(path))
        await knock(address, { headers: { Accept: address.length % 2 ? 'text/html' : 'application/json' } })
  })

  it('takes whatever its query says', async () => {
    const texts = values.filter((value) => typeof value === 'string' || typeof value === 'number')
    for (const { path, fields } of doors('GET')) {
      const [address = path] = withIds(path)
      for (const field of fields) {
        await Promise.all(
          someOf(someOf(texts)).map((value) =>
            knock(`${address}?${field}=${encodeURIComponent(asUtf8(String(value)))}`, {}),
          ),
        )
        for (const odd of [
          `${field}=a&${field}=b`,
          `${field}[$gt]=1`,
          `${field}=%ff`,
          field,
          `${field}=${'a'.repeat(8_000)}`,
        ])
          await knock(`${address}?${odd}`, { headers: { Accept: 'text/html' } })
      }
      await knock(`${address}?${'a=1&'.repeat(2_000)}`, {})
    }
  })

  it('refuses what its fields cannot hold, and nothing is changed', async function () {
    this.timeout(60_000)
    // Whoever is let in by these has asked for it.
    const open = [
      '/logout',
      '/language',
      '/trial/enter',
      '/posts/:postId/withdrawal',
      '/threads/:threadId/solution',
    ]
    await test.app.settled()
    const before = await stored()
    for (const { path, fields } of doors('POST')) {
      if (open.includes(path)) continue
      const [address = path] = withIds(path)
      for (const field of fields.filter((each) => !path.includes(`:${each}`)))
        for (const some of [someOf(values)])
          await Promise.all(
            some.map(async (value) => {
              const status = await knock(address, {
                method: 'POST',
                headers: { 'Content-Type': 'application/json' },
                // All other fields are wrong, so that nothing may be written.
                body: JSON.stringify({
                  ...Object.fromEntries(fields.map((each) => [each, {}])),
                  [field]: value,
                }),
              })
              assert.ok(status >= 400, `${path} ${field} ${JSON.stringify(value)}: ${status}`)
            }),
          )
    }
    assert.equal(await stored(), before)
  })

  it('takes no field that is wrong beside others that are right', async () => {
    const body = 'Une réponse assez longue pour être prise.'
    const right: Record<string, object> = {
      '/signup': { handle: 'quelqu-un', password: 'un mot de passe long', email: 'a@example.org' },
      '/login': { login: 'quelqu-un', password: 'x' },
      '/language': { lang: 'fr', next: '/' },
      '/trial/enter': { as: 'citizen', next: '/', replayPath: '/threads', replayFields: '{}' },
      '/threads': { title: 'Une question assez longue', body, topic: 'reversion', territory: '', for: 'self' },
      '/threads/:threadId/answers': { body, sources: [], clientId: '' },
      '/threads/:threadId/chat': { body, clientId: 'c' },
      '/answers/:answerId/revisions': { body, baseRevision: 99, sources: [] },
      '/answers/:answerId/validations': {
        agency: 'nobody', verdict: 'validated', revision: 1, note: body, validUntil: '2027-01-01',
        sources: ['https://www.service-public.fr/a 2026-11-01'],
      },
      '/answers/:answerId/outcomes': { outcome: 'worked' },
      '/threads/:threadId/solution': { answer: '' },
      '/collectives': { name: 'Un nom', about: body, topics: ['reversion'], territories: [], links: [] },
      '/collectives/:slug/recognitions': { agency: 'nobody', message: body },
      '/recognitions/:recognitionId/decision': { decision: 'refused', reason: body },
      '/recognitions/:recognitionId/reply': { body },
      '/reports': { target: '/', reason: 'other', details: body },
    } // prettier-ignore
    for (const [path, fields] of Object.entries(right)) {
      assert.ok(
        doors('POST').some((door) => door.path === path),
        path,
      )
      const [address = path] = withIds(path)
      // A password costs what it must: a few tries are enough.
      const tried =
        path === '/signup' || path === '/login' ? values.filter((_, index) => index % 8 === 0) : values
      for (const field of Object.keys(fields))
        for (const some of [path === '/threads' ? tried : someOf(tried)])
          await Promise.all(
            some.map((value) =>
              knock(address, {
                method: 'POST',
                headers: { 'Content-Type': 'application/json' },
                body: JSON.stringify({ ...fields, [field]: value }),
              }),
            ),
          )
    }
  })

  it('refuses bodies of any shape, as JSON and as a form', async () => {
    for (const { path } of doors('POST')) {
      const [address = path] = withIds(path)
      if (path === '/posts/:postId/withdrawal' || path === '/logout') continue
      await Promise.all([
        ...bodies.map((body) =>
          knock(address, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body }),
        ),
        ...forms.map((body) =>
          knock(address, {
            method: 'POST',
            headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'text/html' },
            body,
          }),
        ),
      ])
    }
    assert.equal(({} as Record<string, unknown>)['admin'], undefined)
  })

  it('tells a program and a person the same of ids of another kind', async () => {
    for (const { path } of doors('POST')) {
      if (!path.includes(':') || path === '/posts/:postId/withdrawal') continue
      for (const address of withIds(path).slice(1))
        await knock(address, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: '{"body":"une réponse assez longue","clientId":"x","outcome":"worked"}',
        })
    }
  })
})

let turn = 0

/** A third of them, another one each time: over the doors all of them come by. */
function someOf<T>(all: readonly T[]): T[] {
  turn += 1
  return all.filter((_, index) => index % 3 === turn % 3)
}

/** As a browser would send it: half a character is not UTF-8. */
const asUtf8 = (text: string): string => Buffer.from(text, 'utf8').toString('utf8')
