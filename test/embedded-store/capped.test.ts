import assert from 'node:assert/strict'
import { errorOf, idsOf, openStore, type Doc, type Docs, type Opened } from './support.ts'

describe('a capped collection', () => {
  let store: Opened
  let made = 0
  before(async () => {
    store = await openStore()
  })
  after(() => store.close())

  async function create(max: number, ...documents: Doc[]): Promise<Docs> {
    made += 1
    const options = { capped: true, size: 100_000, max }
    const collection = await store.db.createCollection<Doc>(`capped_${made}`, options)
    if (documents.length > 0) await collection.insertMany(documents)
    return collection
  }

  it('lets its oldest documents go', async () => {
    const collection = await create(3, { _id: 5 }, { _id: 4 })
    await collection.insertMany([{ _id: 3 }, { _id: 2 }, { _id: 1 }])
    const inOrder = await collection.find().toArray()
    assert.deepEqual(inOrder, [{ _id: 3 }, { _id: 2 }, { _id: 1 }])
    await collection.deleteOne({ _id: 2 })
    await collection.updateOne({ _id: 9 }, { $set: { n: 1 } }, { upsert: true })
    await collection.insertOne({ _id: 10 })
    assert.deepEqual(await idsOf(collection, {}), [1, 9, 10])
    assert.deepEqual(await idsOf(collection, { _id: 3 }), [])
  })

  it('holds no more bytes than it may', async () => {
    made += 1
    const options = { capped: true, size: 4_096 }
    const collection = await store.db.createCollection<Doc>(`capped_${made}`, options)
    for (let _id = 0; _id < 10; _id += 1) await collection.insertOne({ _id, text: 'x'.repeat(1_000) })
    assert.deepEqual(await idsOf(collection, {}), [7, 8, 9])
    assert.equal(await collection.isCapped(), true)
  })

  it('needs a size, and takes no transaction', async () => {
    assert.equal((await errorOf(store.db.createCollection('without', { capped: true }))).code, 72)
    const collection = await create(3, { _id: 1 })
    const session = store.client.startSession()
    session.startTransaction()
    assert.equal((await errorOf(collection.insertOne({ _id: 2 }, { session }))).code, 263)
    await session.abortTransaction()
    await session.endSession()
  })

  describe('read by a cursor that stays at its end', () => {
    it('gives what comes later', async () => {
      const collection = await create(10, { _id: 1, n: 1 }, { _id: 2, n: 0 })
      const cursor = collection.find({ n: 1 }, { tailable: true, projection: { _id: 1 } })
      assert.deepEqual(await cursor.tryNext(), { _id: 1 })
      assert.equal(await cursor.tryNext(), null)
      await collection.insertMany([
        { _id: 3, n: 0 },
        { _id: 4, n: 1 },
      ])
      assert.deepEqual(await cursor.tryNext(), { _id: 4 })
      assert.equal(await cursor.tryNext(), null)
      await cursor.close()
    })

    it('waits for it when asked to, and no longer', async () => {
      const collection = await create(10, { _id: 1 })
      const options = { tailable: true, awaitData: true, maxAwaitTimeMS: 20 }
      const cursor = collection.find({}, options)
      await cursor.next()
      assert.equal(await cursor.tryNext(), null)
      const next = cursor.next()
      await collection.insertOne({ _id: 2 })
      assert.deepEqual(await next, { _id: 2 })
      await cursor.close()
    })

    it('ends at once on nothing, and when its place is gone', async () => {
      const empty = await create(2)
      assert.deepEqual(await empty.find({}, { tailable: true }).toArray(), [])
      const collection = await create(2, { _id: 1 })
      const cursor = collection.find({}, { tailable: true })
      await cursor.next()
      await collection.insertMany([{ _id: 2 }, { _id: 3 }])
      assert.equal((await errorOf(cursor.next())).code, 136)
    })

    it('is refused for another collection, and for waiting without staying', async () => {
      const collection = await store.collection({ _id: 1 })
      assert.equal((await errorOf(collection.find({}, { tailable: true }).next())).code, 2)
      assert.equal((await errorOf(collection.find({}, { awaitData: true }).next())).code, 9)
    })
  })

  it('leaves the time to those who wait', async () => {
    const collection = await store.collection({ _id: 1 }, { _id: 2 }, { _id: 3 })
    const cursor = collection.find({}, { batchSize: 1, maxAwaitTimeMS: 5 })
    await cursor.next()
    assert.equal((await errorOf(cursor.next())).code, 2)
  })
})
