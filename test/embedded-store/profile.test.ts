import assert from 'node:assert/strict'
import { openStore, realUrl, type Opened } from './support.ts'

interface Entry {
  op: string
  ns: string
  keysExamined: number
  docsExamined: number
  nreturned: number
  planSummary: string
}

describe('the profile of a database', () => {
  let store: Opened
  before(async () => {
    store = await openStore()
  })
  beforeEach(() => store.db.command({ profile: 1, filter: { docsExamined: { $gt: 1 } } }))
  afterEach(() => store.db.command({ profile: 0 }))
  after(() => store.close())

  const entries = (ns: string) =>
    store.db
      .collection<Entry>('system.profile')
      .find({ ns: `${store.db.databaseName}.${ns}` })
      .toArray()

  it('tells what a query examined and found, and how', async () => {
    const collection = await store.collection({ _id: 1, n: 1 }, { _id: 2, n: 1 }, { _id: 3, n: 2 })
    await collection.find({ n: 1 }).toArray()
    const [entry] = await entries(collection.collectionName)
    assert.ok(entry)
    const { keysExamined, docsExamined, nreturned, planSummary } = entry
    assert.deepEqual(
      { keysExamined, docsExamined, nreturned, planSummary },
      { keysExamined: 0, docsExamined: 3, nreturned: 2, planSummary: 'COLLSCAN' },
    )
  })

  it('counts a cursor once, when it has been read out', async function () {
    // A real server has an entry for each of its batches.
    if (realUrl !== undefined) this.skip()
    const collection = await store.collection(...Array.from({ length: 300 }, (_, _id) => ({ _id, n: 1 })))
    await collection.find({ n: 1 }, { batchSize: 50 }).toArray()
    const found = await entries(collection.collectionName)
    assert.deepEqual(
      found.map(({ docsExamined, nreturned }) => [docsExamined, nreturned]),
      [[300, 300]],
    )
  })

  it('keeps what its filter matches, and nothing once it has ended', async () => {
    const collection = await store.collection({ _id: 1 }, { _id: 2 })
    await collection.findOne({ _id: 1 })
    await store.db.command({ profile: 0 })
    await collection.find({ a: 1 }).toArray()
    assert.deepEqual(await entries(collection.collectionName), [])
  })

  it('adds up for the whole server', async () => {
    const scans = async () => {
      const status = await store.db.admin().serverStatus()
      return Number(status['metrics'].queryExecutor.collectionScans.total)
    }
    const before = await scans()
    const collection = await store.collection({ _id: 1 })
    await collection.find({ a: 1 }).toArray()
    assert.ok((await scans()) > before)
  })
})
