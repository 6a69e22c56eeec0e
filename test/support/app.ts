import { createHmac, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import request from 'supertest'
import type { Clock } from '../../server/adapters/clock/clock.ts'
import { GuardedIndex } from '../../server/adapters/search/guarded-index.ts'
import { SearchUnavailable, type SearchIndex } from '../../server/adapters/search/search.port.ts'
import { createApp, type App } from '../../server/app.ts'
import { connectDatabase, type Database } from '../../server/database/connect.ts'
import { sessionKey } from '../../server/features/accounts/session-store.ts'
import { saveSession } from '../../server/features/accounts/session.repo.ts'
import { loadAssets } from '../../server/http/assets.ts'
import type { LegalNotice } from '../../server/legal-notice.ts'
import { createLogger } from '../../server/logger.ts'
import { packageRoot } from '../../server/package-root.ts'
import { limits, type Limits } from '../../shared/limits.ts'
import { testDatabase } from './stores.ts'

export interface TestApp {
  app: App
  /** Where it listens: `http://127.0.0.1:PORT`. */
  url: string
  clock: TestClock
  close(): Promise<void>
}

export interface StartOptions {
  limits?: Limits
  search?: SearchIndex
  trial?: boolean
  publicUrl?: string
  legal?: LegalNotice
}

/** A clock that goes with the real one until it is moved. */
export class TestClock implements Clock {
  #ahead = 0
  now = (): Date => new Date(Date.now() + this.#ahead)
  /** Milliseconds into the future. */
  advance(by: number): void {
    this.#ahead += by
  }
}

const secret = 'a secret of the tests, and of nothing else'

// One connection per mocha worker: repos are modules on Mongoose's default connection.
let database: Promise<Database> | undefined

/** The worker's database, connected once. */
export function testConnection(): Promise<Database> {
  const { url, dbName } = testDatabase()
  return (database ??= connectDatabase({ mongodbUrl: url, dbName, dataDir: '' }))
}

export async function closeTestConnection(): Promise<void> {
  await (await database)?.close()
}

/** Rates so wide that no test meets them by chance; those of a test about rates are its own. */
const wide = { count: 1_000_000, per: 60_000 }
export const wideLimits: Limits = {
  ...limits,
  rate: {
    ...limits.rate,
    requests: wide,
    writes: wide,
    signUp: wide,
    reports: wide,
    chat: wide,
    events: wide,
  },
}

/** Starts the application on a port of its own; close it in the suite's `after`. */
export async function startApp(options: StartOptions = {}): Promise<TestApp> {
  const clock = new TestClock()
  const server = createServer()
  const off = new GuardedIndex(Promise.reject(new SearchUnavailable('this test has no search engine')))
  const app = createApp({
    clock,
    limits: options.limits ?? wideLimits,
    log: createLogger('silent'),
    assets: loadAssets(join(packageRoot, 'dist/client')),
    database: await testConnection(),
    search: options.search ?? off,
    port: () => (server.address() as AddressInfo).port,
    publicUrl: options.publicUrl,
    ...(options.legal && { legal: options.legal }),
    sessionSecret: secret,
    trial: options.trial ?? false,
  })
  app.attach(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    app,
    url,
    clock,
    async close() {
      await app.close()
      await new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      })
    },
  }
}

type Agent = ReturnType<typeof request.agent>

/** Somebody at a browser who has not signed in. */
export const signedOut = (test: Pick<TestApp, 'url'>): Agent =>
  request.agent(test.url).set('Origin', test.url)

/** Somebody at a browser, with a session of their own. `trial`: one that stands for a second factor. */
export async function signedInAs(
  test: Pick<TestApp, 'url'>,
  person: { _id: string },
  { trial = false } = {},
): Promise<Agent> {
  return signedOut(test).set('Cookie', await sessionCookie(person, { trial }))
}

/** The cookie of a new session of this person. */
export async function sessionCookie(person: { _id: string }, { trial = false } = {}): Promise<string> {
  const sid = randomBytes(18).toString('base64url')
  const now = new Date()
  const expiresAt = new Date(now.getTime() + 86_400_000)
  await saveSession({
    _id: sessionKey(sid),
    personId: person._id,
    trial,
    device: 'test',
    createdAt: now,
    expiresAt,
  })
  const signature = createHmac('sha256', secret).update(sid).digest('base64').replace(/=+$/, '')
  return `palier=${encodeURIComponent(`s:${sid}.${signature}`)}`
}
