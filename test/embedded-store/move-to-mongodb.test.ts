import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import mongoose from 'mongoose'
import { moveToMongodb } from '../../server/database/embedded/move-to-mongodb.ts'
import { serve, type RunningServer } from '../../server/database/embedded/server.ts'
import { temporaryFolder, type Doc as Named } from './support.ts'

const { Binary, Double, Int32, Long, MongoClient, ObjectId } = mongoose.mongo

const many = 1_200

describe('moving an embedded store to a MongoDB server', () => {
  let folder: ReturnType<typeof temporaryFolder>
  let dataDir: string
  /** Stands for the MongoDB server: another store, on a port. */
  let server: RunningServer
  let url: string
  let client: mongoose.mongo.MongoClient

  beforeEach(async () => {
    folder = temporaryFolder()
    dataDir = join(folder.path, 'from')
    await fill()
    server = await serve({ dataDir: join(folder.path, 'to'), listen: { port: 0 } })
    url = server.url.replace('/?', '/forum?')
    client = new MongoClient(url)
  })
  afterEach(async () => {
    await client.close()
    await server.close()
    folder.remove()
  })

  /** Does something in the database that is to be moved. */
  async function there(work: (db: mongoose.mongo.Db) => Promise<void>): Promise<void> {
    const store = await serve({ dataDir })
    const from = new MongoClient(store.url)
    await work(from.db('palier'))
    await from.close()
    await store.close()
  }

  const fill = () =>
    there(async (db) => {
      const people = db.collection<Named>('people')
      await people.insertMany(Array.from({ length: many }, (_, _id) => ({ _id, name: `name ${_id}` })))
      await people.createIndex({ name: 1 }, { unique: true, collation: { locale: 'fr', strength: 2 } })
      await db.collection<Named>('values').insertMany([
        { _id: 'a', double: new Double(1), int: new Int32(1), long: Long.fromNumber(1) },
        { _id: 1, pattern: /^a/i, deep: { list: [1, [2]], nothing: null } },
        { _id: new ObjectId(), bytes: new Binary(Buffer.from('bytes')) },
      ])
      await db.createCollection('empty', { collation: { locale: 'fr' } })
    })

  const move = () => moveToMongodb({ dataDir, database: 'palier', url })
  const people = () => client.db().collection<Named>('people')

  it('copies every document and index, into the database that the address names', async () => {
    assert.deepEqual(await move(), [
      { collection: 'empty', documents: 0, written: 0, indexes: 1 },
      { collection: 'people', documents: many, written: many, indexes: 2 },
      { collection: 'values', documents: 3, written: 3, indexes: 1 },
    ])
    assert.equal(await client.db('forum').collection('people').countDocuments(), many)
    const [, byName] = await people().listIndexes().toArray()
    assert.deepEqual([byName?.name, byName?.unique, byName?.collation?.locale], ['name_1', true, 'fr'])
    const [empty] = await client.db().listCollections({ name: 'empty' }, { nameOnly: false }).toArray()
    assert.equal(empty?.options?.collation?.locale, 'fr')
  })

  it('keeps every value of its type', async () => {
    await move()
    const [kept] = await client
      .db()
      .collection<Named>('values')
      .find({ _id: 'a' }, { promoteValues: false })
      .toArray()
    assert.deepEqual(kept, { _id: 'a', double: new Double(1), int: new Int32(1), long: Long.fromNumber(1) })
  })

  it('goes on where it was interrupted', async () => {
    await move()
    await people().deleteMany({ _id: { $gte: 700 } })
    const moved = await move()
    assert.deepEqual(
      moved.map(({ written }) => written),
      [0, 500, 0],
    )
    assert.equal(await people().countDocuments(), many)
  })

  it('is whole after a kill and a second start', async () => {
    const child = spawn(
      process.execPath,
      ['--import=tsx', 'scripts/move-to-mongodb.ts', '--data', dataDir, '--to', url],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    const gone = once(child, 'exit')
    createInterface(child.stdout).once('line', () => child.kill('SIGKILL'))
    await gone
    const moved = await move()
    assert.deepEqual(
      moved.map(({ documents }) => documents),
      [0, many, 3],
    )
    assert.equal(await people().countDocuments(), many)
  })

  it('leaves behind what has expired, which the server may remove at any moment', async () => {
    await there(async (db) => {
      const sessions = db.collection<Named>('sessions')
      await sessions.insertMany([
        { _id: 'over', until: new Date(0) },
        { _id: 'in force', until: new Date(Date.now() + 86_400_000) },
        { _id: 'for ever' },
      ])
      await sessions.createIndex({ until: 1 }, { expireAfterSeconds: 0 })
    })
    const sessions = client.db().collection<Named>('sessions')
    await move()
    assert.deepEqual(await sessions.distinct('_id'), ['for ever', 'in force'])
    await sessions.insertOne({ _id: 'over', until: new Date(0) })
    assert.deepEqual(
      (await move()).find(({ collection }) => collection === 'sessions'),
      { collection: 'sessions', documents: 2, written: 0, indexes: 2 },
    )
  })

  it('says so when the other side holds more, and deletes nothing there', async () => {
    await people().insertOne({ _id: 'another’s' })
    await assert.rejects(move, {
      message: `people has ${many} documents here and ${many + 1} there: is that database in use already?`,
    })
    assert.ok(await people().findOne({ _id: 'another’s' }))
  })

  it('says so when a document is not the same there, and does not overwrite it', async () => {
    await people().insertOne({ _id: 3, name: 'changed since' })
    await assert.rejects(move, /^Error: people has documents that are not the same here and there/)
    assert.equal((await people().findOne({ _id: 3 }))?.['name'], 'changed since')
  })

  it('refuses a folder without a store, or without that database, and makes none', async () => {
    await assert.rejects(
      moveToMongodb({ dataDir: folder.path, database: 'palier', url }),
      /there is no store/,
    )
    assert.equal(existsSync(join(folder.path, 'store.lmdb')), false)
    await assert.rejects(moveToMongodb({ dataDir, database: 'pallier', url }), /has no database pallier/)
  })
})
