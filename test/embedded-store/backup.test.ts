import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import mongoose from 'mongoose'
import { backUp, restore } from '../../server/database/embedded/backup.ts'
import { StoreDamaged, StoreFault, StoreLocked } from '../../server/database/embedded/index.ts'
import { serve, type RunningServer } from '../../server/database/embedded/server.ts'
import { temporaryFolder } from './support.ts'

describe('a backup of a store', () => {
  let folder: ReturnType<typeof temporaryFolder>
  let dataDir: string
  let file: string
  const servers: RunningServer[] = []
  beforeEach(() => {
    folder = temporaryFolder()
    dataDir = join(folder.path, 'store')
    file = join(folder.path, 'backup.lmdb')
  })
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.close()
    folder.remove()
  })

  async function use<T>(work: (rows: mongoose.mongo.Collection<{ _id: number }>) => Promise<T>): Promise<T> {
    const server = await serve({ dataDir })
    servers.push(server)
    const client = new mongoose.mongo.MongoClient(server.url)
    try {
      return await work(client.db('x').collection<{ _id: number }>('rows'))
    } finally {
      await client.close()
    }
  }
  const stop = () => servers.pop()!.close()
  const ids = () => use(async (rows) => (await rows.find().toArray()).map(({ _id }) => _id))

  /** As a person runs it: from a process of its own, while ours writes. */
  async function run(script: string, ...args: string[]): Promise<{ code: unknown; output: string }> {
    const path = join(import.meta.dirname, '..', '..', 'scripts', script)
    const child = spawn(process.execPath, ['--import=tsx', path, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const [out, err, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'exit') as Promise<unknown[]>,
    ])
    return { code, output: out + err }
  }

  it('is made while the store writes, holds one moment of it, and brings it back', async () => {
    const written = await use(async (rows) => {
      await rows.createIndex({ n: 1 })
      const state = { backingUp: true, last: -1 }
      const writing = (async () => {
        for (let _id = 0; state.backingUp; _id += 1) {
          await rows.insertOne({ _id })
          state.last = _id
        }
      })()
      const { code, output } = await run('backup.ts', '--data', dataDir, '--to', file)
      state.backingUp = false
      await writing
      assert.equal(code, 0, output)
      return state.last + 1
    })
    await stop()
    const done = await run('restore.ts', '--data', dataDir, '--from', file)
    assert.equal(done.code, 0, done.output)
    const restored = await ids()
    assert.ok(restored.length > 0 && restored.length <= written)
    assert.deepEqual(
      restored,
      Array.from({ length: restored.length }, (_, i) => i),
    )
    assert.ok(readdirSync(dataDir).some((name) => name.startsWith('store.lmdb.before-')))
  }).timeout(30_000)

  it('goes to a folder that is new, with its unique keys', async () => {
    await use(async (rows) => {
      await rows.createIndex({ name: 1 }, { unique: true, sparse: true })
      await rows.insertMany([{ _id: 1 }, { _id: 2 }])
    })
    assert.deepEqual(await backUp(dataDir, file), { collections: 1, documents: 2, indexes: 2 })
    dataDir = join(folder.path, 'another')
    await restore(file, dataDir, new Date())
    assert.deepEqual(await ids(), [1, 2])
    await stop()
    await use((rows) => assert.rejects(rows.insertOne({ _id: 1 }), { code: 11000 }))
  })

  it('is not made over a file that exists, nor of a folder without a store', async () => {
    await use((rows) => rows.insertOne({ _id: 1 }))
    writeFileSync(file, 'mine')
    await assert.rejects(backUp(dataDir, file), StoreFault)
    assert.equal(readFileSync(file, 'utf8'), 'mine')
    await assert.rejects(backUp(join(folder.path, 'nothing'), `${file}-2`), StoreFault)
  })

  it('is not brought back under a store that is running', async () => {
    await use((rows) => rows.insertOne({ _id: 1 }))
    await backUp(dataDir, file)
    await assert.rejects(restore(file, dataDir, new Date()), StoreLocked)
  })

  it('is refused when it is damaged, and the store stays what it was', async () => {
    await use((rows) => rows.insertMany(Array.from({ length: 500 }, (_, _id) => ({ _id }))))
    await backUp(dataDir, file)
    await stop()
    const damaged = readFileSync(file).subarray(0, 20_000)
    writeFileSync(file, damaged)
    const before = readdirSync(dataDir)
    await assert.rejects(restore(file, dataDir, new Date()), StoreDamaged)
    assert.deepEqual(readdirSync(dataDir), before)
    assert.equal((await ids()).length, 500)
  })
})
