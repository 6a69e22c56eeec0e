import { parseArgs } from 'node:util'
import mongoose from 'mongoose'
import { StoreFault } from '../server/database/embedded/store-errors.ts'
import { MoveFailed, moveToMongodb } from '../server/database/embedded/move-to-mongodb.ts'

const usage = `Copies the embedded store of a folder to a MongoDB replica set, and compares both sides. Stop Palier first.
Nothing is deleted or overwritten on either side; begun again after an interruption, it goes on with what is missing.
Then start Palier with MONGODB_URL.

  npm run move-to-mongodb -- --data DIR --to URL

  --data      the folder of the store: "store" in Palier's data folder
  --to        the replica set and its database, as MONGODB_URL will say: mongodb://…/palier?replicaSet=rs0
  --database  the one in the folder to copy: "palier" unless you say another`

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      to: { type: 'string' },
      database: { type: 'string', default: 'palier' },
      help: { type: 'boolean' },
    },
  })
  const { data, to, database } = values
  if (values.help || data === undefined || to === undefined) {
    console.log(usage)
    process.exitCode = values.help ? 0 : 2
    return
  }
  const all = await moveToMongodb({ dataDir: data, database, url: to }, (moved) =>
    console.log(
      `${moved.collection}: ${moved.documents} documents, the same on both sides (${moved.written} written now); ` +
        `${moved.indexes} indexes`,
    ),
  )
  console.log(`${all.length} collections moved`)
}

const isExpected = (error: unknown): error is Error =>
  error instanceof StoreFault || error instanceof MoveFailed || error instanceof mongoose.mongo.MongoError

main().catch((error: unknown) => {
  console.error(isExpected(error) ? error.message : error)
  process.exitCode = 1
})
