import { parseArgs } from 'node:util'
import type { SearchDocumentId } from '../server/adapters/search/search.port.ts'
import { parkedDocuments, reconcileIndex, searchSources } from '../server/features/search/index.ts'
import { withIndex } from './search/with-index.ts'

const usage = `Compares the search index with the database: what is missing in it, stale, or should not be there. Exits with 1
when anything differs and is left so.

  npm run reconcile
  npm run reconcile -- --repair

  --repair  makes the index as the database has it

Reads the same settings as the server. With the embedded store, stop Palier first; with MONGODB_URL and MEILI_URL it may
go on running.`

/** Of each kind of difference, so many are named. */
const NAMED = 10

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { repair: { type: 'boolean' }, help: { type: 'boolean' } } })
  if (values.help) return console.log(usage)
  const repair = values.repair ?? false
  await withIndex(async (parts, signal) => {
    let differing = 0
    for (const source of searchSources()) {
      let looked = 0
      const { missing, stale, extra } = await reconcileIndex(parts, source, {
        ...{ repair, signal },
        onProgress: (done) => (looked = done),
      })
      differing += missing.length + stale.length + extra.length
      console.log(
        `${source.name}: ${looked} documents, ${missing.length} missing, ${stale.length} stale, ${extra.length} extra`,
      )
      for (const [what, documents] of Object.entries({ missing, stale, extra })) name(what, documents)
    }
    const { parked, documents } = await parkedDocuments()
    if (parked > 0) console.log(`${parked} refused by the engine, among them ${documents.join(', ')}`)
    if (signal.aborted) console.error('stopped before the end')
    else if (differing > 0 && repair) console.log(`${differing} differences made good`)
    if (signal.aborted || (differing > 0 && !repair)) process.exitCode = 1
  })
}

function name(what: string, documents: readonly SearchDocumentId[]): void {
  for (const { kind, id } of documents.slice(0, NAMED)) console.log(`  ${what}: ${kind} ${id}`)
  if (documents.length > NAMED) console.log(`  ${what}: … and ${documents.length - NAMED} more`)
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
