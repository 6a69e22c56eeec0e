import assert from 'node:assert/strict'
import { io } from 'socket.io-client'
import request from 'supertest'
import { policies } from '../../server/policy/policies.ts'
import { startApp, type TestApp } from '../support/app.ts'

/** Doors that change something and ask nobody to sign in, each for a reason. A new one is written here first. */
const OPEN_TO_ALL: Record<string, string> = {
  'POST /signup': 'this is how one comes to sign in',
  'POST /login': 'this too',
  'POST /trial/enter': 'this too, in the trial set-up alone',
  'POST /logout': 'leaving twice does no harm',
  'POST /language': 'a choice of the browser, kept in its cookie',
  'POST /reports': 'whoever sees something that should not be there may say so without an account',
}

/** What a socket event is acknowledged with. */
interface Acknowledged {
  ok: boolean
  problem?: { status: number }
}

/** As much of Express's router as is needed to see what it really serves. */
interface Layer {
  route?: { path: string | string[]; methods: Record<string, boolean> }
  handle: { stack?: Layer[] }
}

/** Every route that the router serves, nested ones too: `POST /threads`. */
function served(stack: readonly Layer[]): string[] {
  return stack.flatMap(({ route, handle }) => {
    if (!route) return served(handle.stack ?? [])
    return Object.keys(route.methods).flatMap((method) =>
      [route.path].flat().map((path) => `${method.toUpperCase()} ${path}`),
    )
  })
}

describe('every way in', () => {
  let test: TestApp
  before(async () => {
    test = await startApp({ trial: true })
  })
  after(() => test.close())

  const named = () => test.app.doors.map((door) => ({ ...door, name: `${door.method} ${door.path}` }))
  /** Knocks with an id that names nothing: a guard speaks before the record is looked for. */
  const knock = (method: string, path: string, origin: string) => {
    const address = path.replace(/\/:\w*[iI]d\b/g, `/${'0'.repeat(24)}`).replace(/:\w+/g, 'nothing')
    const sent = request(test.url)[method === 'POST' ? 'post' : 'get'](address).accept('json')
    return method === 'POST' ? sent.set('Origin', origin).type('form').send({}) : sent
  }

  it('was registered with its guard', () => {
    const { stack } = test.app.express.router as unknown as { stack: Layer[] }
    const known = new Set(named().map(({ name }) => name))
    const real = served(stack)
    assert.ok(real.length > 10, `only ${real.length} routes were found: the router is read wrongly`)
    assert.deepEqual(
      [...new Set(real)].filter((name) => !known.has(name)),
      [],
    )
  })

  it('asks a policy that exists', () => {
    const guards = ['everyone', 'signed-in', ...Object.keys(policies)]
    assert.deepEqual(
      [...test.app.doors, ...test.app.events].filter(({ guard }) => !guards.includes(guard)),
      [],
    )
  })

  it('that changes something asks to sign in first, save those that say why not', () => {
    const open = named().filter(({ method, guard }) => method !== 'GET' && guard === 'everyone')
    assert.deepEqual(open.map(({ name }) => name).sort(), Object.keys(OPEN_TO_ALL).sort())
  })

  it('really does: who has not signed in gets 401 from each that has a guard', async () => {
    const unguarded: string[] = []
    for (const { name, method, path } of named().filter(({ guard }) => guard !== 'everyone')) {
      const { status } = await knock(method, path, test.url)
      if (status !== 401) unguarded.push(`${name} answered ${status}`)
    }
    assert.deepEqual(unguarded, [])
  })

  it('is no other over a socket: who has not signed in is told 401 by each event that has a guard', async () => {
    const socket = io(test.url, { extraHeaders: { Origin: test.url }, transports: ['websocket'] })
    try {
      const answers = await Promise.all(
        test.app.events.map(async ({ event, guard }) => {
          const { ok, problem } = (await socket.timeout(5_000).emitWithAck(event, {})) as Acknowledged
          return { event, refused: !ok && problem?.status === 401, guarded: guard !== 'everyone' }
        }),
      )
      assert.ok(answers.length > 0, 'there is no socket event at all')
      assert.deepEqual(
        answers.filter(({ refused, guarded }) => refused !== guarded),
        [],
      )
    } finally {
      socket.disconnect()
    }
  })

  it('that changes something is shut to other sites', async () => {
    const open: string[] = []
    for (const { name, method, path } of named().filter(({ method }) => method !== 'GET')) {
      const { status, body } = await knock(method, path, 'https://elsewhere.example')
      if (status !== 403 || body.code !== 'foreign-origin') open.push(`${name} answered ${status}`)
    }
    assert.deepEqual(open, [])
  })
})
