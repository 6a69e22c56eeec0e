import assert from 'node:assert/strict'
import mongoose from 'mongoose'
import { errorOf, idsOf, openStore, type Docs, type Opened } from './support.ts'

type Session = mongoose.mongo.ClientSession

describe('transactions', () => {
  let store: Opened
  let sessions: Session[] = []
  before(async () => {
    store = await openStore()
  })
  afterEach(async () => {
    for (const session of sessions) await session.endSession()
    sessions = []
  })
  after(() => store.close())

  /** A transaction that has begun by reading. */
  async function begun(collection: Docs): Promise<Session> {
    const session = store.client.startSession()
    sessions.push(session)
    session.startTransaction({ readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } })
    await collection.findOne({}, { session })
    return session
  }

  it('shows its writes to itself alone until it commits', async () => {
    const collection = await store.collection({ _id: 1, n: 1 })
    const session = await begun(collection)
    await collection.insertOne({ _id: 2, n: 2 }, { session })
    await collection.updateOne({ _id: 1 }, { $inc: { n: 10 } }, { session })
    assert.deepEqual(await idsOf(collection, { n: { $gte: 2 } }, { session }), [1, 2])
    assert.deepEqual(await idsOf(collection, { n: { $gte: 2 } }), [])
    await session.commitTransaction()
    assert.deepEqual(await idsOf(collection, { n: { $gte: 2 } }), [1, 2])
  })

  it('leaves nothing when it is aborted', async () => {
    const collection = await store.collection({ _id: 1, n: 1 })
    await collection.createIndex({ n: 1 }, { unique: true })
    const session = await begun(collection)
    await collection.deleteOne({ _id: 1 }, { session })
    await collection.insertOne({ _id: 2, n: 1 }, { session })
    await session.abortTransaction()
    assert.deepEqual(await idsOf(collection, { n: 1 }), [1])
    await collection.insertOne({ _id: 2, n: 2 })
  })

  it('reads what was there when it began', async () => {
    const collection = await store.collection({ _id: 1, n: 1 })
    const session = await begun(collection)
    await collection.updateOne({ _id: 1 }, { $set: { n: 2 } })
    await collection.insertOne({ _id: 2, n: 1 })
    assert.deepEqual(await idsOf(collection, { n: 1 }, { session }), [1])
    assert.equal(await collection.countDocuments({}, { session }), 1)
  })

  it('loses against a write that came first, with the label to try again', async () => {
    const collection = await store.collection({ _id: 1, n: 1 })
    const session = await begun(collection)
    await collection.updateOne({ _id: 1 }, { $inc: { n: 1 } })
    const error = await errorOf(collection.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session }))
    assert.deepEqual([error.code, error.hasErrorLabel('TransientTransactionError')], [112, true])
    assert.equal((await errorOf(session.commitTransaction())).code, 251)
  })

  it('loses against another transaction that holds the document', async () => {
    const collection = await store.collection({ _id: 1, n: 1 })
    const [first, second] = [await begun(collection), await begun(collection)]
    await collection.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session: first })
    assert.equal(
      (await errorOf(collection.updateOne({ _id: 1 }, { $inc: { n: 5 } }, { session: second }))).code,
      112,
    )
    await first.commitTransaction()
    assert.deepEqual(await collection.findOne(), { _id: 1, n: 2 })
  })

  it('loses when another takes the same unique key', async () => {
    const collection = await store.collection({ _id: 0 })
    const [first, second] = [await begun(collection), await begun(collection)]
    await collection.insertOne({ _id: 1 }, { session: first })
    assert.equal((await errorOf(collection.insertOne({ _id: 1 }, { session: second }))).code, 112)
    await first.commitTransaction()
  })

  it('answers a duplicate of a committed key as a duplicate', async () => {
    const collection = await store.collection({ _id: 1 })
    const session = await begun(collection)
    assert.equal((await errorOf(collection.insertOne({ _id: 1 }, { session }))).code, 11000)
  })

  it('makes a plain write wait for the one who holds the document', async () => {
    const collection = await store.collection({ _id: 1, n: 1 })
    const session = await begun(collection)
    await collection.updateOne({ _id: 1 }, { $set: { n: 10 } }, { session })
    const waiting = collection.updateOne({ _id: 1 }, { $inc: { n: 1 } })
    // Another writer passes meanwhile: only the document is held.
    await collection.insertOne({ _id: 2 })
    assert.deepEqual(await collection.findOne({ _id: 1 }), { _id: 1, n: 1 })
    await session.commitTransaction()
    await waiting
    assert.deepEqual(await collection.findOne({ _id: 1 }), { _id: 1, n: 11 })
  })

  const heldUp: [what: string, write: (collection: Docs) => Promise<unknown>, after: object[]][] = [
    ['a delete', (collection) => collection.deleteOne({ _id: 1 }), []],
    [
      'a findAndModify',
      (collection) => collection.findOneAndUpdate({ _id: 1 }, { $inc: { n: 1 } }),
      [{ _id: 1, n: 11 }],
    ],
    [
      'an update of many',
      (collection) => collection.updateMany({ n: { $gte: 0 } }, { $inc: { n: 1 } }),
      [{ _id: 1, n: 11 }],
    ],
  ]
  for (const [what, write, after] of heldUp) {
    it(`makes ${what} wait as well, and see what was committed`, async () => {
      const collection = await store.collection({ _id: 1, n: 1 })
      const session = await begun(collection)
      await collection.updateOne({ _id: 1 }, { $set: { n: 10 } }, { session })
      const waiting = write(collection)
      assert.deepEqual(await collection.find().toArray(), [{ _id: 1, n: 1 }])
      await session.commitTransaction()
      await waiting
      assert.deepEqual(await collection.find().toArray(), after)
    })
  }

  it('makes an insert wait for the one who holds its key, and then answers as the commit says', async () => {
    const collection = await store.collection()
    const [taken, free] = [await begun(collection), await begun(collection)]
    await collection.insertOne({ _id: 1 }, { session: taken })
    await collection.insertOne({ _id: 2 }, { session: free })
    const waiting = [errorOf(collection.insertOne({ _id: 1 })), collection.insertOne({ _id: 2 })] as const
    await taken.commitTransaction()
    await free.abortTransaction()
    assert.equal((await waiting[0]).code, 11000)
    await waiting[1]
  })

  it('reads one moment by every command, also in the batches of a cursor that come later', async () => {
    const collection = await store.collection(...[1, 2, 3, 4].map((_id) => ({ _id, n: 1 })))
    const session = await begun(collection)
    const cursor = collection.find({}, { session, sort: { _id: 1 }, batchSize: 2 })
    const ids = [(await cursor.next())?._id]
    await collection.updateMany({}, { $set: { n: 2 } })
    await collection.deleteOne({ _id: 4 })
    await collection.insertOne({ _id: 5, n: 1 })
    for await (const doc of cursor) ids.push(doc._id)
    assert.deepEqual(ids, [1, 2, 3, 4])
    assert.deepEqual(await collection.distinct('n', {}, { session }), [1])
    const sums = collection.aggregate([{ $group: { _id: null, sum: { $sum: '$n' } } }], { session })
    assert.deepEqual(await sums.toArray(), [{ _id: null, sum: 4 }])
    assert.equal((await collection.findOne({ _id: 4 }, { session }))?.['n'], 1)
  })

  it('refuses to drop anything, and is over then', async () => {
    const collection = await store.collection({ _id: 1 })
    const session = await begun(collection)
    await collection.insertOne({ _id: 2 }, { session })
    const refused = store.db.command({ drop: collection.collectionName }, { session })
    assert.equal((await errorOf(refused)).codeName, 'OperationNotSupportedInTransaction')
    await session.abortTransaction()
    assert.deepEqual(await idsOf(collection, {}), [1])
  })

  it('lets a key pass from one document to another', async () => {
    const collection = await store.collection({ _id: 1, k: 'a' }, { _id: 2, k: 'b' })
    await collection.createIndex({ k: 1 }, { unique: true })
    const session = await begun(collection)
    await collection.updateOne({ _id: 1 }, { $set: { k: 'c' } }, { session })
    await collection.updateOne({ _id: 2 }, { $set: { k: 'a' } }, { session })
    await collection.updateOne({ _id: 1 }, { $set: { k: 'b' } }, { session })
    await session.commitTransaction()
    assert.deepEqual([await idsOf(collection, { k: 'a' }), await idsOf(collection, { k: 'b' })], [[2], [1]])
  })

  it('answers a commit that is sent again as it was', async () => {
    const collection = await store.collection({ _id: 1, n: 1 })
    const session = await begun(collection)
    await collection.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session })
    await session.commitTransaction()
    await session.commitTransaction()
    assert.deepEqual(await collection.findOne(), { _id: 1, n: 2 })
  })

  it('keeps a total exact under rivals who try again', async () => {
    const collection = await store.collection(...[1, 2, 3, 4].map((_id) => ({ _id, n: 100 })))
    let conflicts = 0
    const transfer = async (worker: number) => {
      for (let round = 0; round < 10; round += 1) {
        const [from, to] = [1 + ((worker + round) % 4), 1 + ((worker + round * 3 + 1) % 4)]
        for (;;) {
          const session = store.client.startSession()
          try {
            session.startTransaction()
            await collection.updateOne({ _id: from }, { $inc: { n: -1 } }, { session })
            await collection.updateOne({ _id: to }, { $inc: { n: 1 } }, { session })
            await session.commitTransaction()
            break
          } catch (error) {
            assert.ok(
              (error as mongoose.mongo.MongoServerError).hasErrorLabel('TransientTransactionError'),
              String(error),
            )
            conflicts += 1
          } finally {
            await session.endSession()
          }
        }
      }
    }
    await Promise.all([0, 1, 2, 3].map(transfer))
    const total = (await collection.find().toArray()).reduce((sum, doc) => sum + doc['n'], 0)
    assert.equal(total, 400, `with ${conflicts} conflicts`)
  })

  it('does a numbered write once, however often it is sent', async () => {
    const collection = await store.collection({ _id: 1, n: 0 })
    // A client of its own: the numbers of the others' sessions are their driver's to give.
    const client = new mongoose.mongo.MongoClient(store.url)
    const session = client.startSession()
    const increment = () =>
      client.db(store.db.databaseName).command(
        {
          update: collection.collectionName,
          updates: [{ q: { _id: 1 }, u: { $inc: { n: 1 } } }],
          txnNumber: mongoose.mongo.Long.fromNumber(1_000),
        },
        { session },
      )
    assert.deepEqual([(await increment())['nModified'], (await increment())['nModified']], [1, 1])
    await session.endSession()
    await client.close()
    assert.deepEqual(await collection.findOne(), { _id: 1, n: 1 })
  })

  it('lets a plain write wait no longer than its maxTimeMS', async () => {
    const collection = await store.collection({ _id: 1, n: 1 })
    const session = await begun(collection)
    await collection.updateOne({ _id: 1 }, { $set: { n: 2 } }, { session })
    assert.equal(
      (await errorOf(collection.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { maxTimeMS: 20 }))).code,
      50,
    )
    await session.abortTransaction()
    await collection.updateOne({ _id: 1 }, { $inc: { n: 1 } })
    assert.deepEqual(await collection.findOne(), { _id: 1, n: 2 })
  })

  it('loses when an index was made since it began, rather than miss a duplicate', async () => {
    const collection = await store.collection({ _id: 1, k: 'a' })
    const other = await store.collection({ _id: 1 })
    const session = await begun(other)
    await collection.createIndex({ k: 1 }, { unique: true })
    const error = await errorOf(collection.insertOne({ _id: 2, k: 'a' }, { session }))
    assert.ok(error.hasErrorLabel('TransientTransactionError'))
  })

  describe('that makes a collection', () => {
    const names = async () =>
      (await store.db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name)

    it('shows it to others with its commit', async () => {
      const collection = await store.collection()
      const session = await begun(await store.collection({ _id: 1 }))
      await collection.insertOne({ _id: 1, n: 1 }, { session })
      assert.deepEqual(await idsOf(collection, { n: 1 }, { session }), [1])
      assert.ok(!(await names()).includes(collection.collectionName))
      await session.commitTransaction()
      assert.deepEqual(await idsOf(collection, {}), [1])
    })

    it('leaves none when it is aborted', async () => {
      const collection = await store.collection()
      const session = await begun(await store.collection({ _id: 1 }))
      await store.db.createCollection(collection.collectionName, { session })
      await collection.updateOne({ _id: 1 }, { $set: { n: 1 } }, { session, upsert: true })
      await session.abortTransaction()
      assert.ok(!(await names()).includes(collection.collectionName))
    })

    it('gives it the indexes that are made before its first document', async () => {
      const collection = await store.collection()
      const session = await begun(await store.collection({ _id: 1 }))
      await collection.createIndex({ n: 1 }, { session, unique: true })
      await collection.insertOne({ _id: 1, n: 1 }, { session })
      await session.commitTransaction()
      assert.equal((await errorOf(collection.insertOne({ _id: 2, n: 1 }))).code, 11000)
      assert.deepEqual(await idsOf(collection, { n: 1 }, { hint: { n: 1 } }), [1])
    })

    it('makes no index on one that holds documents', async () => {
      const collection = await store.collection({ _id: 1 })
      const session = await begun(collection)
      assert.equal((await errorOf(collection.createIndex({ n: 1 }, { session }))).code, 263)
    })

    it('makes others who would make it wait, and loses against a transaction that was first', async () => {
      const collection = await store.collection()
      const [first, second] = [await begun(await store.collection({ _id: 1 })), await begun(collection)]
      await collection.insertOne({ _id: 1 }, { session: first })
      await collection.insertOne({ _id: 2 }, { session: second })
      const waiting = collection.insertOne({ _id: 3 })
      await first.commitTransaction()
      const lost = await errorOf(second.commitTransaction())
      assert.deepEqual([lost.code, lost.hasErrorLabel('TransientTransactionError')], [112, true])
      await waiting
      assert.deepEqual(await idsOf(collection, {}), [1, 3])
    })
  })
})
