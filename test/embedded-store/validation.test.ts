import assert from 'node:assert/strict'
import mongoose from 'mongoose'
import { errorOf, idsOf, openStore, type Doc, type Docs, type Opened } from './support.ts'

const { Int32, Long } = mongoose.mongo

describe('a collection with a validator', () => {
  let store: Opened
  let made = 0
  before(async () => {
    store = await openStore()
  })
  after(() => store.close())

  function create(options: object): Promise<Docs> {
    made += 1
    return store.db.createCollection<Doc>(`valid_${made}`, options)
  }

  it('takes no document that its query does not match, and says which', async () => {
    const collection = await create({ validator: { x: { $type: 'string' } } })
    const error = await errorOf(collection.insertOne({ _id: 1, x: 1 }))
    assert.deepEqual([error.code, error.errInfo?.['failingDocumentId']], [121, 1])
    assert.equal(typeof error.errInfo?.['details'], 'object')
    await collection.insertOne({ _id: 1, x: 'text' })
    assert.equal((await errorOf(collection.updateOne({ _id: 1 }, { $set: { x: 1 } }))).code, 121)
    assert.equal((await errorOf(collection.findOneAndReplace({ _id: 1 }, { y: 1 }))).code, 121)
    const upsert = collection.updateOne({ _id: 2 }, { $set: { y: 1 } }, { upsert: true })
    assert.equal((await errorOf(upsert)).code, 121)
    assert.deepEqual(await collection.find().toArray(), [{ _id: 1, x: 'text' }])
  })

  it('is passed by when that is asked for', async () => {
    const collection = await create({ validator: { x: { $exists: true } } })
    const passing = { bypassDocumentValidation: true }
    await collection.insertMany([{ _id: 1 }], passing)
    await collection.updateOne({ _id: 2 }, { $set: { y: 1 } }, { upsert: true, ...passing })
    await collection.findOneAndUpdate({ _id: 3 }, { $set: { y: 1 } }, { upsert: true, ...passing })
    await collection.bulkWrite([{ insertOne: { document: { _id: 4 } } }], passing)
    const source = await store.collection({ _id: 5 })
    const merge = [{ $match: {} }, { $merge: collection.collectionName }]
    assert.equal((await errorOf(source.aggregate(merge).toArray())).code, 121)
    await source.aggregate(merge, passing).toArray()
    assert.deepEqual(await idsOf(collection, {}), [1, 2, 3, 4, 5])
  })

  it('holds the writes of a transaction to it as well', async () => {
    const collection = await create({ validator: { x: { $exists: true } } })
    const session = store.client.startSession()
    session.startTransaction()
    assert.equal((await errorOf(collection.insertOne({ _id: 1 }, { session }))).code, 121)
    await session.abortTransaction()
    await session.endSession()
  })

  it('compares fields with each other', async () => {
    const collection = await create({ validator: { $expr: { $lt: ['$from', '$to'] } } })
    await collection.insertOne({ _id: 1, from: 1, to: 2 })
    assert.equal((await errorOf(collection.insertOne({ _id: 2, from: 2, to: 1 }))).code, 121)
  })

  it('is given later, taken away, or only told of', async () => {
    const collection = await create({})
    const { collectionName: collMod } = collection
    await collection.insertOne({ _id: 1 })
    await store.db.command({ collMod, validator: { x: { $exists: true } } })
    assert.equal((await errorOf(collection.insertOne({ _id: 2 }))).code, 121)
    assert.equal((await errorOf(collection.updateOne({ _id: 1 }, { $set: { y: 1 } }))).code, 121)
    await store.db.command({ collMod, validationLevel: 'moderate' })
    await collection.updateOne({ _id: 1 }, { $set: { y: 1 } })
    assert.equal((await errorOf(collection.insertOne({ _id: 2 }))).code, 121)
    await store.db.command({ collMod, validationAction: 'warn' })
    await collection.insertOne({ _id: 2 })
    await store.db.command({ collMod, validationAction: 'error', validator: {} })
    await collection.insertOne({ _id: 3 })
    const [listed] = await store.db.listCollections({ name: collMod }).toArray()
    assert.deepEqual((listed as { options?: object }).options, {
      validator: {},
      validationLevel: 'moderate',
      validationAction: 'error',
    })
  })

  it('is refused when it cannot be read', async () => {
    assert.equal((await errorOf(create({ validator: { x: { $nope: 1 } } }))).code, 2)
    assert.equal((await errorOf(create({ validator: { $jsonSchema: { nope: 1 } } }))).code, 9)
    const doubled = { $jsonSchema: { properties: { a: { enum: [1, 1] } } } }
    assert.equal((await errorOf(create({ validator: doubled }))).code, 9)
  })
})

