import { join } from 'node:path'
import { serve } from '../../../server/database/embedded/server.ts'
import { runSide } from '../side.ts'

/** The embedded store alone, for a process of ours that is measured without it. */
await runSide<{ dataDir: string }>(async ({ dataDir }) => {
  const store = await serve({ dataDir: join(dataDir, 'store') })
  return { url: store.url }
})
