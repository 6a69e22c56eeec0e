import assert from 'node:assert/strict'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import type { Collection } from '../../server/database/embedded/catalog.ts'
import { answer } from '../../server/database/embedded/dispatch.ts'
import { Engine } from '../../server/database/embedded/engine.ts'
import { storeFile } from '../../server/database/embedded/folder.ts'
import { decodePlain, encode } from '../../server/database/embedded/raw-bson.ts'
import { buildIndex, clearLeftovers } from '../../server/database/embedded/schema-changes.ts'
import type { Doc } from '../../server/database/embedded/values.ts'
import { verify } from '../../server/database/embedded/verify.ts'
import { insertDocument } from '../../server/database/embedded/write-documents.ts'
import { errorOf, openStore, temporaryFolder, type Opened } from './support.ts'

const aSpec = (key: Doc, options: Doc = {}): Doc => ({ v: 2, key, name: 'built', ...options })

describe('an index that is being built', () => {
  const folder = temporaryFolder()
  let engine: Engine
  let collection: Collection
  before(async () => {
    engine = new Engine(folder.path)
    await engine.open()
  })
  beforeEach(async () => {
    collection = await engine.ensureCollection('x', 'rows')
    // Far more than are entered at a time.
    const documents = Array.from({ length: 2_000 }, (_, _id) => encode({ _id, n: _id, tags: [_id % 7, 'x'] }))
    await send({ insert: 'rows', documents })
  })
  afterEach(() => send({ drop: 'rows' }))
  after(async () => {
    await engine.close()
    folder.remove()
  })

  async function send(command: Doc): Promise<Doc> {
    const reply = decodePlain(await answer(engine, { ...command, $db: 'x' }, { address: '' }))
    assert.equal(reply['ok'], 1, JSON.stringify(reply))
    return reply
  }
  const move = (_id: number, n: number) =>
    send({ update: 'rows', updates: [{ q: { _id }, u: { $set: { n, tags: ['moved', n] } } }] })

  /** Does something when the first records are in the index, and the last are not. */
  async function buildMeanwhile(spec: Doc, work: () => Promise<unknown>): Promise<void> {
    const building = buildIndex(engine, collection, spec)
    // The first slice follows the commit that begins the index; what is queued now follows the first slice.
    await engine.queue.run(() => undefined)
    const failed = building.then(
      () => undefined,
      (error: unknown) => error,
    )
    await work()
    assert.equal(collection.underWay.length, 1, 'the index was complete too soon')
    const error = await failed
    if (error !== undefined) throw error as Error
  }

  for (const [where, _id] of [
    ['the index has come to', 1],
    ['the index has not come to', 1_990],
  ] as const) {
    it(`holds what is inserted, moved and deleted meanwhile, of records that ${where}`, async () => {
      await buildMeanwhile(aSpec({ tags: 1, n: -1 }), () =>
        Promise.all([
          move(_id, -1),
          send({ delete: 'rows', deletes: [{ q: { _id: _id + 1 }, limit: 1 }] }),
          send({ insert: 'rows', documents: [encode({ _id: 10_000, n: 7, tags: ['new'] })] }),
        ]),
      )
      assert.deepEqual(verify(engine.storage, engine.catalog), {
        collections: 1,
        documents: 2_000,
        indexes: 2,
      })
    })
  }

  it('keeps the key of one record when another that it has not come to gives up the same', async () => {
    await move(1_990, 1)
    await buildMeanwhile(aSpec({ n: 1 }, { unique: true }), () => move(1_990, 20_000))
    verify(engine.storage, engine.catalog)
  })

  it('refuses a second document with a unique key that it holds already', async () => {
    await buildMeanwhile(aSpec({ n: 1 }, { unique: true }), async () => {
      const reply = await send({ insert: 'rows', documents: [encode({ _id: 10_000, n: 1 })] })
      assert.equal((reply['writeErrors'] as Doc[])[0]?.['code'], 11000)
    })
  })

  it('makes transactions on its collection try again', async () => {
    await buildMeanwhile(aSpec({ n: 1 }), async () => {
      const transaction = engine.begin(() => undefined)
      assert.throws(() => insertDocument(engine.storage, transaction, collection, encode({ _id: 10_000 })), {
        code: 112,
      })
      transaction.abort()
      await move(1, 2)
    })
  })

  it('is not read before it is complete', async () => {
    await buildMeanwhile(aSpec({ n: 1 }), async () => {
      const { cursor } = await send({ find: 'rows', filter: { n: 1_990 } })
      assert.equal((cursor as { firstBatch: Doc[] }).firstBatch.length, 1)
    })
  })

  it('is no index after a crash, its number is given to no other, and what it left is cleared', async () => {
    const copy = join(folder.path, 'copy')
    let left = 0
    await buildMeanwhile(aSpec({ n: 1 }), async () => {
      await move(1, 2)
      cpSync(join(folder.path, storeFile), join(copy, storeFile))
      left = collection.underWay[0]?.id ?? 0
    })
    const restarted = new Engine(copy)
    await restarted.open()
    assert.equal(verify(restarted.storage, restarted.catalog).indexes, 1)
    assert.ok(restarted.storage.countAllEntries(left) > 0)
    assert.ok((await restarted.ensureCollection('x', 'others')).id > left)
    await clearLeftovers(restarted)
    assert.equal(restarted.storage.countAllEntries(left), 0)
    assert.equal(restarted.catalog.leftovers.indexes.size, 0)
    await restarted.close()
  })
})

describe('the building of an index', () => {
  let store: Opened
  before(async () => {
    store = await openStore()
  })
  after(() => store.close())

  it('leaves nothing when two documents have the same unique key', async () => {
    const collection = await store.collection({ _id: 1, n: 1 }, { _id: 2, n: 1 })
    const error = await errorOf(collection.createIndex({ n: 1 }, { unique: true }))
    assert.deepEqual([error.code, error['keyValue']], [11000, { n: 1 }])
    assert.deepEqual(
      (await collection.indexes()).map(({ name }) => name),
      ['_id_'],
    )
    await collection.deleteOne({ _id: 2 })
    await collection.createIndex({ n: 1 }, { unique: true })
  })

  it('is done once when two ask for it', async () => {
    const collection = await store.collection({ _id: 1, n: 1 })
    await Promise.all([collection.createIndex({ n: 1 }), collection.createIndex({ n: 1 })])
    assert.equal((await collection.indexes()).length, 2)
  })
})