describe('a JSON schema', () => {
  let store: Opened
  before(async () => {
    store = await openStore()
  })
  after(() => store.close())

  /** A keyword on the field `a`, what it takes, and what it does not. */
  const cases: [schema: object, takes: unknown[], refuses: unknown[]][] = [
    [{ bsonType: 'string' }, ['x'], [1, null, ['x']]],
    [{ bsonType: ['int', 'null'] }, [new Int32(1), null], [1.5, Long.fromNumber(1), 'x']],
    [{ bsonType: 'number' }, [1, 1.5, Long.fromNumber(1)], ['1']],
    [{ type: 'object' }, [{}], [[], 1]],
    [{ enum: ['x', 1] }, ['x', 1], ['y', null]],
    [{ minimum: 2, maximum: 3 }, [2, 2.5, 3, 'x'], [1, 4]],
    [{ minimum: 2, exclusiveMinimum: true }, [3], [2]],
    [{ multipleOf: 3 }, [6, 'x'], [7]],
    [{ minLength: 2, maxLength: 3 }, ['éé', 5], ['x', 'xxxx']],
    [{ pattern: '^a' }, ['abc', 5], ['ba']],
    [{ required: ['x'] }, [{ x: null }, 5], [{ y: 1 }]],
    [{ properties: { x: { bsonType: 'int' } } }, [{}, { x: new Int32(1), y: 'z' }], [{ x: 'z' }]],
    [
      { properties: { x: {} }, patternProperties: { '^y': {} }, additionalProperties: false },
      [{ x: 1, yes: 1 }],
      [{ z: 1 }],
    ],
    [{ additionalProperties: { bsonType: 'string' } }, [{ z: 'x' }], [{ z: 1 }]],
    [{ patternProperties: { '^s': { bsonType: 'string' } } }, [{ s1: 'x', n: 1 }], [{ s1: 1 }]],
    [{ minProperties: 1, maxProperties: 2 }, [{ x: 1 }], [{}, { x: 1, y: 1, z: 1 }]],
    [{ dependencies: { x: ['y'] } }, [{}, { x: 1, y: 1 }], [{ x: 1 }]],
    [{ items: { bsonType: 'string' } }, [[], ['x'], 5], [['x', 1]]],
    [{ items: [{ bsonType: 'string' }], additionalItems: false }, [['x']], [[1], ['x', 1]]],
    [{ minItems: 1, maxItems: 2, uniqueItems: true }, [[1], [1, 2]], [[], [1, 1], [1, 2, 3]]],
    [{ allOf: [{ minimum: 1 }, { maximum: 2 }] }, [1], [3]],
    [{ anyOf: [{ bsonType: 'string' }, { minimum: 5 }] }, ['x', 6], [4]],
    [{ oneOf: [{ minimum: 1 }, { maximum: 2 }] }, [0, 3], [1.5]],
    [{ not: { bsonType: 'string' } }, [1], ['x']],
  ]
  for (const [schema, takes, refuses] of cases) {
    it(`tells values apart by ${JSON.stringify(schema)}`, async () => {
      const values = [...takes, ...refuses]
      const collection = await store.collection(...values.map((a, _id) => ({ _id, a })))
      const filter = { $jsonSchema: { properties: { a: schema } } }
      assert.deepEqual(await idsOf(collection, filter), [...takes.keys()])
    })
  }

  it('says nothing of a field that is not there', async () => {
    const collection = await store.collection({ _id: 1 })
    const filter = { $jsonSchema: { properties: { a: { bsonType: 'string' } } } }
    assert.deepEqual(await idsOf(collection, filter), [1])
  })
})
