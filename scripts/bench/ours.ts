import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import mongoose from 'mongoose'
import { systemClock } from '../../server/adapters/clock/clock.ts'
import { openSearch } from '../../server/adapters/search/index.ts'
import { GuardedIndex } from '../../server/adapters/search/guarded-index.ts'
import { SearchUnavailable } from '../../server/adapters/search/search.port.ts'
import { createApp } from '../../server/app.ts'
import { connectDatabase } from '../../server/database/connect.ts'
import { startEmbeddedStore } from '../../server/database/embedded/index.ts'
import { importFiches } from '../../server/features/fiches/index.ts'
import { fillIndex } from '../../server/features/search/index.ts'
import { loadAssets } from '../../server/http/assets.ts'
import { createLogger } from '../../server/logger.ts'
import { limits } from '../../shared/limits.ts'
import { listen } from './listen.ts'
import { sessionSecret } from './session-cookie.ts'
import { runSide } from './side.ts'

export interface OursOptions {
  dataDir: string
  /** A store in another process; without it the embedded one, in this. */
  mongodbUrl?: string
  /** Have the commands counted that go to the store; it costs time. */
  counting?: boolean
  /** A search engine, which is filled; without it there is none. */
  engine?: { url: string; key: string }
}

/** Rates that no load meets: what is measured is the work, not its refusal. */
const wide = { count: Number.MAX_SAFE_INTEGER, per: 60_000 }
const rate = { ...limits.rate, requests: wide, writes: wide, signUp: wide, chat: wide, events: wide }

/** The product as it is, with the rates of one address opened wide. */
await runSide<OursOptions>(async ({ dataDir, mongodbUrl, counting = false, engine }) => {
  const log = createLogger('error')
  await connect(dataDir, mongodbUrl, counting)
  const search = engine && openSearch({ meiliUrl: engine.url, meiliKey: engine.key, dataDir, log })
  const filling =
    search &&
    fillIndex({
      index: search.index,
      clock: systemClock,
      log,
      imported: importFiches(),
      signal: new AbortController().signal,
    })
  const server = createServer()
  const app = createApp({
    clock: systemClock,
    limits: { ...limits, rate },
    log,
    assets: loadAssets(join(import.meta.dirname, 'client')),
    database: { isUp: () => Promise.resolve(true), close: () => Promise.resolve() },
    search: search?.index ?? new GuardedIndex(Promise.reject(new SearchUnavailable('none is measured here'))),
    port: () => (server.address() as AddressInfo).port,
    publicUrl: undefined,
    sessionSecret,
    trial: false,
  })
  app.attach(server)
  return {
    url: await listen(server),
    answers: { commands: countCommands, filled: () => filling?.done, settled: () => app.settled() },
  }
})

async function connect(dataDir: string, url: string | undefined, counting: boolean): Promise<void> {
  if (url === undefined && !counting) return void (await connectDatabase({ mongodbUrl: url, dataDir }))
  const mongodbUrl = url ?? (await startEmbeddedStore({ dataDir: join(dataDir, 'store') })).url
  await connectDatabase({
    mongodbUrl: counting ? `${mongodbUrl}&monitorCommands=true` : mongodbUrl,
    dataDir,
    dbName: 'palier',
  })
}

let counted: Record<string, number> | undefined

/** The commands that went to the store since this was asked last: name and collection → how many. */
function countCommands(): Record<string, number> {
  const before = counted
  counted = {}
  if (before !== undefined) return before
  const client = mongoose.connection.getClient()
  client.on('commandStarted', ({ commandName, command }) => {
    const name = `${commandName} ${String(command[commandName])}`
    if (counted) counted[name] = (counted[name] ?? 0) + 1
  })
  return {}
}
