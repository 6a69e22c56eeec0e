import { systemClock } from '../../server/adapters/clock/clock.ts'
import { openSearch } from '../../server/adapters/search/index.ts'
import { readConfig } from '../../server/config.ts'
import { connectDatabase } from '../../server/database/connect.ts'
import type { IndexParts } from '../../server/features/search/index-found.ts'
import { createLogger } from '../../server/logger.ts'

/**
 * Does something with the stores and the index that the server's settings name. Ctrl-C and SIGTERM abort `signal`: the
 * work ends where it can be gone on with.
 * @throws Error for wrong settings, an embedded store that a server holds, or an engine that is not there
 */
export async function withIndex(
  work: (parts: IndexParts, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const { mongodbUrl, meili, embedder, dataDir, logLevel } = readConfig()
  const stopping = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort())
  const log = createLogger(logLevel)
  const database = await connectDatabase({ mongodbUrl, dataDir })
  try {
    const search = openSearch({ meiliUrl: meili?.url, meiliKey: meili?.key, embedder, dataDir, log })
    try {
      await search.ready
      await work({ index: search.index, clock: systemClock, log }, stopping.signal)
    } finally {
      await search.close()
    }
  } finally {
    await database.close()
  }
}
