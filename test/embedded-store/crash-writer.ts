import mongoose from 'mongoose'
import { startEmbeddedStore } from '../../server/database/embedded/index.ts'

/**
 * Writes without end into the store of a folder, until it is killed, and prints each write once it is acknowledged:
 * `one <id>` for a single insert, `two <id>` for a transaction that inserts a document and counts it.
 */
const [dataDir = '', round = '0'] = process.argv.slice(2)
const store = await startEmbeddedStore({ dataDir })
const client = new mongoose.mongo.MongoClient(store.url, { writeConcern: { w: 'majority', journal: true } })
const db = client.db('crash')
interface Row {
  _id: string
  key?: string
  n?: number
}
const rows = db.collection<Row>('rows')
await rows.createIndex({ key: 1 }, { unique: true })
await db.createCollection('pairs').catch(() => undefined)
const pairs = db.collection<Row>('pairs')

async function writeSingles(writer: number): Promise<never> {
  for (let i = 0; ; i += 1) {
    const id = `${round}-${writer}-${i}`
    await rows.insertOne({ _id: id, key: `key ${id}` })
    process.stdout.write(`one ${id}\n`)
  }
}

async function writePairs(writer: number): Promise<never> {
  for (let i = 0; ; i += 1) {
    const id = `${round}-p${writer}-${i}`
    const session = client.startSession()
    await session.withTransaction(async () => {
      await pairs.insertOne({ _id: id }, { session })
      await rows.insertOne({ _id: id, key: `key ${id}` }, { session })
    })
    await session.endSession()
    process.stdout.write(`two ${id}\n`)
  }
}

await Promise.all([writeSingles(1), writeSingles(2), writeSingles(3), writePairs(1), writePairs(2)])
