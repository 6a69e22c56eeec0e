import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { limits } from '../shared/limits.ts'
import { systemClock } from './adapters/clock/clock.ts'
import { openSearch } from './adapters/search/index.ts'
import { createApp } from './app.ts'
import { readConfig, type Config } from './config.ts'
import { connectDatabase } from './database/connect.ts'
import { importFiches } from './features/fiches/index.ts'
import { fillIndex } from './features/search/index.ts'
import { loadAssets } from './http/assets.ts'
import { createLogger } from './logger.ts'
import { packageRoot } from './package-root.ts'
import { putInExamples } from './seed/put-in-examples.ts'
import { keptSecret } from './session-secret.ts'

/** How long requests that are under way may take once we were asked to end, in milliseconds. */
const drainFor = 4_000

/** Starts the product, and says so in one line once it answers. */
async function main(): Promise<void> {
  const config = readConfig()
  const log = createLogger(config.logLevel)
  const database = await connectDatabase({ mongodbUrl: config.mongodbUrl, dataDir: config.dataDir })
  await checkPort(config)
  const { meili, embedder, dataDir } = config
  const search = openSearch({ meiliUrl: meili?.url, meiliKey: meili?.key, embedder, dataDir, log })
  const closing = new AbortController()
  const { signal } = closing
  const fiches = importFiches({ signal, onProgress: sayProgress('official sheets are in') })
  // The examples quote the sheets, so these come first: some seconds, once.
  const imported = config.trial ? fiches.then(() => putInExamples(systemClock.now())) : fiches
  const filling = fillIndex({
    index: search.index,
    clock: systemClock,
    log,
    imported,
    signal,
    onProgress: sayProgress('official sheets are indexed for search'),
  })
  if (config.trial) await imported
  const server = createServer()
  const app = createApp({
    clock: systemClock,
    limits,
    log,
    assets: loadAssets(join(packageRoot, 'dist/client')),
    database,
    search: search.index,
    searchProgress: filling.progress,
    port: () => (server.address() as AddressInfo | null)?.port ?? config.port,
    publicUrl: config.publicUrl,
    sessionSecret: config.sessionSecret ?? (await keptSecret(dataDir)),
    trial: config.trial,
    legal: config.legal,
  })
  app.attach(server)

  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    const drained = new Promise((resolve) => server.close(resolve))
    server.closeIdleConnections()
    closing.abort()
    // Search goes with what waits for it: an engine that is away would hold up both. What is not delivered stays in the store.
    await Promise.all([app.close(), search.close()])
    await Promise.allSettled([imported, filling.done])
    // Requests under way are answered, within reason.
    await Promise.race([drained, pause(drainFor, undefined, { ref: false })])
    server.closeAllConnections()
    await database.close()
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          log.fatal({ err: error }, 'could not stop cleanly')
          process.exit(1)
        },
      )
    })
  }

  await listen(server, config)
  console.log(`Palier is ready at ${config.publicUrl ?? `http://localhost:${config.port}`}`)
}

/** A line in the terminal for each thousand, and for the last. */
function sayProgress(what: string): (done: number, total: number) => void {
  const count = new Intl.NumberFormat('en')
  let said = 0
  return (done, total) => {
    if (done < total ? done - said < 1_000 : said === done || said === 0) return
    said = done
    console.log(`${count.format(done)} of ${count.format(total)} ${what}`)
  }
}

/** Says that the port is taken before the minute's work of a first start, rather than after it. */
async function checkPort(config: Config): Promise<void> {
  const probe = createServer()
  await listen(probe, config)
  await new Promise((resolve) => probe.close(resolve))
}

function listen(server: ReturnType<typeof createServer>, { host, port }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const inUse = `Port ${port} is in use. Stop the other program, or choose another: PORT=3001 npm start`
      reject(error.code === 'EADDRINUSE' ? new Error(inUse) : error)
    })
    server.listen(port, host, resolve)
  })
}

try {
  await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
