import { parseArgs } from 'node:util'
import { rebuildIndex } from '../server/features/search/index.ts'
import { withIndex } from './search/with-index.ts'

const usage = `Builds the search index again from the database, beside the one that answers, then swaps both. What is written
meanwhile is in. Begun again after an interruption, it goes on where it stopped.

  npm run reindex

Reads the same settings as the server. With the embedded store, stop Palier first; with MONGODB_URL and MEILI_URL it may
go on running.`

/** Documents between two lines. */
const SAID_EVERY = 5_000

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { help: { type: 'boolean' } } })
  if (values.help) return console.log(usage)
  await withIndex(async (parts, signal) => {
    const since = performance.now()
    let done = 0
    let said = 0
    const onProgress = (source: string, documents: number) => {
      done += documents
      if (done - said < SAID_EVERY) return
      said = done
      console.log(`${done} documents, now each ${source}`)
    }
    const built = await rebuildIndex(parts, { signal, onProgress })
    const seconds = ((performance.now() - since) / 1_000).toFixed(1)
    if (built) return console.log(`${done} documents in ${seconds} s: the new index answers`)
    console.error(
      signal.aborted
        ? `stopped after ${done} documents; the same command goes on from there`
        : 'another process is building the index',
    )
    process.exitCode = 1
  })
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
