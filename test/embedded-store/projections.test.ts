import assert from 'node:assert/strict'
import { errorOf, openStore, type Opened } from './support.ts'

describe('what a projection shows', () => {
  let store: Opened
  before(async () => {
    store = await openStore()
  })
  after(() => store.close())

  const document = {
    _id: 1,
    a: 1,
    b: { c: 2, d: 3 },
    list: [
      { x: 1, y: 1 },
      { x: 2, y: 2 },
      { x: 3, y: 3 },
    ],
  }
  const cases: [projection: object, filter: object, expected: object][] = [
    [{ a: 1 }, {}, { _id: 1, a: 1 }],
    [{ a: 1, _id: 0 }, {}, { a: 1 }],
    [{ _id: 1 }, {}, { _id: 1 }],
    [{ _id: 0, list: 0 }, {}, { a: 1, b: { c: 2, d: 3 } }],
    [{ 'b.c': 1, _id: 0 }, {}, { b: { c: 2 } }],
    [{ b: { d: 1 }, _id: 0 }, {}, { b: { d: 3 } }],
    [{ 'b.c': 0, list: 0, _id: 0 }, {}, { a: 1, b: { d: 3 } }],
    [{ 'list.x': 1, _id: 0 }, {}, { list: [{ x: 1 }, { x: 2 }, { x: 3 }] }],
    [{ list: { $slice: 1 }, b: 0, a: 0 }, {}, { _id: 1, list: [{ x: 1, y: 1 }] }],
    [{ list: { $slice: [-2, 1] }, b: 0, a: 0 }, {}, { _id: 1, list: [{ x: 2, y: 2 }] }],
    [{ list: { $elemMatch: { x: { $gt: 1 } } } }, {}, { _id: 1, list: [{ x: 2, y: 2 }] }],
    [{ 'list.$': 1 }, { 'list.x': 3 }, { _id: 1, list: [{ x: 3, y: 3 }] }],
    [{ sum: { $add: ['$a', '$b.c'] } }, {}, { _id: 1, sum: 3 }],
  ]
  for (const [projection, filter, expected] of cases) {
    it(`shows ${JSON.stringify(projection)}`, async () => {
      const collection = await store.collection(document)
      assert.deepEqual(await collection.findOne(filter, { projection }), expected)
    })
  }

  it('refuses to mix what to show with what to leave out', async () => {
    const collection = await store.collection(document)
    assert.equal(
      (await errorOf(collection.findOne({}, { projection: { a: 1, b: 0 } }))).code !== undefined,
      true,
    )
  })
})
