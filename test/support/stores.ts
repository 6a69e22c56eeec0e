import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mongoose from 'mongoose'
import {
  startMeilisearch,
  type MeilisearchProcess,
} from '../../server/adapters/search/meilisearch-process.ts'
import { startEmbeddedStore } from '../../server/database/embedded/index.ts'

/** What the run's first process hands to mocha's workers, which inherit its environment. */
const HANDED_ON = {
  url: 'PALIER_TEST_RUN_MONGODB',
  name: 'PALIER_TEST_RUN',
  folder: 'PALIER_TEST_RUN_FOLDER',
}

/** Where the tests of this worker keep what they write. */
export interface TestDatabase {
  /** Of a replica set, without a database. */
  url: string
  /** This worker's own, empty when the run began. */
  dbName: string
}

/** @throws Error outside a mocha run that requires `test/support/global.ts` */
export function testDatabase(): TestDatabase {
  return { url: handedOn('url'), dbName: `${handedOn('name')}-${worker()}` }
}

/** A search engine, and the prefix of the indexes that are this worker's own. */
export interface TestSearch {
  url: string
  key: string
  indexPrefix: string
}

let engine: Promise<MeilisearchProcess> | undefined

/** Starts the engine when the first test asks for it; it ends with this process. */
export async function testSearch(): Promise<TestSearch> {
  const quiet = { info() {}, warn() {}, error() {} }
  engine ??= startMeilisearch({ dataDir: join(handedOn('folder'), `search-${worker()}`), log: quiet })
  const { url, key } = await engine
  return { url, key, indexPrefix: `${handedOn('name')}-${worker()}-` }
}

/** Opens the stores of a run. `TEST_MONGODB_URL` names a real replica set to be used instead of our own store. */
export async function openStores(): Promise<{ close(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'palier-test-'))
  const real = process.env['TEST_MONGODB_URL']
  const store = real ? undefined : await startEmbeddedStore({ dataDir: join(folder, 'store') })
  const name = `palier-test-${randomBytes(4).toString('hex')}`
  const url = real ?? store?.url ?? ''
  process.env[HANDED_ON.folder] = folder
  process.env[HANDED_ON.name] = name
  // The dialect guard listens to what is sent.
  process.env[HANDED_ON.url] = `${url}${url.includes('?') ? '&' : '?'}monitorCommands=true`
  return {
    async close() {
      await engine?.then(({ close }) => close())
      await mongoose.disconnect()
      if (real) await dropDatabases(real, name)
      await store?.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function dropDatabases(url: string, prefix: string): Promise<void> {
  const connection = await mongoose.createConnection(url).asPromise()
  try {
    const { databases } = await connection.listDatabases()
    for (const { name } of databases) {
      if (name.startsWith(prefix)) await connection.useDb(name).dropDatabase()
    }
  } finally {
    await connection.close()
  }
}

const worker = (): string => process.env['MOCHA_WORKER_ID'] ?? '0'

function handedOn(what: keyof typeof HANDED_ON): string {
  const value = process.env[HANDED_ON[what]]
  if (!value) throw new Error('no test run: run it through mocha, with .mocharc.json')
  return value
}
