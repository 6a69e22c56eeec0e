import assert from 'node:assert/strict'
import { errorOf, idsOf, openStore, realUrl, type Doc, type Opened } from './support.ts'

describe('places', () => {
  let store: Opened
  before(async () => {
    store = await openStore()
  })
  after(() => store.close())

  const square = (west: number, south: number, east: number, north: number) => [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
  const polygon = (...coordinates: number[][][]) => ({ $geometry: { type: 'Polygon', coordinates } })
  const point = (...coordinates: number[]) => ({ type: 'Point', coordinates })

  /** Where documents are, and which of them a region holds. */
  const cases: [what: string, documents: Doc[], region: object, ids: number[]][] = [
    [
      'a box',
      [
        { _id: 1, at: [35, 50] },
        { _id: 2, at: [-40, -90] },
        { _id: 3, at: { lng: 30, lat: 40 } },
        { _id: 4, at: 'nowhere' },
        { _id: 5 },
      ],
      {
        $box: [
          [30, 40],
          [40, 60],
        ],
      },
      [1, 3],
    ],
    [
      'a circle in the plane',
      [
        { _id: 1, at: [10, 20] },
        { _id: 2, at: [12, 20] },
      ],
      { $center: [[11, 20.1], 1.05] },
      [1, 2],
    ],
    [
      'a circle on the sphere, its radius in radians',
      [
        { _id: 1, at: [0, 89] },
        { _id: 2, at: [180, 89] },
        { _id: 3, at: [0, 87] },
      ],
      { $centerSphere: [[90, 90], 0.02] },
      [1, 2],
    ],
    [
      'a polygon in the plane',
      [
        { _id: 1, at: [1, 1] },
        { _id: 2, at: [3, 3] },
      ],
      {
        $polygon: [
          [0, 0],
          [4, 0],
          [0, 4],
        ],
      },
      [1],
    ],
    [
      'a GeoJSON polygon with a hole',
      [
        { _id: 1, at: point(-104.99, 39.74) },
        { _id: 2, at: point(2.35, 48.86) },
        { _id: 3, at: point(-105.5, 39) },
        { _id: 4, at: point(75, -39) },
      ],
      polygon(square(-109, 37, -102, 41), square(-106, 38.5, -105, 39.5)),
      [1],
    ],
    [
      'a polygon whose sides are great circles',
      [
        { _id: 1, at: point(0, 50.5) },
        { _id: 2, at: point(0, 61) },
        { _id: 3, at: point(0, 49) },
      ],
      polygon(square(-30, 40, 30, 50)),
      [1, 3],
    ],
    [
      'a polygon across the antimeridian',
      [
        { _id: 1, at: point(179, 0) },
        { _id: 2, at: point(-179, 0) },
        { _id: 3, at: point(0, 0) },
      ],
      polygon(square(170, -10, -170, 10)),
      [1, 2],
    ],
    [
      'several polygons',
      [
        { _id: 1, at: point(0, 0) },
        { _id: 2, at: point(10, 10) },
        { _id: 3, at: point(5, 5) },
      ],
      {
        $geometry: { type: 'MultiPolygon', coordinates: [[square(-1, -1, 1, 1)], [square(9, 9, 11, 11)]] },
      },
      [1, 2],
    ],
  ]
  for (const [what, documents, region, ids] of cases) {
    it(`are found within ${what}`, async () => {
      const collection = await store.collection(...documents)
      assert.deepEqual(await idsOf(collection, { at: { $geoWithin: region } }), ids)
    })
  }

  it('refuses a region that is none', async () => {
    const collection = await store.collection({ _id: 1 })
    const open = polygon([
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ])
    for (const region of [open, { $box: [[1, 2]] }, { $center: [[1, 2], -1] }, {}])
      assert.equal((await errorOf(idsOf(collection, { at: { $geoWithin: region } }))).code, 2)
  })

  it('may have an index, which answers nothing here', async () => {
    const collection = await store.collection({ _id: 1, at: [1, 1] }, { _id: 2, at: [50, 1] }, { _id: 3 })
    await collection.createIndex({ at: '2dsphere' })
    await collection.insertOne({ _id: 4, at: [2, 2] })
    const region = {
      $box: [
        [0, 0],
        [3, 3],
      ],
    }
    assert.deepEqual(await idsOf(collection, { at: { $geoWithin: region } }), [1, 4])
    assert.deepEqual((await collection.indexes())[1]?.key, { at: '2dsphere' })
    if (realUrl !== undefined) return
    const near = collection.findOne({ at: { $near: { $geometry: point(1, 1) } } })
    assert.match((await errorOf(near)).message, /MONGODB_URL/)
  })
})
