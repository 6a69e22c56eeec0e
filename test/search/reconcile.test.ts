import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mongoose from 'mongoose'
import { MeilisearchIndex } from '../../server/adapters/search/meilisearch-index.ts'
import type { SearchIndex } from '../../server/adapters/search/search.port.ts'
import { indexFound } from '../../server/features/search/index-found.ts'
import { reconcileIndex } from '../../server/features/search/reconcile-index.ts'
import { threadSource } from '../../server/features/search/thread-source.ts'
import { aDocument, aQuery, engineForTests } from '../adapters/search-engine.ts'
import { TestClock, testConnection } from '../support/app.ts'
import { testDatabase } from '../support/stores.ts'
import { createAnswer, createThread } from '../support/threads.ts'
import { aWord, quiet, testIndex } from './search-app.ts'

describe('the index and the store', function () {
  this.timeout(60_000) // the first run on a machine copies the engine
  let index: SearchIndex
  before(async () => {
    await testConnection()
    index = await testIndex()
    await compare(true)
  })
  const parts = () => ({ index, clock: new TestClock(), log: quiet })
  const compare = (repair: boolean) => reconcileIndex(parts(), threadSource, { repair })

  it('do not differ when every event was delivered', async () => {
    const thread = await createThread()
    await createAnswer({ thread })
    await indexFound(parts(), threadSource, thread._id)
    assert.deepEqual(await compare(false), { missing: [], stale: [], extra: [] })
  })

  it('are compared document by document: what is missing, stale and extra is named, and made good', async () => {
    const word = aWord()
    const [missing, stale] = [await createThread({ title: `Question sur ${word}` }), await createThread()]
    const answer = await createAnswer({ thread: missing })
    await indexFound(parts(), threadSource, stale._id)
    await index.put([
      aDocument({ id: stale._id, title: `Un titre d’avant, sur ${word}` }),
      aDocument({ kind: 'answer', id: 'ghost', title: `Une réponse retirée sur ${word}` }),
    ])
    const expected = {
      missing: [
        { kind: 'thread', id: missing._id },
        { kind: 'answer', id: answer._id },
      ],
      stale: [{ kind: 'thread', id: stale._id }],
      extra: [{ kind: 'answer', id: 'ghost' }],
    }
    assert.deepEqual(await compare(false), expected)
    assert.deepEqual(await compare(true), expected)
    assert.deepEqual(await compare(false), { missing: [], stale: [], extra: [] })
    const { hits } = await index.search(aQuery(word))
    assert.deepEqual(
      hits.map(({ id }) => id),
      [missing._id],
    )
  })

  describe('from the command line', () => {
    let engine: Awaited<ReturnType<typeof engineForTests>>
    let dataDir: string
    let dbName: string
    before(async () => {
      engine = await engineForTests()
      dbName = `${testDatabase().dbName}-by-hand`
      dataDir = await mkdtemp(join(tmpdir(), 'palier-reindex-'))
    })
    after(async () => {
      await engine.close()
      await rm(dataDir, { recursive: true, force: true })
    })

    /** What this run's database holds, without the thousands of sheets that other tests may have put there. */
    async function copyDatabase(): Promise<void> {
      const copy = mongoose.connection.useDb(dbName)
      for (const model of Object.values(mongoose.models)) {
        const { collectionName } = model.collection
        const documents = collectionName === 'fiches' ? [] : await model.find().lean()
        if (documents.length > 0) await copy.collection(collectionName).insertMany(documents)
      }
    }

    /** As `npm run NAME` does, with the settings of a real server. */
    function run(name: string, ...args: string[]): Promise<{ code: number; said: string }> {
      const mongodb = new URL(testDatabase().url)
      mongodb.pathname = `/${dbName}`
      const env = {
        ...{ PATH: process.env['PATH'], HOME: process.env['HOME'], MONGODB_URL: mongodb.href },
        ...{ MEILI_URL: engine.url, MEILI_KEY: engine.key, PALIER_DATA_DIR: dataDir },
        ...{ PUBLIC_URL: 'https://palier.example', SESSION_SECRET: 'x'.repeat(32), LOG_LEVEL: 'error' },
      }
      return new Promise((resolve) => {
        const script = ['--import', 'tsx', `scripts/${name}.ts`, ...args]
        execFile(process.execPath, script, { env }, (error, stdout, stderr) =>
          resolve({ code: error ? Number(error.code) : 0, said: stdout + stderr }),
        )
      })
    }

    it('are compared, built again, and made good', async function () {
      this.timeout(120_000) // three programs, each with all of the product in it
      const word = aWord()
      const thread = await createThread({ title: `Question sur ${word}` })
      await copyDatabase()
      const differs = await run('reconcile')
      assert.match(differs.said, /^thread: \d+ documents, [1-9]\d* missing, 0 stale, 0 extra$/m)
      assert.match(differs.said, /^topic: 250 documents, 250 missing/m)
      assert.equal(differs.code, 1)

      const built = await run('reindex')
      assert.match(built.said, /^\d+ documents in [\d.]+ s: the new index answers$/m)
      assert.equal(built.code, 0)
      const used = new MeilisearchIndex({ url: engine.url, key: engine.key, indexPrefix: 'palier-' })
      assert.equal((await used.search(aQuery(word))).hits[0]?.id, thread._id)
      await used.remove([{ kind: 'thread', id: thread._id }])
      const repaired = await run('reconcile', '--repair')
      assert.match(repaired.said, /^1 differences made good$/m)
      assert.equal(repaired.code, 0)
      assert.equal((await used.search(aQuery(word))).hits[0]?.id, thread._id)
    })
  })
})
