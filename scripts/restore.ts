import { parseArgs } from 'node:util'
import { restore } from '../server/database/embedded/backup.ts'
import { StoreFault } from '../server/database/embedded/store-errors.ts'

const usage = `Puts a backup in the place of a folder's embedded store. Palier must not be running on it. What was there is kept
beside it, under another name.

  npm run restore -- --from FILE --data DIR

  --from  what npm run backup made
  --data  the folder of the store: "store" in Palier's data folder; made when it is missing`

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { data: { type: 'string' }, from: { type: 'string' }, help: { type: 'boolean' } },
  })
  if (values.help || values.data === undefined || values.from === undefined) {
    console.log(usage)
    process.exitCode = values.help ? 0 : 2
    return
  }
  const { collections, documents, former } = await restore(values.from, values.data, new Date())
  console.log(`${values.data}: ${documents} documents of ${collections} collections, all compared`)
  if (former !== undefined) console.log(`what was there is now ${former}`)
}

main().catch((error: unknown) => {
  console.error(error instanceof StoreFault ? error.message : error)
  process.exitCode = 1
})
