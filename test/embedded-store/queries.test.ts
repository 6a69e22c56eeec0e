import assert from 'node:assert/strict'
import mongoose from 'mongoose'
import { errorOf, idsOf, openStore, type Doc, type Opened } from './support.ts'

const { Binary, Decimal128, Double, Int32, Long, MaxKey, MinKey, ObjectId } = mongoose.mongo

/** Documents, then filters with the ids that MongoDB's documentation and its own tests say they find. */
type Case = [subject: string, documents: Doc[], filters: [filter: object, ids: unknown[]][]]

const oid = new ObjectId('655f1f77bcf86cd799439011')

const cases: Case[] = [
  [
    'equality with null',
    [
      { _id: 1, a: null },
      { _id: 2 },
      { _id: 3, a: 1 },
      { _id: 4, a: [] },
      { _id: 5, a: [null, 1] },
      { _id: 6, a: { b: null } },
    ],
    [
      [{ a: null }, [1, 2, 5]],
      [{ a: { $ne: null } }, [3, 4, 6]],
      [{ a: { $exists: true } }, [1, 3, 4, 5, 6]],
      [{ a: { $exists: false } }, [2]],
      [{ a: { $in: [null, 1] } }, [1, 2, 3, 5]],
      [{ a: { $nin: [null] } }, [3, 4, 6]],
      [{ a: { $gte: null } }, [1, 2, 5]],
      [{ a: { $gt: null } }, []],
      [{ a: { $not: { $gte: null } } }, [3, 4, 6]],
    ],
  ],
  [
    'null at the end of a path through arrays',
    [
      { _id: 1, a: [] },
      { _id: 2, a: [1, 2] },
      { _id: 3, a: [{ b: 1 }, {}] },
      { _id: 4, a: [{ b: null }] },
      { _id: 5, a: { b: 1 } },
      { _id: 6, a: {} },
      { _id: 7, a: 5 },
      { _id: 8 },
      { _id: 9, a: [{ b: 1 }] },
    ],
    [
      [{ 'a.b': null }, [3, 4, 6, 7, 8]],
      [{ 'a.b': { $ne: null } }, [1, 2, 5, 9]],
      [{ 'a.b': { $exists: false } }, [1, 2, 6, 7, 8]],
      [{ 'a.b': 1 }, [3, 5, 9]],
    ],
  ],
  [
    'arrays: an element, or the whole',
    [
      { _id: 1, a: [1, 2, 3] },
      { _id: 2, a: [3, 2, 1] },
      { _id: 3, a: [[1, 2, 3], 7] },
      { _id: 4, a: 2 },
      { _id: 5, a: [] },
      { _id: 6, a: [5, 25] },
    ],
    [
      [{ a: 2 }, [1, 2, 4]],
      [{ a: [1, 2, 3] }, [1, 3]],
      [{ a: [] }, [5]],
      [{ a: { $size: 2 } }, [3, 6]],
      [{ a: { $size: 0 } }, [5]],
      [{ a: { $gt: 10, $lt: 20 } }, [6]],
      [{ a: { $elemMatch: { $gt: 10, $lt: 20 } } }, []],
      [{ a: { $all: [2, 3] } }, [1, 2]],
      [{ a: { $all: [] } }, []],
      [{ a: { $ne: 2 } }, [3, 5, 6]],
      [{ 'a.0': 3 }, [2]],
      [{ 'a.1': 7 }, [3]],
      [{ a: { $gt: [1, 2] } }, [1, 2, 3, 6]],
      [{ a: { $type: 'array' } }, [1, 2, 3, 5, 6]],
      [{ a: { $type: 'int' } }, [1, 2, 3, 4, 6]],
    ],
  ],
  [
    'arrays of documents',
    [
      {
        _id: 1,
        a: [
          { x: 1, y: 1 },
          { x: 2, y: 2 },
        ],
      },
      { _id: 2, a: [{ x: 1, y: 2 }] },
      { _id: 3, a: { x: 1, y: 2 } },
      { _id: 4, a: [[{ x: 1, y: 2 }]] },
    ],
    [
      [{ 'a.x': 1, 'a.y': 2 }, [1, 2, 3]],
      [{ a: { $elemMatch: { x: 1, y: 2 } } }, [2]],
      [{ 'a.x': { $gt: 1 } }, [1]],
      [{ a: { x: 1, y: 2 } }, [2, 3]],
      [{ a: { y: 2, x: 1 } }, []],
      [{ 'a.0.x': 1 }, [1, 2, 4]],
      [{ a: { $elemMatch: { $or: [{ x: 2 }, { y: 2 }] } } }, [1, 2]],
      [{ a: { $all: [{ $elemMatch: { x: 1 } }, { $elemMatch: { y: 2 } }] } }, [1, 2]],
      [{ a: { $not: { $elemMatch: { x: 1 } } } }, [3, 4]],
    ],
  ],
  [
    'types do not mix in comparisons, and numbers of all kinds are one type',
    [
      { _id: 1, a: new Int32(5) },
      { _id: 2, a: new Double(5) },
      { _id: 3, a: Long.fromNumber(5) },
      { _id: 4, a: Decimal128.fromString('5') },
      { _id: 5, a: '5' },
      { _id: 6, a: true },
      { _id: 7, a: new Date(5) },
      { _id: 8, a: oid },
      { _id: 9, a: new Double(NaN) },
      { _id: 10, a: new MinKey() },
      { _id: 11, a: new MaxKey() },
      { _id: 12, a: new Double(5.5) },
    ],
    [
      [{ a: 5 }, [1, 2, 3, 4]],
      [{ a: { $gte: 5 } }, [1, 2, 3, 4, 12]],
      [{ a: { $lt: 6 } }, [1, 2, 3, 4, 12]],
      [{ a: NaN }, [9]],
      [{ a: { $gte: NaN } }, [9]],
      [{ a: { $gt: '4' } }, [5]],
      [{ a: { $gte: false } }, [6]],
      [{ a: { $lte: new Date(5) } }, [7]],
      [{ a: oid }, [8]],
      [{ a: { $type: 'number' } }, [1, 2, 3, 4, 9, 12]],
      [{ a: { $type: 'double' } }, [2, 9, 12]],
      [{ a: { $type: 'long' } }, [3]],
      [{ a: { $type: ['decimal', 'string'] } }, [4, 5]],
      [{ a: { $mod: [5, 0] } }, [1, 2, 3, 4, 12]],
    ],
  ],
  [
    'whole numbers beyond what a double holds',
    [
      { _id: 1, a: Long.fromString('9007199254740993') },
      { _id: 2, a: Long.fromString('9007199254740992') },
      { _id: 3, a: Long.fromString('-9007199254740993') },
    ],
    [
      [{ a: Long.fromString('9007199254740993') }, [1]],
      [{ a: { $gt: Long.fromString('9007199254740992') } }, [1]],
      [{ a: { $lt: Long.fromString('-9007199254740992') } }, [3]],
    ],
  ],
  [
    'strings and regular expressions',
    [
      { _id: 1, a: 'Rouen' },
      { _id: 2, a: 'rouen' },
      { _id: 3, a: ['Caen', 'Rouen-Nord'] },
      { _id: 4, a: 'Élbeuf' },
      { _id: 5, a: 'line\nRouen' },
      { _id: 6, a: /Rouen/ },
      { _id: 7, a: '\u{1F600}' },
      { _id: 8, a: '\uFF5E' },
    ],
    [
      [{ a: /^Rouen/ }, [1, 3]],
      [{ a: /^rouen$/i }, [1, 2]],
      [{ a: /^Rouen/m }, [1, 3, 5]],
      [{ a: { $regex: 'ROUEN', $options: 'i' } }, [1, 2, 3, 5]],
      [{ a: { $not: /ouen/ } }, [4, 6, 7, 8]],
      [{ a: { $in: [/^Caen/, 'rouen'] } }, [2, 3]],
      [{ a: /Rouen/ }, [1, 3, 5, 6]],
      [{ a: { $gt: '\uFF5E' } }, [7]],
    ],
  ],
  [
    'logical operators',
    [
      { _id: 1, a: 1, b: 1 },
      { _id: 2, a: 1, b: 2 },
      { _id: 3, a: 2, b: 2 },
    ],
    [
      [{ $or: [{ a: 2 }, { b: 1 }] }, [1, 3]],
      [{ $and: [{ a: 1 }, { b: 2 }] }, [2]],
      [{ $nor: [{ a: 2 }, { b: 1 }] }, [2]],
      [{ a: { $not: { $gt: 1 } } }, [1, 2]],
      [{ $expr: { $eq: ['$a', '$b'] } }, [1, 3]],
      [{ $expr: { $gt: ['$b', '$a'] } }, [2]],
      [{ a: 1, $or: [{ b: 2 }] }, [2]],
    ],
  ],
  [
    'bits and binaries',
    [
      { _id: 1, a: 54 },
      { _id: 2, a: 20 },
      { _id: 3, a: new Binary(Buffer.from([54])) },
    ],
    [
      [{ a: { $bitsAllSet: 50 } }, [1, 3]],
      [{ a: { $bitsAnySet: [0, 1] } }, [1, 3]],
      [{ a: { $bitsAllClear: [0] } }, [1, 2, 3]],
      [{ a: new Binary(Buffer.from([54])) }, [3]],
    ],
  ],
  [
    'paths through documents',
    [
      { _id: 1, a: { b: { c: 1 } } },
      { _id: 2, a: { b: { c: 1, d: 2 } } },
      { _id: 3, a: { b: [{ c: 1 }, { c: 2 }] } },
      { _id: 4, a: { 0: { c: 1 } } },
    ],
    [
      [{ 'a.b': { c: 1 } }, [1, 3]],
      [{ 'a.b.c': 1 }, [1, 2, 3]],
      [{ 'a.b.c': { $gt: 1 } }, [3]],
      [{ 'a.0.c': 1 }, [4]],
      [{ 'a.b.1.c': 2 }, [3]],
    ],
  ],
]

