import assert from 'node:assert/strict'
import mongoose from 'mongoose'
import { errorOf, openStore, type Opened } from './support.ts'

const { Timestamp } = mongoose.mongo

describe('a session that reads one time over and over', () => {
  let store: Opened
  before(async () => {
    store = await openStore()
  })
  after(() => store.close())

  it('sees in every read what was there at its first', async () => {
    const collection = await store.collection({ _id: 1, n: 1 }, { _id: 2, n: 2 })
    const session = store.client.startSession({ snapshot: true })
    assert.deepEqual(await collection.findOne({ _id: 1 }, { session }), { _id: 1, n: 1 })
    await collection.updateOne({ _id: 1 }, { $set: { n: 10 } })
    await collection.insertOne({ _id: 3, n: 3 })
    assert.deepEqual(await collection.find({}, { session }).sort({ _id: 1 }).toArray(), [
      { _id: 1, n: 1 },
      { _id: 2, n: 2 },
    ])
    assert.deepEqual(await collection.distinct('n', {}, { session }), [1, 2])
    assert.equal(await collection.countDocuments({}, { session }), 2)
    assert.equal(await collection.countDocuments({}), 3)
    await session.endSession()
  })

  it('reads a long result of that time in batches', async () => {
    const collection = await store.collection(...Array.from({ length: 10 }, (_, i) => ({ _id: i, n: 0 })))
    const session = store.client.startSession({ snapshot: true })
    const cursor = collection.find({}, { session, batchSize: 3 })
    await cursor.next()
    await collection.updateMany({}, { $set: { n: 1 } })
    assert.ok((await cursor.toArray()).every(({ n }) => n === 0))
    await session.endSession()
  })

  it('is told when its time is not kept', async () => {
    const collection = await store.collection({ _id: 1 })
    const readConcern = { level: 'snapshot', atClusterTime: new Timestamp({ t: 1, i: 1 }) }
    const asked = store.db.command({ find: collection.collectionName, readConcern })
    assert.equal((await errorOf(asked)).code, 239)
  })

  it('cannot write', async () => {
    const collection = await store.collection({ _id: 1 })
    const session = store.client.startSession({ snapshot: true })
    assert.equal((await errorOf(collection.insertOne({ _id: 2 }, { session }))).code, 72)
    assert.equal(await collection.countDocuments(), 1)
    await session.endSession()
  })

  it('is refused a time that is none', async () => {
    const session = store.client.startSession()
    Object.assign(session, { clusterTime: { clusterTime: { greaterThan: () => true } } })
    assert.equal((await errorOf(store.db.command({ ping: 1 }, { session }))).code, 14)
    await session.endSession()
  })
})
