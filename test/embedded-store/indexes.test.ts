import assert from 'node:assert/strict'
import { errorOf, idsOf, openStore, realUrl, type Doc, type Docs, type Opened } from './support.ts'

interface Explained {
  keysExamined: number
  docsExamined: number
  returned: number
  index: string | undefined
  sorted: boolean
}

/** What a find costs, and by which index. */
async function explained(collection: Docs, filter: object, options: object = {}): Promise<Explained> {
  const answer = await collection.find(filter, options).explain('executionStats')
  const text = JSON.stringify(answer['queryPlanner'].winningPlan)
  return {
    keysExamined: answer['executionStats'].totalKeysExamined,
    docsExamined: answer['executionStats'].totalDocsExamined,
    returned: answer['executionStats'].nReturned,
    index: /"indexName":"([^"]+)"/.exec(text)?.[1],
    sorted: text.includes('"stage":"SORT"'),
  }
}

describe('indexes', () => {
  let store: Opened
  before(async () => {
    store = await openStore()
  })
  after(() => store.close())

  const posts = (n: number): Doc[] =>
    Array.from({ length: n }, (_, i) => ({
      _id: i,
      thread: `t${i % 10}`,
      seq: Math.floor(i / 10),
      by: i % 7,
      tags: [`x${i % 3}`, 'all'],
    }))

  it('answers a duplicate with its key, and leaves the rest as it was', async () => {
    const collection = await store.collection({ _id: 1, a: 'x', b: 1 })
    await collection.createIndex({ a: 1, b: -1 }, { unique: true })
    const error = await errorOf(collection.insertOne({ _id: 2, a: 'x', b: 1 }))
    assert.equal(error.code, 11000)
    assert.deepEqual(
      [error['keyPattern'], error['keyValue']],
      [
        { a: 1, b: -1 },
        { a: 'x', b: 1 },
      ],
    )
    await collection.insertOne({ _id: 2, a: 'x', b: 2 })
    assert.equal((await errorOf(collection.updateOne({ _id: 2 }, { $set: { b: 1 } }))).code, 11000)
    assert.deepEqual(await idsOf(collection, { a: 'x', b: 2 }), [2])
  })

  it('lets one document keep its own key, and another take one that was given up', async () => {
    const collection = await store.collection({ _id: 1, a: 'x' })
    await collection.createIndex({ a: 1 }, { unique: true })
    await collection.updateOne({ _id: 1 }, { $set: { a: 'x', b: 1 } })
    await collection.updateOne({ _id: 1 }, { $set: { a: 'y' } })
    await collection.insertOne({ _id: 2, a: 'x' })
    await collection.deleteOne({ _id: 2 })
    await collection.insertOne({ _id: 3, a: 'x' })
    assert.deepEqual(await idsOf(collection, { a: 'x' }), [3])
  })

  it('takes missing for null in a unique index, and not in a sparse one', async () => {
    const strict = await store.collection({ _id: 1 })
    await strict.createIndex({ a: 1 }, { unique: true })
    assert.equal((await errorOf(strict.insertOne({ _id: 2 }))).code, 11000)
    const sparse = await store.collection({ _id: 1 })
    await sparse.createIndex({ a: 1 }, { unique: true, sparse: true })
    await sparse.insertMany([{ _id: 2 }, { _id: 3, a: null }])
    assert.equal((await errorOf(sparse.insertOne({ _id: 4, a: null }))).code, 11000)
    assert.deepEqual(await idsOf(sparse, { a: null }), [1, 2, 3])
    assert.deepEqual(await idsOf(sparse, {}, { sort: { a: 1, _id: 1 } }), [1, 2, 3])
  })

  it('holds a partial index to the documents of its filter', async () => {
    const collection = await store.collection({ _id: 1, a: 'x' }, { _id: 2, a: 'x' })
    await collection.createIndex({ a: 1 }, { unique: true, partialFilterExpression: { open: true } })
    await collection.insertOne({ _id: 3, a: 'x', open: true })
    assert.equal((await errorOf(collection.insertOne({ _id: 4, a: 'x', open: true }))).code, 11000)
    assert.equal((await errorOf(collection.updateOne({ _id: 1 }, { $set: { open: true } }))).code, 11000)
    await collection.updateOne({ _id: 3 }, { $set: { open: false } })
    await collection.updateOne({ _id: 1 }, { $set: { open: true } })
    assert.deepEqual(await idsOf(collection, { a: 'x' }), [1, 2, 3])
    assert.deepEqual(await idsOf(collection, { a: 'x', open: true }), [1])
  })

  it('uses a partial index only where the query implies its filter', async () => {
    const collection = await store.collection({ _id: 1, n: 1, k: 5 }, { _id: 2, n: 1, k: 15 })
    await collection.createIndex({ n: 1 }, { partialFilterExpression: { k: { $gt: 10 } } })
    assert.equal((await explained(collection, { n: 1, k: { $gt: 12 } })).index, 'n_1')
    assert.equal((await explained(collection, { n: 1, k: 15 })).index, 'n_1')
    assert.equal((await explained(collection, { n: 1, k: { $gt: 5 } })).index, undefined)
    assert.deepEqual(await idsOf(collection, { n: 1 }), [1, 2])
  })

  it('reads no sparse index that lacks documents, unless a hint names it', async () => {
    const collection = await store.collection({ _id: 1, n: 1 }, { _id: 2, n: 1, k: 1 })
    await collection.createIndex({ k: 1 }, { sparse: true })
    assert.deepEqual(await idsOf(collection, { n: 1 }), [1, 2])
    assert.deepEqual(await idsOf(collection, { n: 1 }, { hint: 'k_1', sort: {} }), [2])
    assert.equal(await collection.countDocuments({ n: 1 }, { hint: 'k_1' }), 1)
    assert.equal((await store.db.command({ count: collection.collectionName, hint: 'k_1' }))['n'], 1)
    const unknown = store.db.command({ count: collection.collectionName, hint: 'nope' })
    assert.equal((await errorOf(unknown)).code, 2)
  })

  it('forbids the same element to two documents of a unique index over an array', async () => {
    const collection = await store.collection({ _id: 1, tags: ['a', 'a', 'b'] })
    await collection.createIndex({ tags: 1 }, { unique: true })
    assert.equal((await errorOf(collection.insertOne({ _id: 2, tags: ['b'] }))).code, 11000)
    await collection.updateOne({ _id: 1 }, { $pull: { tags: 'b' } as never })
    await collection.insertOne({ _id: 2, tags: ['b'] })
  })

  it('keeps the elements of one array together in a compound key', async () => {
    const collection = await store.collection({
      _id: 1,
      a: [
        { x: 1, y: 1 },
        { x: 2, y: 2 },
      ],
    })
    await collection.createIndex({ 'a.x': 1, 'a.y': 1 }, { unique: true })
    await collection.insertOne({ _id: 2, a: [{ x: 1, y: 2 }] })
    assert.deepEqual(await idsOf(collection, { 'a.x': 1, 'a.y': 2 }), [1, 2])
    assert.deepEqual(await idsOf(collection, { a: { $elemMatch: { x: 1, y: 2 } } }), [2])
  })

  it('refuses two arrays side by side', async () => {
    const collection = await store.collection()
    await collection.createIndex({ a: 1, b: 1 })
    assert.equal((await errorOf(collection.insertOne({ _id: 1, a: [1], b: [2] }))).code, 171)
  })

  it('reads no more than it returns for equality, range and order of a compound index', async () => {
    const collection = await store.collection(...posts(1_000))
    await collection.createIndex({ thread: 1, seq: 1 })
    const page = await explained(
      collection,
      { thread: 't3', seq: { $gt: 40 } },
      { sort: { seq: 1 }, limit: 20 },
    )
    assert.deepEqual([page.index, page.sorted, page.returned], ['thread_1_seq_1', false, 20])
    assert.ok(page.docsExamined <= 21, `examined ${page.docsExamined}`)
    const newest = await explained(collection, { thread: 't3' }, { sort: { seq: -1 }, limit: 1 })
    assert.ok(newest.docsExamined <= 2 && !newest.sorted)
  })

  it('reads each value of $in, and the alternatives of $or, through indexes', async () => {
    const collection = await store.collection(...posts(500))
    await collection.createIndexes([{ key: { thread: 1 } }, { key: { by: 1 } }])
    const some = await explained(collection, { thread: { $in: ['t1', 't2'] } })
    assert.deepEqual([some.docsExamined, some.returned], [100, 100])
    const either = await explained(collection, { $or: [{ thread: 't1' }, { by: 3 }] })
    assert.ok(either.docsExamined < 200, `examined ${either.docsExamined}`)
  })

  it('gives the order behind several values of $in, reading each no further than asked', async () => {
    const collection = await store.collection(...posts(300))
    await collection.createIndex({ thread: 1, by: 1, seq: -1, _id: -1 })
    const filter = { thread: { $in: ['t1', 't2', 't3'] }, by: { $in: [1, 2] } }
    for (const direction of [1, -1] as const) {
      const options = { sort: { seq: direction, _id: direction } }
      const { docsExamined, sorted } = await explained(collection, filter, { ...options, limit: 5 })
      assert.deepEqual([docsExamined, sorted], [5, false])
      const scanned = { ...options, hint: { $natural: 1 } }
      assert.deepEqual(await idsOf(collection, filter, options), await idsOf(collection, filter, scanned))
    }
  })

  it('gives a document once in the order behind several values that its array has', async () => {
    const collection = await store.collection(...posts(60))
    await collection.createIndex({ tags: 1, seq: 1, _id: 1 })
    const filter = { tags: { $in: ['x1', 'x2', 'all'] }, seq: { $gte: 2 } }
    const options = { sort: { seq: 1, _id: 1 } }
    assert.equal((await explained(collection, filter, options)).sorted, false)
    const scanned = { ...options, hint: { $natural: 1 } }
    assert.deepEqual(await idsOf(collection, filter, options), await idsOf(collection, filter, scanned))
  })

  it('looks for the rarest of what an array must all hold', async () => {
    const collection = await store.collection(...posts(300))
    await collection.createIndex({ tags: 1 })
    for (const filter of [
      { tags: { $all: ['all', 'x1'] } },
      { $and: [{ tags: 'all' }, { tags: { $in: ['x1'] } }] },
    ]) {
      const { docsExamined, returned } = await explained(collection, filter)
      assert.deepEqual([docsExamined, returned], [100, 100])
    }
    assert.equal((await explained(collection, { tags: { $all: ['all', 'nobody’s'] } })).docsExamined, 0)
  })

  it('reads what one element of an array must meet through an index, partial or not', async () => {
    const waiting = (to: string) => [{ to, at: 1 }]
    const collection = await store.collection(
      ...posts(100),
      { _id: 'one', pending: waiting('search') },
      { _id: 'other', pending: waiting('activity') },
    )
    const partialFilterExpression = { 'pending.0': { $exists: true } }
    await collection.createIndex({ 'pending.to': 1, 'pending.at': 1 }, { partialFilterExpression })
    const element = { pending: { $elemMatch: { to: 'search', at: { $lte: 2 } } } }
    const due = await explained(collection, { 'pending.0': { $exists: true }, ...element })
    assert.deepEqual([due.index, due.docsExamined], ['pending.to_1_pending.at_1', 1])
    assert.equal((await explained(collection, element)).index, undefined)
  })

  it('gives the order of an index that holds everything, without sorting', async () => {
    const collection = await store.collection(...posts(200))
    await collection.createIndex({ seq: -1, _id: 1 })
    const first = await explained(collection, {}, { sort: { seq: -1, _id: 1 }, limit: 5 })
    assert.deepEqual([first.sorted, first.docsExamined <= 6], [false, true])
  })

  it('serves a prefix of text from an index', async () => {
    const collection = await store.collection(
      { _id: 1, a: 'Rouen' },
      { _id: 2, a: 'Rome' },
      { _id: 3, a: 'Caen' },
    )
    await collection.createIndex({ a: 1 })
    const found = await explained(collection, { a: /^Rou/ })
    assert.deepEqual([found.index, found.docsExamined], ['a_1', 1])
  })

  it('compares by the collation of the index', async () => {
    const collection = await store.collection({ _id: 1, a: 'Anne' })
    await collection.createIndex({ a: 1 }, { unique: true, collation: { locale: 'fr', strength: 2 } })
    assert.equal((await errorOf(collection.insertOne({ _id: 2, a: 'ANNE' }))).code, 11000)
    const collation = { locale: 'fr', strength: 2 }
    assert.deepEqual(await idsOf(collection, { a: 'anne' }, { collation }), [1])
    assert.deepEqual(await idsOf(collection, { a: 'anne' }), [])
  })

  it('builds an index over what is there, or refuses and leaves nothing behind', async () => {
    const collection = await store.collection({ _id: 1, a: 1 }, { _id: 2, a: 1 })
    assert.equal((await errorOf(collection.createIndex({ a: 1 }, { unique: true }))).code, 11000)
    assert.deepEqual(
      (await collection.indexes()).map((index) => index.name),
      ['_id_'],
    )
    await collection.deleteOne({ _id: 2 })
    await collection.createIndex({ a: 1 }, { unique: true })
    assert.equal((await explained(collection, { a: 1 })).index, 'a_1')
  })

  it('tells indexes that conflict, and takes the same one twice', async () => {
    const collection = await store.collection({ _id: 1 })
    await collection.createIndex({ a: 1 })
    await collection.createIndex({ a: 1 })
    assert.equal((await errorOf(collection.createIndex({ a: 1 }, { name: 'other' }))).code, 85)
    assert.equal((await errorOf(collection.createIndex({ b: 1 }, { name: 'a_1' }))).code, 86)
    await collection.dropIndex('a_1')
    assert.equal((await errorOf(collection.dropIndex('a_1'))).code, 27)
    assert.equal((await errorOf(store.db.collection('nowhere').indexes())).code, 26)
  })

  it('uses the index that a hint names, and refuses one that is not there', async () => {
    const collection = await store.collection(...posts(50))
    await collection.createIndexes([{ key: { thread: 1 } }, { key: { by: 1 } }])
    assert.equal((await explained(collection, { thread: 't1', by: 1 }, { hint: 'by_1' })).index, 'by_1')
    assert.equal((await errorOf(collection.find({}, { hint: 'nope' }).toArray())).code, 2)
  })

  it('lists collections with their options and drops what is asked', async () => {
    const name = (await store.collection({ _id: 1 })).collectionName
    assert.deepEqual(
      (await store.db.listCollections({ name }).toArray()).map((one) => one.name),
      [name],
    )
    await store.db.dropCollection(name)
    assert.deepEqual(await store.db.listCollections({ name }).toArray(), [])
    assert.equal(await store.db.collection(name).countDocuments(), 0)
  })

  it('removes what has expired', async function () {
    if (realUrl !== undefined) this.skip() // its monitor runs once a minute
    const quick = await openStore({ ttlEveryMs: 10 })
    try {
      const collection = await quick.collection(
        { _id: 1, at: new Date(Date.now() - 60_000) },
        { _id: 2, at: new Date(Date.now() + 60_000) },
        { _id: 3, at: 'never' },
        { _id: 4, at: [new Date(), new Date(Date.now() - 60_000)] },
      )
      await collection.createIndex({ at: 1 }, { expireAfterSeconds: 30 })
      while ((await collection.countDocuments()) > 2) await new Promise((turn) => setImmediate(turn))
      assert.deepEqual(await idsOf(collection, {}), [2, 3])
    } finally {
      await quick.close()
    }
  })
})