describe('what a filter finds', () => {
  let store: Opened
  before(async () => {
    store = await openStore()
  })
  after(() => store.close())

  for (const [subject, documents, filters] of cases) {
    it(`follows MongoDB: ${subject}`, async () => {
      const collection = await store.collection(...documents)
      for (const [filter, ids] of filters)
        assert.deepEqual(await idsOf(collection, filter), ids, shown(filter))
    })

    it(`finds the same through an index: ${subject}`, async () => {
      const collection = await store.collection(...documents)
      await collection.createIndexes([
        { key: { a: 1 } },
        { key: { 'a.b': -1, a: 1 } },
        { key: { 'a.x': 1, 'a.y': 1 } },
      ])
      for (const [filter, ids] of filters)
        assert.deepEqual(await idsOf(collection, filter), ids, shown(filter))
    })
  }

  const refused: [subject: string, filter: object, code: number][] = [
    ['an unknown operator', { a: { $nope: 1 } }, 2],
    ['an unknown operator at the top', { $nope: 1 }, 2],
    ['an empty $or', { $or: [] }, 2],
    ['$in without a list', { a: { $in: 1 } }, 2],
    ['a negative $size', { a: { $size: -1 } }, 2],
    ['$text without a text index', { $text: { $search: 'x' } }, 27],
  ]
  for (const [subject, filter, code] of refused) {
    it(`refuses ${subject} with MongoDB's code`, async () => {
      const collection = await store.collection({ _id: 1 })
      assert.equal((await errorOf(collection.find(filter).toArray())).code, code)
    })
  }

  it('sorts types in MongoDB’s order, arrays by their least and greatest', async () => {
    const values = [
      new MinKey(),
      null,
      1,
      'a',
      { x: 1 },
      new Binary(Buffer.from('a')),
      oid,
      false,
      new Date(0),
      new MaxKey(),
    ]
    const collection = await store.collection(...values.map((a, _id) => ({ _id, a })).toReversed())
    await collection.insertMany([
      { _id: 20, a: [0, 9] },
      { _id: 21, a: [] },
    ])
    const ids = (docs: Doc[]) => docs.map((doc) => doc._id)
    assert.deepEqual(
      ids(await collection.find().sort({ a: 1 }).toArray()),
      [0, 21, 1, 20, 2, 3, 4, 5, 6, 7, 8, 9],
    )
    assert.deepEqual(
      ids(await collection.find().sort({ a: -1 }).toArray()),
      [9, 8, 7, 6, 5, 4, 3, 20, 2, 1, 21, 0],
    )
  })

  it('reads in batches, closes cursors that end, and says when one is gone', async () => {
    const collection = await store.collection(...Array.from({ length: 250 }, (_, i) => ({ _id: i })))
    const cursor = collection.find({}, { batchSize: 10 })
    assert.equal((await cursor.toArray()).length, 250)
    const reply = await store.db.command({ find: collection.collectionName, batchSize: 2 })
    assert.equal(reply['cursor'].firstBatch.length, 2)
    await store.db.command({ killCursors: collection.collectionName, cursors: [reply['cursor'].id] })
    const gone = store.db.command({ getMore: reply['cursor'].id, collection: collection.collectionName })
    assert.equal((await errorOf(gone)).code, 43)
  })

  it('gives an open cursor the documents of its beginning', async () => {
    const collection = await store.collection(...Array.from({ length: 20 }, (_, i) => ({ _id: i })))
    const cursor = collection.find({}, { batchSize: 5, sort: { _id: 1 } })
    await cursor.next()
    await collection.deleteMany({})
    assert.equal((await cursor.toArray()).length, 19)
  })

  it('leaves a cursor open after a batch that is full, unless its limit is reached', async () => {
    const collection = await store.collection({ _id: 1 }, { _id: 2 })
    const open = collection.find({}, { batchSize: 2 })
    await open.next()
    assert.equal(open.id?.isZero(), false)
    assert.deepEqual(await open.toArray(), [{ _id: 2 }])
    const ended = collection.find({}, { batchSize: 2, limit: 2 })
    await ended.next()
    assert.equal(ended.id?.isZero(), true)
  })

  it('skips and limits after sorting', async () => {
    const collection = await store.collection({ _id: 3 }, { _id: 1 }, { _id: 2 }, { _id: 4 })
    assert.deepEqual(await idsOf(collection, {}, { skip: 1, limit: 2 }), [2, 3])
  })

  it('compares strings by a collation when asked to', async () => {
    const collection = await store.collection(
      { _id: 1, a: 'café' },
      { _id: 2, a: 'CAFE' },
      { _id: 3, a: 'cafe' },
    )
    const collation = { locale: 'fr', strength: 1 }
    assert.deepEqual(await idsOf(collection, { a: 'cafe' }, { collation }), [1, 2, 3])
    assert.deepEqual(
      await idsOf(collection, { a: 'cafe' }, { collation: { locale: 'fr', strength: 2 } }),
      [2, 3],
    )
    assert.deepEqual(await idsOf(collection, { a: 'cafe' }), [3])
  })

  it('lists the distinct values of a path, arrays by their elements', async () => {
    const collection = await store.collection(
      { _id: 1, a: [1, 2] },
      { _id: 2, a: 2 },
      { _id: 3, a: 'x' },
      { _id: 4 },
    )
    assert.deepEqual(await collection.distinct('a'), [1, 2, 'x'])
  })

  it('counts with and without a filter', async () => {
    const collection = await store.collection({ _id: 1, a: 1 }, { _id: 2, a: 1 }, { _id: 3, a: 2 })
    assert.equal(await collection.countDocuments({ a: 1 }), 2)
    assert.equal(await collection.countDocuments({}, { skip: 1, limit: 5 }), 2)
    assert.equal(await collection.estimatedDocumentCount(), 3)
  })
})

const shown = (filter: object) => mongoose.mongo.BSON.EJSON.stringify(filter)
