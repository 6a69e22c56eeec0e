import assert from 'node:assert/strict'
import mongoose from 'mongoose'
import { errorOf, openStore, realUrl, type Doc, type Docs, type Opened } from './support.ts'

const { Double } = mongoose.mongo

describe('a pipeline that writes', () => {
  let store: Opened
  let made = 0
  before(async () => {
    store = await openStore()
  })
  after(() => store.close())

  const elsewhere = (): Docs => {
    made += 1
    return store.db.collection<Doc>(`written_${made}`)
  }
  const contentOf = (collection: Docs) => collection.find().sort({ _id: 1 }).toArray()
  /** Writes documents through a pipeline into a collection, as its last stage says. */
  async function merge(target: Docs, stage: object, ...documents: Doc[]) {
    const source = await store.collection(...documents)
    const results = source.aggregate([{ $match: {} }, { $merge: { into: target.collectionName, ...stage } }])
    assert.deepEqual(await results.toArray(), [])
  }

  describe('with $out', () => {
    it('puts its results in the place of what was there', async () => {
      const source = await store.collection({ _id: 1, x: 11 }, { _id: 2, x: 22 }, { _id: 3, x: 33 })
      const target = await store.collection({ _id: 9 })
      await source.aggregate([{ $match: { _id: { $gt: 1 } } }, { $out: target.collectionName }]).toArray()
      assert.deepEqual(await contentOf(target), [
        { _id: 2, x: 22 },
        { _id: 3, x: 33 },
      ])
    })

    it('makes the collection when there is none, also in another database', async () => {
      const source = await store.collection({ _id: 1, x: 11 })
      const target = elsewhere()
      await source.aggregate([{ $set: { y: 1 } }, { $out: target.collectionName }]).toArray()
      assert.deepEqual(await contentOf(target), [{ _id: 1, x: 11, y: 1 }])
      const db = store.client.db(`${store.db.databaseName}_other`)
      await source.aggregate([{ $out: { db: db.databaseName, coll: 'there' } }]).toArray()
      assert.equal(await db.collection('there').countDocuments(), 1)
      await db.dropDatabase()
    })

    it('keeps the indexes, and everything as it was when one of them is violated', async () => {
      const source = await store.collection({ _id: 1, k: 'same' }, { _id: 2, k: 'same' })
      const target = await store.collection({ _id: 9, k: 'own' })
      await target.createIndex({ k: 1 }, { unique: true })
      const writing = source.aggregate([{ $out: target.collectionName }]).toArray()
      assert.equal((await errorOf(writing)).code, 11000)
      assert.deepEqual(await contentOf(target), [{ _id: 9, k: 'own' }])
      const names = (await store.db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name)
      assert.ok(!names.some((name) => name.startsWith('tmp.')))
      await source.deleteOne({ _id: 2 })
      await source.aggregate([{ $out: target.collectionName }]).toArray()
      assert.deepEqual(Object.keys(await target.indexInformation()), ['_id_', 'k_1'])
    })

    it('is the last stage, and outside of transactions', async () => {
      const source = await store.collection({ _id: 1 })
      const early = source.aggregate([{ $out: 'elsewhere' }, { $match: {} }]).toArray()
      assert.equal((await errorOf(early)).code, 40601)
      const inTransaction = store.client.withSession((session) =>
        session.withTransaction(() => source.aggregate([{ $out: 'elsewhere' }], { session }).toArray()),
      )
      assert.equal((await errorOf(inTransaction)).code, 263)
    })
  })

  describe('with $merge', () => {
    it('adds the fields of its results to the documents of the same _id, and inserts the others', async () => {
      const target = await store.collection({ _id: 1, kept: true, n: 1 }, { _id: 9 })
      await merge(target, {}, { _id: 1, n: new Double(2), 'a.b': 1 }, { _id: 2, n: 3 })
      assert.deepEqual(await contentOf(target), [
        { _id: 1, kept: true, n: 2, 'a.b': 1 },
        { _id: 2, n: 3 },
        { _id: 9 },
      ])
      assert.equal(await target.countDocuments({ n: { $type: 'double' } }), 1)
    })

    it('replaces, keeps or computes what is there, as it is told', async () => {
      const target = await store.collection({ _id: 1, kept: true, n: 1 })
      await merge(target, { whenMatched: 'keepExisting' }, { _id: 1, n: 2 })
      assert.deepEqual(await contentOf(target), [{ _id: 1, kept: true, n: 1 }])
      await merge(target, { whenMatched: [{ $set: { n: { $add: ['$n', '$$new.n'] } } }] }, { _id: 1, n: 5 })
      assert.deepEqual(await contentOf(target), [{ _id: 1, kept: true, n: 6 }])
      await merge(target, { whenMatched: 'replace' }, { _id: 1, n: 7 })
      assert.deepEqual(await contentOf(target), [{ _id: 1, n: 7 }])
    })

    it('finds by the fields of a unique index', async () => {
      const target = await store.collection({ _id: 1, k: 'a', n: 1 })
      assert.equal((await errorOf(merge(target, { on: 'k' }, { _id: 1, k: 'a' }))).code, 51183)
      await target.createIndex({ k: 1 }, { unique: true })
      const source = await store.collection({ _id: 7, k: 'a', n: 2 })
      const stage = { $merge: { into: target.collectionName, on: ['k'] } }
      await source.aggregate([{ $project: { _id: 0, k: 1, n: 1 } }, stage]).toArray()
      assert.deepEqual(await contentOf(target), [{ _id: 1, k: 'a', n: 2 }])
      assert.equal((await errorOf(merge(target, { on: 'k' }, { _id: 8 }))).code, 51132)
    })

    it('fails or drops what it finds, or does not find, as it is told', async () => {
      const target = await store.collection({ _id: 1 })
      const error = await errorOf(merge(target, { whenMatched: 'fail' }, { _id: 1, n: 1 }))
      assert.deepEqual([error.code, error['keyPattern']], [11000, { _id: 1 }])
      assert.equal((await errorOf(merge(target, { whenNotMatched: 'fail' }, { _id: 2 }))).code, 13113)
      await merge(target, { whenNotMatched: 'discard' }, { _id: 2 })
      assert.deepEqual(await contentOf(target), [{ _id: 1 }])
    })

    it('writes a long result', async () => {
      const target = elsewhere()
      await merge(target, {}, ...Array.from({ length: 1_200 }, (_, _id) => ({ _id })))
      assert.equal(await target.countDocuments(), 1_200)
    })
  })

  describe('that begins with no collection', () => {
    it('computes documents that it is given', async () => {
      const results = store.db.aggregate([{ $documents: [{ n: 1 }, { n: 2 }] }, { $match: { n: 2 } }])
      assert.deepEqual(await results.toArray(), [{ n: 2 }])
    })

    it('lists the sessions of the store, and what it is doing', async () => {
      const session = store.client.startSession()
      await store.db.command({ ping: 1 }, { session })
      const admin = store.client.db('admin')
      const sessions = await admin.aggregate([{ $listLocalSessions: {} }]).toArray()
      const own = session.id?.id.toString('hex')
      assert.ok(sessions.some(({ _id }) => _id.id.toString('hex').replaceAll('-', '') === own))
      const pipeline = [{ $currentOp: { localOps: true } }]
      const running = await admin.aggregate(pipeline).toArray()
      assert.deepEqual(
        running.find(({ command }) => command?.aggregate === 1)?.['command'].pipeline,
        pipeline,
      )
      await session.endSession()
    })

    it('is refused a collection', async () => {
      const collection = await store.collection({ _id: 1 })
      const asked = collection.aggregate([{ $listLocalSessions: {} }]).toArray()
      assert.equal((await errorOf(asked)).code, 73)
    })
  })

  it('tells how it would be carried out, without writing', async () => {
    const source = await store.collection({ _id: 1 })
    const target = elsewhere()
    const answer = await source.aggregate([{ $match: {} }, { $out: target.collectionName }]).explain()
    assert.ok(answer['stages'][0].$cursor.queryPlanner)
    assert.equal(await target.countDocuments(), 0)
    if (realUrl !== undefined) return
    const command = { aggregate: source.collectionName, pipeline: [], cursor: {}, writeConcern: { j: true } }
    assert.equal((await errorOf(store.db.command({ explain: command }))).code, 9)
  })
})
