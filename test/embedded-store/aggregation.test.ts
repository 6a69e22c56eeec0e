import assert from 'node:assert/strict'
import { errorOf, openStore, realUrl, type Opened } from './support.ts'

describe('aggregation', () => {
  let store: Opened
  before(async () => {
    store = await openStore()
  })
  after(() => store.close())

  const sales = [
    { _id: 1, item: 'a', n: 2, tags: ['x', 'y'] },
    { _id: 2, item: 'b', n: 1, tags: ['x'] },
    { _id: 3, item: 'a', n: 3, tags: [] },
  ]
  const cases: [what: string, pipeline: object[], expected: object[]][] = [
    [
      '$match, $sort, $skip, $limit',
      [
        { $match: { n: { $gt: 0 } } },
        { $sort: { n: -1 } },
        { $skip: 1 },
        { $limit: 1 },
        { $project: { n: 1 } },
      ],
      [{ _id: 1, n: 2 }],
    ],
    [
      '$group',
      [{ $group: { _id: '$item', total: { $sum: '$n' }, most: { $max: '$n' } } }, { $sort: { _id: 1 } }],
      [
        { _id: 'a', total: 5, most: 3 },
        { _id: 'b', total: 1, most: 1 },
      ],
    ],
    [
      '$unwind',
      [{ $unwind: '$tags' }, { $group: { _id: '$tags', c: { $sum: 1 } } }, { $sort: { _id: 1 } }],
      [
        { _id: 'x', c: 2 },
        { _id: 'y', c: 1 },
      ],
    ],
    ['$count', [{ $match: { item: 'a' } }, { $count: 'n' }], [{ n: 2 }]],
    [
      '$facet',
      [
        {
          $facet: {
            all: [{ $count: 'n' }],
            first: [{ $sort: { _id: 1 } }, { $limit: 1 }, { $project: { _id: 1 } }],
          },
        },
      ],
      [{ all: [{ n: 3 }], first: [{ _id: 1 }] }],
    ],
    [
      '$addFields and $project with expressions',
      [
        { $match: { _id: 1 } },
        { $addFields: { double: { $multiply: ['$n', 2] } } },
        { $project: { _id: 0, double: 1, size: { $size: '$tags' } } },
      ],
      [{ double: 4, size: 2 }],
    ],
    [
      '$match after $limit',
      [{ $sort: { _id: 1 } }, { $limit: 2 }, { $match: { item: 'a' } }, { $project: { _id: 1 } }],
      [{ _id: 1 }],
    ],
    [
      '$replaceRoot',
      [{ $match: { _id: 2 } }, { $replaceRoot: { newRoot: { was: '$item' } } }],
      [{ was: 'b' }],
    ],
  ]
  for (const [what, pipeline, expected] of cases) {
    it(`does ${what}`, async () => {
      const collection = await store.collection(...sales)
      assert.deepEqual(await collection.aggregate(pipeline).toArray(), expected)
    })
  }

  it('joins another collection', async () => {
    const items = await store.collection({ _id: 'a', label: 'A' }, { _id: 'b', label: 'B' })
    const collection = await store.collection(...sales)
    const joined = await collection
      .aggregate([
        { $lookup: { from: items.collectionName, localField: 'item', foreignField: '_id', as: 'of' } },
        { $sort: { _id: 1 } },
        { $project: { of: 1 } },
      ])
      .toArray()
    assert.deepEqual(joined[0], { _id: 1, of: [{ _id: 'a', label: 'A' }] })
  })

  it('joins by arrays, by null for what is missing, and through a pipeline', async () => {
    const others = await store.collection({ _id: 1, k: 'x' }, { _id: 2, k: 'y' }, { _id: 3 })
    const collection = await store.collection({ _id: 1, ks: ['x', 'y'] }, { _id: 2 })
    const from = others.collectionName
    const pipeline = [{ $match: { $expr: { $eq: ['$_id', '$$id'] } } }]
    const joined = await collection
      .aggregate([
        { $lookup: { from, localField: 'ks', foreignField: 'k', as: 'of' } },
        { $lookup: { from, let: { id: '$_id' }, pipeline, as: 'same' } },
        { $sort: { _id: 1 } },
        { $project: { of: '$of._id', same: '$same._id' } },
      ])
      .toArray()
    assert.deepEqual(joined, [
      { _id: 1, of: [1, 2], same: [1] },
      { _id: 2, of: [3], same: [2] },
    ])
  })

  it('matches and sorts after other stages as a find does', async () => {
    const collection = await store.collection(
      { _id: 1, a: [1, 5] },
      { _id: 2, a: { y: 1, x: 1 } },
      { _id: 3, a: 3 },
    )
    const results = await collection
      .aggregate([
        { $addFields: { b: '$a' } },
        { $match: { $or: [{ b: { $gt: 2 } }, { b: { x: 1, y: 1 } }] } },
        { $sort: { b: -1 } },
      ])
      .toArray()
    assert.deepEqual(
      results.map((doc) => doc['_id']),
      [1, 3],
    )
  })

  it('hands large results out in batches', async () => {
    const collection = await store.collection(...Array.from({ length: 300 }, (_, i) => ({ _id: i, n: i })))
    const results = await collection
      .aggregate([{ $project: { m: { $add: ['$n', 1] } } }], { batchSize: 50 })
      .toArray()
    assert.equal(results.length, 300)
  })

  it('says how to get on where it cannot go', async function () {
    if (realUrl !== undefined) this.skip() // MongoDB can
    const collection = await store.collection({ _id: 1 })
    const watching = await errorOf(collection.aggregate([{ $changeStream: {} }]).toArray())
    assert.equal(watching.code, 40573)
    assert.match(watching.message, /MONGODB_URL/)
    const searching = await errorOf(collection.aggregate([{ $search: {} }]).toArray())
    assert.equal(searching.code, 115)
    assert.match(searching.message, /MONGODB_URL/)
  })

  it('refuses a stage that it does not know', async () => {
    const collection = await store.collection({ _id: 1 })
    assert.equal((await errorOf(collection.aggregate([{ $nope: 1 }]).toArray())).code, 40324)
  })
})
