import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import mongoose from 'mongoose'
import { systemClock } from '../../server/adapters/clock/clock.ts'
import { GuardedIndex } from '../../server/adapters/search/guarded-index.ts'
import { SearchUnavailable } from '../../server/adapters/search/search.port.ts'
import { createApp } from '../../server/app.ts'
import { connectDatabase } from '../../server/database/connect.ts'
import { startEmbeddedStore } from '../../server/database/embedded/index.ts'
import { loadAssets } from '../../server/http/assets.ts'
import { createLogger } from '../../server/logger.ts'
import { packageRoot } from '../../server/package-root.ts'
import { limits } from '../../shared/limits.ts'
import { listen } from './listen.ts'
import { sessionSecret } from './session-cookie.ts'
import { runSide } from './side.ts'

export interface OursOptions {
  dataDir: string
  /** Have the commands counted that go to the store; it costs time. */
  counting?: boolean
}

/** Rates that no load meets: what is measured is the work, not its refusal. */
const wide = { count: Number.MAX_SAFE_INTEGER, per: 60_000 }

/** The product as it is, with the rates of one address opened wide and no search engine. */
await runSide<OursOptions>(async ({ dataDir, counting = false }) => {
  const store = counting ? await startEmbeddedStore({ dataDir: join(dataDir, 'store') }) : undefined
  const mongodbUrl = store && `${store.url}&monitorCommands=true`
  const database = await connectDatabase({ mongodbUrl, dataDir, ...(store && { dbName: 'palier' }) })
  const server = createServer()
  const app = createApp({
    clock: systemClock,
    limits: {
      ...limits,
      rate: { ...limits.rate, requests: wide, writes: wide, signUp: wide, chat: wide, events: wide },
    },
    log: createLogger('error'),
    assets: loadAssets(join(packageRoot, 'dist/client')),
    database,
    search: new GuardedIndex(Promise.reject(new SearchUnavailable('no search engine is measured here'))),
    port: () => (server.address() as AddressInfo).port,
    publicUrl: undefined,
    sessionSecret,
    trial: false,
  })
  app.attach(server)
  const url = await listen(server)
  return {
    url,
    answers: { commands: countCommands },
  }
})

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
