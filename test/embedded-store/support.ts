import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mongoose from 'mongoose'
import { serve, type ServerOptions } from '../../server/database/embedded/server.ts'

type Client = mongoose.mongo.MongoClient
export type Db = mongoose.mongo.Db
/** A collection whose documents are named by short ids of our own. */
export type Docs = mongoose.mongo.Collection<Doc>
export interface Doc {
  _id: number | string | mongoose.mongo.ObjectId
  // Tests write all kinds of values under all kinds of names, and the driver's types would narrow them.
  [field: string]: Anything
}
type Anything = ReturnType<typeof JSON.parse>

/** Where the contract is tried: a real replica set when TEST_MONGODB_URL names one, else a store of our own. */
export const realUrl = process.env['TEST_MONGODB_URL']

export interface Opened {
  url: string
  client: Client
  db: Db
  /** A collection that nobody else uses, holding these documents. */
  collection(...documents: Doc[]): Promise<Docs>
  close(): Promise<void>
}

export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'palier-store-test-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** Opens the store under test, with a database of its own. */
export async function openStore(options: Omit<ServerOptions, 'dataDir'> = {}): Promise<Opened> {
  const folder = temporaryFolder()
  const server = realUrl === undefined ? await serve({ dataDir: folder.path, ...options }) : undefined
  const url = server?.url ?? realUrl ?? ''
  const client = new mongoose.mongo.MongoClient(url)
  const db = client.db(`contract_${process.pid}_${Date.now().toString(36)}`)
  let made = 0
  return {
    url,
    client,
    db,
    async collection(...documents) {
      made += 1
      const collection = db.collection<Doc>(`c${made}`)
      if (documents.length > 0) await collection.insertMany(documents)
      return collection
    },
    async close() {
      if (realUrl !== undefined) await db.dropDatabase()
      await client.close()
      await server?.close()
      folder.remove()
    },
  }
}

/** The ids that a filter finds, in their order. */
export async function idsOf(collection: Docs, filter: object, options: object = {}): Promise<unknown[]> {
  const found = await collection.find(filter, { sort: { _id: 1 }, ...options }).toArray()
  return found.map((doc) => doc._id)
}

/** The error that a promise rejects with. */
export async function errorOf(promise: Promise<unknown>): Promise<mongoose.mongo.MongoServerError> {
  try {
    await promise
  } catch (error) {
    return error as mongoose.mongo.MongoServerError
  }
  throw new Error('it was expected to fail')
}
