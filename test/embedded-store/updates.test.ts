import assert from 'node:assert/strict'
import mongoose from 'mongoose'
import { errorOf, openStore, realUrl, type Doc, type Opened } from './support.ts'

const { Double, Int32, Long } = mongoose.mongo

interface Case {
  what: string
  before: Doc
  update: object
  after: object
  filter?: object
  options?: object
}

const cases: Case[] = [
  {
    what: '$set makes the documents on the way',
    before: { _id: 1 },
    update: { $set: { 'a.b.c': 1 } },
    after: { a: { b: { c: 1 } } },
  },
  {
    what: '$set fills an array with nulls up to a position',
    before: { _id: 1, a: [1] },
    update: { $set: { 'a.3': 4 } },
    after: { a: [1, null, null, 4] },
  },
  {
    what: '$unset removes a field, and leaves null in an array',
    before: { _id: 1, a: 1, b: [1, 2] },
    update: { $unset: { a: '', 'b.0': '' } },
    after: { b: [null, 2] },
  },
  {
    what: '$inc makes a missing field',
    before: { _id: 1, a: 1 },
    update: { $inc: { a: 2, b: 5 } },
    after: { a: 3, b: 5 },
  },
  {
    what: '$mul makes a missing field zero',
    before: { _id: 1, a: 3 },
    update: { $mul: { a: 2, b: 5 } },
    after: { a: 6, b: 0 },
  },
  {
    what: '$min and $max keep the lesser and the greater',
    before: { _id: 1, a: 5, b: 5 },
    update: { $min: { a: 3, b: 9 }, $max: { c: 1 } },
    after: { a: 3, b: 5, c: 1 },
  },
  {
    what: '$rename moves a value',
    before: { _id: 1, a: 1 },
    update: { $rename: { a: 'b.c' } },
    after: { b: { c: 1 } },
  },
  {
    what: '$push adds one, or a list as one',
    before: { _id: 1, a: [1] },
    update: { $push: { a: [2, 3], b: 1 } },
    after: { a: [1, [2, 3]], b: [1] },
  },
  {
    what: '$push with $each, $position, $sort and $slice',
    before: { _id: 1, a: [5, 1] },
    update: { $push: { a: { $each: [4, 3], $sort: -1, $slice: 3 } } },
    after: { a: [5, 4, 3] },
  },
  {
    what: '$push at a position, from the end too',
    before: { _id: 1, a: [1, 2], b: [1, 2] },
    update: { $push: { a: { $each: [9], $position: 0 }, b: { $each: [9], $position: -1 } } },
    after: { a: [9, 1, 2], b: [1, 9, 2] },
  },
  {
    what: '$push sorts documents by a field',
    before: { _id: 1, a: [{ s: 2 }] },
    update: { $push: { a: { $each: [{ s: 1 }, { s: 3 }], $sort: { s: 1 }, $slice: -2 } } },
    after: { a: [{ s: 2 }, { s: 3 }] },
  },
  {
    what: '$addToSet adds what is not there',
    before: { _id: 1, a: [1, { x: 1 }] },
    update: { $addToSet: { a: { $each: [1, 2, { x: 1 }, 2] } } },
    after: { a: [1, { x: 1 }, 2] },
  },
  {
    what: '$pull by value, by condition and by query',
    before: { _id: 1, a: [1, 2, 3], b: [1, 5, 9], c: [{ x: 1, y: 1 }, { x: 2 }] },
    update: { $pull: { a: 2, b: { $gte: 5 }, c: { x: 1 } } },
    after: { a: [1, 3], b: [1], c: [{ x: 2 }] },
  },
  {
    what: '$pullAll removes all of a list',
    before: { _id: 1, a: [1, 2, 1, 3] },
    update: { $pullAll: { a: [1, 3] } },
    after: { a: [2] },
  },
  {
    what: '$pop from either end',
    before: { _id: 1, a: [1, 2, 3], b: [1, 2, 3] },
    update: { $pop: { a: 1, b: -1 } },
    after: { a: [1, 2], b: [2, 3] },
  },
  {
    what: '$bit',
    before: { _id: 1, a: 13, b: 1 },
    update: { $bit: { a: { and: 10 }, b: { or: 4 } } },
    after: { a: 8, b: 5 },
  },
  {
    what: '$ stands for the element that the filter found',
    before: { _id: 1, a: [1, 5, 9] },
    filter: { a: { $gte: 5 } },
    update: { $set: { 'a.$': 0 } },
    after: { a: [1, 0, 9] },
  },
  {
    what: '$ inside documents of an array',
    before: {
      _id: 1,
      a: [
        { k: 'x', n: 1 },
        { k: 'y', n: 1 },
      ],
    },
    filter: { 'a.k': 'y' },
    update: { $inc: { 'a.$.n': 1 } },
    after: {
      a: [
        { k: 'x', n: 1 },
        { k: 'y', n: 2 },
      ],
    },
  },
  {
    what: '$[] stands for every element',
    before: { _id: 1, a: [{ n: 1 }, { n: 2 }] },
    update: { $inc: { 'a.$[].n': 10 } },
    after: { a: [{ n: 11 }, { n: 12 }] },
  },
  {
    what: '$[name] stands for those that its filter accepts',
    before: { _id: 1, a: [{ n: 1 }, { n: 5 }] },
    update: { $set: { 'a.$[big].n': 0 } },
    options: { arrayFilters: [{ 'big.n': { $gt: 3 } }] },
    after: { a: [{ n: 1 }, { n: 0 }] },
  },
  {
    what: 'a pipeline computes from the document',
    before: { _id: 1, a: 2, b: 3 },
    update: [{ $set: { c: { $add: ['$a', '$b'] } } }, { $unset: 'a' }],
    after: { b: 3, c: 5 },
  },
  {
    what: 'fields that are made stand in the order of their names',
    before: { _id: 1 },
    update: { $set: { b: 1, a: 2 } },
    after: { a: 2, b: 1 },
  },
]

