import assert from 'node:assert/strict'
import mongoose from 'mongoose'
import { testDatabase, testSearch } from './stores.ts'

describe('the stores of a test run', () => {
  it('give each worker a database that takes transactions', async () => {
    const { url, dbName } = testDatabase()
    const connection = await mongoose.createConnection(url, { dbName }).asPromise()
    try {
      const notes = await connection.createCollection('support_notes')
      await connection.transaction(async (session) => {
        await notes.insertOne({ word: 'palier' }, { session })
      })
      assert.equal((await notes.findOne({ word: 'palier' }))?.['word'], 'palier')
    } finally {
      await connection.close()
    }
  })

  it('start one search engine, when it is asked for', async function () {
    this.timeout(60_000) // the first run on a machine copies the engine
    const [first, second] = await Promise.all([testSearch(), testSearch()])
    assert.equal(first.url, second.url)
    const { status } = await fetch(`${first.url}/health`)
    assert.equal(status, 200)
  })
})
