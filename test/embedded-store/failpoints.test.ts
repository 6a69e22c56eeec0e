import assert from 'node:assert/strict'
import mongoose from 'mongoose'
import { errorOf, idsOf, openStore, realUrl, type Docs, type Opened } from './support.ts'

describe('a store with test commands', () => {
  let store: Opened
  let collection: Docs
  before(async () => {
    store = await openStore({ testCommands: true })
  })
  beforeEach(async () => {
    collection = await store.collection({ _id: 1, n: 0 })
  })
  afterEach(() => store.client.db('admin').command({ configureFailPoint: 'failCommand', mode: 'off' }))
  after(() => store.close())

  const failing = (failCommands: string[], data: object, mode: unknown = { times: 1 }) =>
    store.client
      .db('admin')
      .command({ configureFailPoint: 'failCommand', mode, data: { failCommands, ...data } })

  it('fails a command with the code it was told, so many times', async () => {
    await failing(['count'], { errorCode: 2 }, { times: 2 })
    const count = () => store.db.command({ count: collection.collectionName })
    assert.deepEqual([(await errorOf(count())).code, (await errorOf(count())).codeName], [2, 'BadValue'])
    assert.equal((await count())['n'], 1)
  })

  it('lets so many pass first', async () => {
    await failing(['count'], { errorCode: 2 }, { skip: 1 })
    const count = () => store.db.command({ count: collection.collectionName })
    assert.equal((await count())['n'], 1)
    assert.equal((await errorOf(count())).code, 2)
  })

  it('lets a driver carry out a write once whose connection was cut', async () => {
    await failing(['update'], { closeConnection: true })
    await collection.updateOne({ _id: 1 }, { $inc: { n: 1 } })
    assert.deepEqual(await collection.findOne(), { _id: 1, n: 1 })
  })

  it('lets a driver carry out a write once whose answer told of a server that goes away', async () => {
    await failing(['update'], { writeConcernError: { code: 91, errmsg: 'shutting down' } })
    await collection.updateOne({ _id: 1 }, { $inc: { n: 1 } })
    assert.deepEqual(await collection.findOne(), { _id: 1, n: 1 })
  })

  it('makes a client begin a transaction anew when the server goes away in it', async () => {
    await failing(['insert'], { errorCode: 10107 })
    const session = store.client.startSession()
    const tries: string[] = []
    await session.withTransaction(async () => {
      tries.push('once more')
      await collection.insertOne({ _id: 2 }, { session })
    })
    await session.endSession()
    assert.equal(tries.length, 2)
    assert.deepEqual(await idsOf(collection, {}), [1, 2])
  })

  it('lets the time of a command be over before it begins', async () => {
    const admin = store.client.db('admin')
    await admin.command({ configureFailPoint: 'maxTimeAlwaysTimeOut', mode: { times: 1 } })
    assert.equal((await errorOf(collection.find({}, { maxTimeMS: 9_000 }).toArray())).code, 50)
    assert.equal((await collection.find({}, { maxTimeMS: 9_000 }).toArray()).length, 1)
  })

  it('gives the labels that it was told instead of its own', async () => {
    await failing(['insert'], { errorCode: 10107, errorLabels: ['Own'] })
    const error = await errorOf(collection.insertOne({ _id: 2 }))
    assert.deepEqual([error.hasErrorLabel('Own'), error.hasErrorLabel('RetryableWriteError')], [true, false])
  })

  it('fails the commands of the application that it was told, and no others', async () => {
    await failing(['count'], { errorCode: 2, appName: 'a test' }, 'alwaysOn')
    const named = new mongoose.mongo.MongoClient(store.url, { appName: 'a test' })
    const count = (client: mongoose.mongo.MongoClient) =>
      client.db(store.db.databaseName).command({ count: collection.collectionName })
    assert.equal((await count(store.client))['n'], 1)
    assert.equal((await errorOf(count(named))).code, 2)
    await named.close()
  })
})

describe('a store without test commands', () => {
  it('fails for nobody', async function () {
    if (realUrl !== undefined) this.skip()
    const store = await openStore()
    const error = await errorOf(
      store.client.db('admin').command({ configureFailPoint: 'failCommand', mode: 'off' }),
    )
    assert.equal(error.codeName, 'CommandNotFound')
    await store.close()
  })
})