describe('what an update does', () => {
  let store: Opened
  before(async () => {
    store = await openStore()
  })
  after(() => store.close())

  for (const { what, before: start, update, after: end, filter = {}, options = {} } of cases) {
    it(what, async () => {
      const collection = await store.collection(start)
      const result = await collection.updateOne(filter, update, options)
      assert.deepEqual(await collection.findOne(), { _id: 1, ...end })
      assert.deepEqual([result.matchedCount, result.modifiedCount], [1, 1])
    })
  }

  const refused: [what: string, document: Doc, update: object, code: number][] = [
    ['$inc of a string', { _id: 1, a: 'x' }, { $inc: { a: 1 } }, 14],
    ['$inc by a string', { _id: 1, a: 1 }, { $inc: { a: 'x' } }, 14],
    ['$push onto what is no array', { _id: 1, a: 1 }, { $push: { a: 1 } }, 2],
    ['$pop from what is no array', { _id: 1, a: 1 }, { $pop: { a: 1 } }, 14],
    ['a field inside a number', { _id: 1, a: 1 }, { $set: { 'a.b': 1 } }, 28],
    ['the same path twice', { _id: 1 }, { $set: { a: 1 }, $inc: { a: 1 } }, 40],
    ['a path and its parent', { _id: 1 }, { $set: { a: {}, 'a.b': 1 } }, 40],
    ['another _id', { _id: 1 }, { $set: { _id: 2 } }, 66],
    ['an unknown operator', { _id: 1 }, { $nope: { a: 1 } }, 9],
    ['$ without an array in the filter', { _id: 1, a: [1] }, { $set: { 'a.$': 1 } }, 2],
    ['an empty path', { _id: 1 }, { $set: { '': 1 } }, 56],
  ]
  for (const [what, document, update, code] of refused) {
    it(`refuses ${what} with MongoDB's code, and changes nothing`, async () => {
      const collection = await store.collection(document)
      assert.equal((await errorOf(collection.updateOne({ _id: 1 }, update))).code, code)
      assert.deepEqual(await collection.findOne(), document)
    })
  }

  it('keeps the class of a number, and widens it only as it must', async () => {
    const collection = await store.collection({
      _id: 1,
      int: new Int32(1),
      double: new Double(1),
      long: Long.fromNumber(1),
      near: new Int32(2 ** 31 - 1),
    })
    await collection.updateOne(
      {},
      {
        $inc: { int: new Int32(1), double: new Int32(1), long: new Int32(1), near: new Int32(1) },
        $set: { other: 1 },
      },
    )
    const doc = await collection.findOne({}, { promoteValues: false })
    assert.deepEqual(
      [doc?.['int'], doc?.['double'], doc?.['long'], doc?.['near']],
      [new Int32(2), new Double(2), Long.fromNumber(2), Long.fromNumber(2 ** 31)],
    )
  })

  it('keeps a whole double a double when another field changes', async () => {
    const collection = await store.collection({ _id: 1, price: new Double(1) })
    await collection.updateOne({}, { $set: { other: true } })
    assert.equal(await collection.countDocuments({ price: { $type: 'double' } }), 1)
  })

  it('counts as modified only what changed', async () => {
    const collection = await store.collection({ _id: 1, a: 1 }, { _id: 2, a: 2 })
    const result = await collection.updateMany({}, { $set: { a: 1 } })
    assert.deepEqual([result.matchedCount, result.modifiedCount], [2, 1])
  })

  it('inserts what the filter and the update say when nothing is found', async () => {
    const collection = await store.collection({ _id: 1 })
    const filter = { _id: 2, 'a.b': 1, c: { $in: [7] }, d: { $gt: 5 }, $and: [{ e: 'x' }] }
    const result = await collection.updateOne(
      filter,
      { $set: { f: 1 }, $setOnInsert: { g: 2 }, $inc: { n: 1 } },
      { upsert: true },
    )
    assert.equal(result.upsertedId, 2)
    assert.deepEqual(await collection.findOne({ _id: 2 }), {
      _id: 2,
      a: { b: 1 },
      c: 7,
      e: 'x',
      f: 1,
      g: 2,
      n: 1,
    })
    await collection.updateOne({ _id: 2 }, { $setOnInsert: { g: 3 }, $set: { f: 2 } }, { upsert: true })
    assert.deepEqual((await collection.findOne({ _id: 2 }))?.['g'], 2)
  })

  it('replaces a document, keeping its _id', async () => {
    const collection = await store.collection({ _id: 1, a: 1, b: 2 })
    await collection.replaceOne({ a: 1 }, { c: 3 })
    assert.deepEqual(await collection.findOne(), { _id: 1, c: 3 })
  })

  it('finds and changes one, showing it before or after', async () => {
    const collection = await store.collection({ _id: 1, n: 1 }, { _id: 2, n: 5 })
    const change = { $inc: { n: 1 } }
    assert.deepEqual(await collection.findOneAndUpdate({}, change, { sort: { n: -1 } }), { _id: 2, n: 5 })
    assert.deepEqual(
      await collection.findOneAndUpdate({ _id: 1 }, change, {
        returnDocument: 'after',
        projection: { _id: 0 },
      }),
      { n: 2 },
    )
    assert.deepEqual(await collection.findOneAndDelete({ _id: 1 }), { _id: 1, n: 2 })
    assert.equal(await collection.findOneAndUpdate({ _id: 9 }, change), null)
    assert.deepEqual(
      await collection.findOneAndReplace({ _id: 9 }, { n: 0 }, { upsert: true, returnDocument: 'after' }),
      { _id: 9, n: 0 },
    )
  })

  it('stops an ordered bulk at its first error, and goes on in an unordered one', async () => {
    const collection = await store.collection({ _id: 1 })
    const documents = [{ _id: 2 }, { _id: 1 }, { _id: 3 }]
    const ordered = await errorOf(collection.insertMany(documents))
    assert.deepEqual([ordered.code, await collection.countDocuments()], [11000, 2])
    await collection.deleteMany({ _id: { $ne: 1 } })
    await errorOf(collection.insertMany(documents, { ordered: false }))
    assert.equal(await collection.countDocuments(), 3)
  })

  it('does a bulk of different writes', async () => {
    const collection = await store.collection({ _id: 1, a: 1 })
    const result = await collection.bulkWrite([
      { insertOne: { document: { _id: 2, a: 1 } } },
      { updateMany: { filter: { a: 1 }, update: { $set: { a: 2 } } } },
      { updateOne: { filter: { _id: 5 }, update: { $set: { a: 9 } }, upsert: true } },
      { deleteOne: { filter: { _id: 1 } } },
    ])
    assert.deepEqual(
      [result.insertedCount, result.modifiedCount, result.upsertedCount, result.deletedCount],
      [1, 2, 1, 1],
    )
  })

  it('takes a field called __proto__ for a field', async () => {
    const collection = await store.collection({ _id: 1 })
    await collection.updateOne({ _id: 1 }, { $set: { '__proto__.polluted': true } })
    assert.equal(Object.hasOwn(Object.prototype, 'polluted'), false)
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined)
  })

  it('refuses an _id that MongoDB does not take', async () => {
    const collection = await store.collection()
    assert.equal((await errorOf(collection.insertOne({ _id: [1] as never }))).code, 53)
    assert.equal((await errorOf(collection.insertOne({ _id: /x/ as never }))).code, 53)
  })

  it('changes and deletes thousands by one statement, giving way to others between', async () => {
    const collection = await store.collection(
      ...Array.from({ length: 2_100 }, (_, i) => ({ _id: i, n: i % 2, m: 0 })),
    )
    await collection.createIndex({ m: 1 })
    const [result] = await Promise.all([
      collection.updateMany({ n: 1 }, { $inc: { m: 1 } }),
      collection.insertOne({ _id: -1, n: 0, m: 0 }),
    ])
    assert.deepEqual([result.matchedCount, result.modifiedCount], [1_050, 1_050])
    assert.equal(await collection.countDocuments({ m: 1 }), 1_050)
    assert.equal((await collection.deleteMany({ m: 1 })).deletedCount, 1_050)
    assert.equal(await collection.countDocuments(), 1_051)
  })

  it('reports a statement that cannot be read as its own failure', async () => {
    const collection = await store.collection({ _id: 1 })
    const error = await errorOf(
      collection.bulkWrite([
        { insertOne: { document: { _id: 2 } } },
        { deleteMany: { filter: { $nope: 1 } } },
        { insertOne: { document: { _id: 3 } } },
      ]),
    )
    assert.deepEqual([error.code, await collection.countDocuments()], [2, 2])
  })

  it('lets a pipeline replace a document, which keeps its _id', async () => {
    const collection = await store.collection({ _id: 1, t: { u: 2 } })
    await collection.updateOne({ _id: 1 }, [{ $replaceRoot: { newRoot: '$t' } }, { $set: { v: 3 } }])
    assert.deepEqual(await collection.findOne(), { _id: 1, u: 2, v: 3 })
  })

  it('hands the variables of let to expressions', async () => {
    const collection = await store.collection({ _id: 1, n: 1 }, { _id: 2, n: 2 })
    const filter = { $expr: { $eq: ['$n', '$$wanted'] } }
    assert.deepEqual(await collection.findOne(filter, { let: { wanted: 2 } }), { _id: 2, n: 2 })
    await collection.updateOne(filter, [{ $set: { n: { $add: ['$$wanted', 5] } } }], { let: { wanted: 1 } })
    assert.deepEqual((await collection.findOne({ _id: 1 }))?.['n'], 6)
  })

  it('refuses the order that MongoDB 7 does not know for updates', async function () {
    if (realUrl !== undefined) this.skip() // MongoDB 8 knows it
    const collection = await store.collection({ _id: 1 }, { _id: 2 })
    const change = collection.updateOne({}, { $set: { n: 1 } }, { sort: { _id: -1 } })
    assert.equal((await errorOf(change)).code, 40415)
  })

  it('takes null for an _id that was given', async () => {
    const collection = await store.collection()
    await collection.replaceOne({}, { _id: null }, { upsert: true })
    assert.equal(await collection.countDocuments({ _id: { $type: 'null' } }), 1)
  })
})
