import assert from 'node:assert/strict'
import mongoose from 'mongoose'
import { scans, watchScans } from './scans.ts'
import { testDatabase } from './stores.ts'

describe('the watch over what queries read', () => {
  it('names a query that reads far more than it finds, once, and no other', async function () {
    if (process.env['TEST_MONGODB_URL']) this.skip()
    const database = { ...testDatabase(), dbName: `${testDatabase().dbName}-scans` }
    const client = new mongoose.mongo.MongoClient(database.url)
    try {
      const rows = client.db(database.dbName).collection('rows')
      await rows.insertMany(Array.from({ length: 300 }, (_, n) => ({ n, group: n % 2 })))
      await watchScans(database)
      await rows.find({ group: 1 }).toArray()
      for (const n of [1, 2]) await rows.findOneAndUpdate({ n: 200 + n }, { $set: { seen: true } })
      const [named, ...others] = await scans(database)
      assert.match(named ?? '', /^findAndModify on .*-scans\.rows \(COLLSCAN\) examined 20\d for 1: /)
      assert.deepEqual(others, [])
    } finally {
      await client.close()
    }
  })
})
