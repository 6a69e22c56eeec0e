import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import mongoose from 'mongoose'
import { Engine } from '../../server/database/embedded/engine.ts'
import {
  startEmbeddedStore,
  StoreDamaged,
  StoreLocked,
  StoreUnreadable,
  type EmbeddedStore,
} from '../../server/database/embedded/index.ts'
import { encode } from '../../server/database/embedded/raw-bson.ts'
import { serve } from '../../server/database/embedded/server.ts'
import { temporaryFolder } from './support.ts'

describe('the folder of a store', () => {
  let folder: ReturnType<typeof temporaryFolder>
  let stores: EmbeddedStore[]
  beforeEach(() => {
    folder = temporaryFolder()
    stores = []
  })
  afterEach(async () => {
    for (const store of stores) await store.close()
    folder.remove()
  })

  async function start(dataDir = folder.path): Promise<EmbeddedStore> {
    const store = await serve({ dataDir })
    stores.push(store)
    return store
  }

  async function names(store: EmbeddedStore): Promise<string[]> {
    const client = new mongoose.mongo.MongoClient(store.url)
    const found = await client.db('x').collection<{ name: string }>('people').find().toArray()
    await client.close()
    return found.map((one) => one.name)
  }

  async function put(store: EmbeddedStore, name: string): Promise<void> {
    const client = new mongoose.mongo.MongoClient(store.url)
    await client.db('x').collection('people').insertOne({ name })
    await client.close()
  }

  it('is served from a thread of its own, and refused with the same errors', async () => {
    const store = await startEmbeddedStore({ dataDir: folder.path })
    stores.push(store)
    await put(store, 'Anne')
    assert.deepEqual(await names(store), ['Anne'])
    await assert.rejects(startEmbeddedStore({ dataDir: folder.path }), StoreLocked)
  })

  it('remembers over a restart that a transaction put arrays into an index', async () => {
    const first = await start()
    const client = new mongoose.mongo.MongoClient(first.url)
    const rows = client.db('x').collection<{ _id: number; n: number[] }>('rows')
    await rows.createIndex({ n: 1 })
    await client.withSession((session) =>
      session.withTransaction(() => rows.insertOne({ _id: 1, n: [1, 5] }, { session })),
    )
    await client.close()
    await first.close()
    const second = await start()
    const later = new mongoose.mongo.MongoClient(second.url)
    // One element meets the one bound, another the other.
    const found = await later
      .db('x')
      .collection('rows')
      .find({ n: { $gt: 4, $lt: 2 } })
      .toArray()
    await later.close()
    assert.equal(found.length, 1)
  })

  it('is made when it is missing, and holds what was written for the next start', async () => {
    const dataDir = join(folder.path, 'new', 'store')
    const first = await start(dataDir)
    await put(first, 'Anne')
    await first.close()
    assert.deepEqual(await names(await start(dataDir)), ['Anne'])
  })

  it('finds by _id what an earlier start wrote, and refuses the same _id again', async () => {
    const first = await start()
    await put(first, 'Anne')
    await first.close()
    const client = new mongoose.mongo.MongoClient((await start()).url)
    const people = client.db('x').collection('people')
    const anne = await people.findOne({ name: 'Anne' })
    assert.ok(anne)
    assert.deepEqual(await people.findOne({ _id: anne._id }), anne)
    await assert.rejects(people.insertOne({ _id: anne._id }), { code: 11000 })
    await client.close()
  })

  it('holds to its keys and indexes at the next start', async () => {
    const write = async (
      use: (people: mongoose.mongo.Collection<{ _id: number; tags: string[] }>) => Promise<unknown>,
    ) => {
      const store = await serve({ dataDir: folder.path })
      const client = new mongoose.mongo.MongoClient(store.url)
      try {
        return await use(client.db('x').collection('people'))
      } finally {
        await client.close()
        await store.close()
      }
    }
    await write(async (people) => {
      await people.createIndex(
        { tags: 1 },
        { unique: true, partialFilterExpression: { tags: { $exists: true } } },
      )
      await people.insertOne({ _id: 1, tags: ['a', 'b'] })
    })
    await assert.rejects(
      write((people) => people.insertOne({ _id: 1, tags: ['c'] })),
      { code: 11000 },
    )
    await assert.rejects(
      write((people) => people.insertOne({ _id: 2, tags: ['b'] })),
      { code: 11000 },
    )
    assert.deepEqual(await write((people) => people.find({ tags: { $in: ['a', 'b'] } }).toArray()), [
      { _id: 1, tags: ['a', 'b'] },
    ])
    await write((people) => people.insertOne({ _id: 2, tags: ['d'] }))
    assert.equal(await write((people) => people.countDocuments()), 2)
  })

  it('is reached through a socket that only its owner can open', async function () {
    if (process.platform === 'win32') this.skip()
    const store = await start()
    const socket = decodeURIComponent(store.url.split('/')[2] ?? '')
    assert.equal(statSync(join(socket, '..')).mode & 0o777, 0o700)
  })

  it('is refused while another store has it, with the owner’s number', async () => {
    await start()
    const error = await start().then(
      () => undefined,
      (reason: unknown) => reason,
    )
    assert.ok(error instanceof StoreLocked)
    assert.equal(error.pid, process.pid)
    assert.match(error.message, /another Palier is running on this folder \(pid \d+\)/)
  })

  it('is free again after close', async () => {
    const store = await start()
    await store.close()
    await start()
  })

  it('is taken over from a process that is gone', async () => {
    const child = spawn(process.execPath, ['-e', ''])
    await once(child, 'exit')
    writeFileSync(join(folder.path, 'store.pid'), JSON.stringify({ pid: child.pid, started: '1' }))
    await put(await start(), 'Anne')
  })

  it('is taken over when the owner’s number went to another process since', async () => {
    writeFileSync(join(folder.path, 'store.pid'), JSON.stringify({ pid: process.pid, started: 'long ago' }))
    await start()
  })

  const strangers: [what: string, content: Buffer][] = [
    ['a text', Buffer.from('my notes\n'.repeat(2_000))],
    ['zeros', Buffer.alloc(20_000)],
    ['an empty file', Buffer.alloc(0)],
  ]
  for (const [what, content] of strangers) {
    it(`is refused and left as it is when the store's file is ${what}`, async () => {
      writeFileSync(join(folder.path, 'store.lmdb'), content)
      await assert.rejects(start(), StoreDamaged)
      assert.ok(readFileSync(join(folder.path, 'store.lmdb')).equals(content))
      assert.deepEqual(readdirSync(folder.path), ['store.lmdb'])
    })
  }

  it('is refused when its file was cut short', async () => {
    const store = await start()
    await put(store, 'Anne')
    await store.close()
    const path = join(folder.path, 'store.lmdb')
    const cut = readFileSync(path).subarray(0, 9_000)
    writeFileSync(path, cut)
    await assert.rejects(start(), StoreDamaged)
    assert.ok(readFileSync(path).equals(cut))
  })

  it('is refused when the database in it is another program’s', async () => {
    const { open } = await import('lmdb')
    const other = open({ path: join(folder.path, 'store.lmdb') })
    await other.put('somebody', 'else')
    await other.close()
    await assert.rejects(start(), StoreDamaged)
    const again = open({ path: join(folder.path, 'store.lmdb') })
    assert.equal(again.get('somebody'), 'else')
    await again.close()
  })

  it('is refused, and told why, when another version of the store wrote it', async () => {
    const engine = new Engine(folder.path)
    await engine.open()
    const format = encode({ format: 'palier-embedded-store', version: 99 })
    await engine.queue.run(() => engine.storage.putCatalogEntry(Buffer.from('\0format'), format))
    await engine.close()
    const refused = { name: 'StoreDamaged', message: /version 99 of the embedded store wrote it/ }
    await assert.rejects(start(), refused)
    await assert.rejects(start(), refused)
  })

  it('loses nothing when the disk is full, says so, and goes on when there is room again', async function () {
    if (process.platform === 'win32') this.skip()
    // A limit on the size of files, without the signal that would end the process, is a full disk to the store.
    const writer = join(import.meta.dirname, 'full-disk-writer.ts')
    const command = `trap '' XFSZ; ulimit -f 800; exec "$0" --import=tsx --no-warnings "$1" "$2"`
    const child = spawn('sh', ['-c', command, process.execPath, writer, folder.path], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const [output] = await Promise.all([text(child.stdout), once(child, 'exit')])
    const told = JSON.parse(output) as {
      acknowledged: number
      readable: number
      code: number
      message: string
    }
    assert.equal(told.code, 14_031)
    assert.match(told.message, /nothing was written, the disk is full/)
    assert.ok(told.acknowledged > 2)
    assert.equal(told.readable, told.acknowledged)
    const client = new mongoose.mongo.MongoClient((await start()).url)
    const rows = client.db('full').collection<{ _id: number }>('rows')
    assert.equal(await rows.countDocuments({ _id: { $gte: 0 } }), told.acknowledged)
    await rows.insertOne({ _id: told.acknowledged })
    await client.close()
  })

  describe('of somebody who may not write there', () => {
    const opener = join(import.meta.dirname, 'open-folder.ts')
    // Root may write anywhere: as root, nobody tries.
    const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
    before(function () {
      const { status } = spawnSync(process.execPath, ['-e', `fs.accessSync(${JSON.stringify(opener)})`], user)
      if (process.platform === 'win32' || status !== 0) this.skip()
    })

    async function open(dataDir: string): Promise<string> {
      const child = spawn(process.execPath, ['--import=tsx', '--no-warnings', opener, dataDir], {
        ...user,
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      const [told] = await Promise.all([text(child.stdout), once(child, 'exit')])
      return told
    }

    it('is refused, saying what to do', async () => {
      chmodSync(folder.path, 0o755)
      const dataDir = join(folder.path, 'closed')
      mkdirSync(dataDir, { mode: 0o555 })
      chmodSync(dataDir, 0o555)
      assert.match(
        await open(dataDir),
        /^StoreUnreadable: the folder .* cannot be used \(.*\): make it readable and writable for this user/,
      )
      assert.deepEqual(readdirSync(dataDir), [])
      chmodSync(dataDir, 0o755)
    })

    it('is refused when only its file may not be written, which stays as it is', async () => {
      const store = await start()
      await put(store, 'Anne')
      await store.close()
      const path = join(folder.path, 'store.lmdb')
      const content = readFileSync(path)
      chmodSync(folder.path, 0o777)
      chmodSync(path, 0o444)
      assert.match(await open(folder.path), /^StoreUnreadable: .*permission denied/)
      assert.ok(readFileSync(path).equals(content))
    })
  })

  it('is refused when a file stands in its place', async () => {
    writeFileSync(join(folder.path, 'file'), '')
    await assert.rejects(start(join(folder.path, 'file')), StoreUnreadable)
  })
})
