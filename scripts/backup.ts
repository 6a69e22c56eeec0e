import { parseArgs } from 'node:util'
import { backUp } from '../server/database/embedded/backup.ts'
import { StoreFault } from '../server/database/embedded/store-errors.ts'

const usage = `Copies the embedded store of a folder into one file, also while Palier is running.

  npm run backup -- --data DIR --to FILE

  --data  the folder of the store: "store" in Palier's data folder
  --to    the file to make; it is not overwritten when it exists`

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { data: { type: 'string' }, to: { type: 'string' }, help: { type: 'boolean' } },
  })
  if (values.help || values.data === undefined || values.to === undefined) {
    console.log(usage)
    process.exitCode = values.help ? 0 : 2
    return
  }
  const { collections, documents, indexes } = await backUp(values.data, values.to)
  console.log(
    `${values.to}: ${documents} documents of ${collections} collections, ${indexes} indexes, all compared`,
  )
}

main().catch((error: unknown) => {
  console.error(error instanceof StoreFault ? error.message : error)
  process.exitCode = 1
})
