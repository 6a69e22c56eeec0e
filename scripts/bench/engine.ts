import { startMeilisearch } from '../../server/adapters/search/meilisearch-process.ts'
import { createLogger } from '../../server/logger.ts'
import { runSide } from './side.ts'

/** The search engine alone, as the product starts it: both sides ask the same one. It ends with this process. */
await runSide<{ dataDir: string }>(async ({ dataDir }) => {
  const { url, key } = await startMeilisearch({ dataDir, log: createLogger('error') })
  return { url, answers: { key: () => key } }
})
