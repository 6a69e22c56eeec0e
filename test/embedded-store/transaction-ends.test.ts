import assert from 'node:assert/strict'
import { mock } from 'node:test'
import mongoose from 'mongoose'
import { Engine } from '../../server/database/embedded/engine.ts'
import { errorOf, openStore, realUrl, temporaryFolder, type Opened } from './support.ts'

describe('a transaction that nobody ends', () => {
  let store: Opened
  before(async function () {
    // A real server gives it a minute.
    if (realUrl !== undefined) this.skip()
    store = await openStore({ transactionLifetimeMs: 150 })
  })
  after(() => store?.close())

  it('is gone when its time is up, and those who waited for it go on', async () => {
    const collection = await store.collection({ _id: 1, n: 0 })
    const session = store.client.startSession()
    session.startTransaction()
    await collection.updateOne({ _id: 1 }, { $inc: { n: 10 } }, { session })
    await collection.updateOne({ _id: 1 }, { $inc: { n: 1 } })
    assert.deepEqual(await collection.findOne(), { _id: 1, n: 1 })
    assert.equal((await errorOf(session.commitTransaction())).codeName, 'NoSuchTransaction')
    await session.endSession()
  })

  it('leaves nothing held when its client has vanished', async () => {
    const collection = await store.collection({ _id: 1, n: 0 })
    const client = new mongoose.mongo.MongoClient(store.url)
    const session = client.startSession()
    session.startTransaction()
    await client
      .db(store.db.databaseName)
      .collection<{ _id: number }>(collection.collectionName)
      .insertOne({ _id: 2 }, { session })
    // What `close` would end stays open: the connections alone are cut.
    await client.close(true)
    await collection.insertOne({ _id: 2, by: 'another' })
    assert.equal((await collection.findOne({ _id: 2 }))?.['by'], 'another')
  })
})

describe('a transaction', () => {
  const folder = temporaryFolder()
  let engine: Engine
  before(async () => {
    engine = new Engine(folder.path)
    await engine.open()
    mock.timers.enable({ apis: ['setTimeout'] })
  })
  after(async () => {
    mock.timers.reset()
    await engine.close()
    folder.remove()
  })

  it('lives for a minute, and no longer', () => {
    const transaction = engine.begin(() => undefined)
    mock.timers.tick(59_999)
    assert.equal(transaction.state, 'open')
    mock.timers.tick(1)
    assert.equal(transaction.state, 'aborted')
  })
})
