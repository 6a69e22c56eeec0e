import mongoose from 'mongoose'
import { setTimeout as pause } from 'node:timers/promises'
import { startEmbeddedStore } from '../../server/database/embedded/index.ts'
import { database, keyOf, movedKeyOf, type Told } from './acknowledged.ts'

/**
 * Writes without end into the store of a folder, until it is killed: documents one by one and twenty at once, a unique key
 * that moves, deletes, transactions over three collections, one in four of which is aborted, and an index that is built and
 * dropped. It tells every write once it is acknowledged.
 */
const [dataDir = '', round = '0'] = process.argv.slice(2)
const store = await startEmbeddedStore({ dataDir })
const client = new mongoose.mongo.MongoClient(store.url, { writeConcern: { w: 'majority', journal: true } })
const db = client.db(database)
interface Row {
  _id: string
  key: string
}
const rows = db.collection<Row>('rows')
const pairs = db.collection<{ _id: string }>('pairs')
const counters = db.collection<{ _id: string; n: number }>('counters')
await rows.createIndexes([{ key: { key: 1 }, unique: true }, { key: { tags: 1 } }])
for (const name of ['pairs', 'counters']) await db.createCollection(name)

const tell = (what: Told, id: string): void => void process.stdout.write(`${what} ${id}\n`)
const aRow = (id: string) => ({ _id: id, key: keyOf(id), tags: [id.length, id.slice(-1)] })

async function writeAlone(writer: number): Promise<never> {
  for (let i = 0; ; i += 1) {
    const id = `${round}-${writer}-${i}`
    await rows.insertOne(aRow(id))
    tell('put', id)
    if (i % 3 === 1) {
      await rows.updateOne({ _id: id }, { $set: { key: movedKeyOf(id) }, $push: { tags: 'moved' } as never })
      tell('moved', id)
    }
    if (i % 5 === 4) {
      const earlier = `${round}-${writer}-${i - 3}`
      tell('deleting', earlier)
      await rows.deleteOne({ _id: earlier })
      tell('deleted', earlier)
    }
    if (i % 20 === 19) {
      const many = Array.from({ length: 20 }, (_, n) => `${id}-${n}`)
      await rows.insertMany(many.map(aRow))
      for (const one of many) tell('put', one)
    }
  }
}

async function writeTogether(writer: number): Promise<never> {
  for (let i = 0; ; i += 1) {
    const id = `${round}-t${writer}-${i}`
    const session = client.startSession()
    const abort = i % 4 === 3
    if (abort) tell('aborting', id)
    await session.withTransaction(async () => {
      await pairs.insertOne({ _id: id }, { session })
      await rows.insertOne(aRow(id), { session })
      await counters.updateOne({ _id: `t${writer}` }, { $inc: { n: 1 } }, { session, upsert: true })
      if (abort) await session.abortTransaction()
    })
    await session.endSession()
    if (!abort) tell('together', id)
  }
}

/** Builds an index, and drops it again. */
async function remakeIndex(): Promise<never> {
  for (;;) {
    await rows.createIndexes([{ key: { tags: -1, key: 1 }, name: 'remade', unique: true }])
    await pause(50)
    await rows.dropIndex('remade')
    await pause(50)
  }
}

await Promise.all([remakeIndex(), ...[1, 2, 3, 4, 5, 6].map(writeAlone), ...[1, 2, 3].map(writeTogether)])
