import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize } from 'bson'
import mongoose from 'mongoose'
import { storeFile } from './folder.ts'
import { serve } from './server.ts'
import { StoreFault } from './store-errors.ts'

type Db = mongoose.mongo.Db
type IndexInfo = mongoose.mongo.IndexDescriptionInfo
type Filter = mongoose.mongo.Filter<mongoose.mongo.Document>
type Collection = mongoose.mongo.Collection

/** What was moved of one collection. */
export interface Moved {
  collection: string
  documents: number
  /** Of those, how many were not there yet. */
  written: number
  indexes: number
}

/** Thrown when the two sides do not hold the same after all; nothing is deleted or overwritten on either. */
export class MoveFailed extends Error {}

export interface Move {
  /** The folder of the store, which no process may have open. */
  dataDir: string
  /** The database in it. */
  database: string
  /** Of the replica set, with the database that it names. */
  url: string
}

/** How many documents are compared and written at a time. */
const batchSize = 500

/** Nothing expires in a store that is being read. */
const neverMs = 2 ** 31 - 1

/**
 * Copies every collection of an embedded store's database to a MongoDB server: documents byte for byte, those left out
 * that have expired, then, once counts and checksums agree, the indexes. It only ever adds: begun again after an
 * interruption, it writes what is missing.
 * @param told called after each collection
 * @throws StoreFault when there is no such database; StoreLocked, StoreDamaged, StoreUnreadable; MoveFailed
 */
export async function moveToMongodb(
  { dataDir, database, url }: Move,
  told: (moved: Moved) => void = () => undefined,
): Promise<Moved[]> {
  if (!existsSync(join(dataDir, storeFile))) throw new StoreFault(`there is no store in ${dataDir}`)
  const to = new mongoose.mongo.MongoClient(url, { writeConcern: { w: 'majority', journal: true } })
  const store = await serve({ dataDir, ttlEveryMs: neverMs })
  const from = new mongoose.mongo.MongoClient(store.url)
  try {
    const names = await collectionsOf(from.db(database))
    if (names.length === 0) throw new StoreFault(`the store in ${dataDir} has no database ${database}`)
    const now = new Date()
    const all: Moved[] = []
    for (const name of names) {
      const moved = await moveCollection(from.db(database), to.db(), name, now)
      told(moved)
      all.push(moved)
    }
    return all
  } finally {
    await from.close()
    await to.close()
    await store.close()
  }
}

const collectionsOf = async (db: Db): Promise<string[]> =>
  (await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name).toSorted()

async function moveCollection(from: Db, to: Db, name: string, now: Date): Promise<Moved> {
  const source = from.collection(name)
  const target = await madeLike(from, to, name)
  const indexes = await source.listIndexes().toArray()
  const living = notExpired(indexes, now)
  const written = await copyMissing(source, target, living)
  const [here, there] = [await digestOf(source, living), await digestOf(target, living)]
  if (here.documents !== there.documents) {
    throw new MoveFailed(
      `${name} has ${here.documents} documents here and ${there.documents} there: is that database in use already?`,
    )
  }
  if (here.sum !== there.sum) {
    throw new MoveFailed(`${name} has documents that are not the same here and there: was one side changed?`)
  }
  await makeIndexes(indexes, target)
  return { collection: name, documents: here.documents, written, indexes: indexes.length }
}

async function madeLike(from: Db, to: Db, name: string): Promise<Collection> {
  if (!(await collectionsOf(to)).includes(name)) {
    const [described] = await from.listCollections({ name }, { nameOnly: false }).toArray()
    await to.createCollection(name, { ...described?.options })
  }
  return to.collection(name)
}

/**
 * What no index lets expire by this moment: either side may remove the rest while both are compared.
 * https://www.mongodb.com/docs/manual/core/index-ttl/
 */
function notExpired(indexes: readonly IndexInfo[], now: Date): Filter {
  const expired = indexes.flatMap(({ key, expireAfterSeconds, partialFilterExpression = {} }) => {
    if (expireAfterSeconds === undefined) return []
    const [field = '_id'] = Object.keys(key)
    const before = new Date(now.getTime() - expireAfterSeconds * 1_000)
    return [{ $and: [{ [field]: { $lte: before } }, partialFilterExpression] }]
  })
  return expired.length === 0 ? {} : { $nor: expired }
}

/** Writes what the target lacks; how many documents that were. */
async function copyMissing(source: Collection, target: Collection, living: Filter): Promise<number> {
  let written = 0
  let batch: Buffer[] = []
  const flush = async (): Promise<void> => {
    written += await writeMissing(target, batch)
    batch = []
  }
  for await (const raw of rawDocuments(source, living)) {
    batch.push(raw)
    if (batch.length === batchSize) await flush()
  }
  await flush()
  return written
}

async function writeMissing(target: Collection, batch: readonly Buffer[]): Promise<number> {
  const byId = new Map(batch.map((raw) => [idKey(raw), exact(raw)]))
  const $in = [...byId.values()].map(({ _id }) => _id)
  for await (const raw of rawDocuments(target, { _id: { $in } })) byId.delete(idKey(raw))
  if (byId.size > 0) await target.insertMany([...byId.values()], { ordered: false })
  return byId.size
}

/** Decodes so that the same bytes are written again. */
const exact = (raw: Buffer): mongoose.mongo.Document =>
  deserialize(raw, { promoteValues: false, promoteLongs: false, promoteBuffers: false, bsonRegExp: true })

const idKey = (raw: Buffer): string =>
  mongoose.mongo.BSON.EJSON.stringify({ _id: exact(raw)['_id'] }, { relaxed: false })

async function* rawDocuments(collection: Collection, filter: Filter): AsyncGenerator<Buffer> {
  const cursor = collection.find(filter, { raw: true, batchSize })
  for await (const raw of cursor) yield raw as unknown as Buffer
}

/** A count and a checksum that does not depend on the order. */
async function digestOf(collection: Collection, living: Filter): Promise<{ documents: number; sum: string }> {
  const sum = Buffer.alloc(32)
  let documents = 0
  for await (const raw of rawDocuments(collection, living)) {
    documents += 1
    createHash('sha256')
      .update(raw)
      .digest()
      .forEach((byte, at) => (sum[at]! ^= byte))
  }
  return { documents, sum: sum.toString('hex') }
}

async function makeIndexes(described: readonly IndexInfo[], target: Collection): Promise<void> {
  const wanted = described
    .filter(({ name }) => name !== '_id_')
    .map(({ v: _version, ...index }) => index as mongoose.mongo.IndexDescription)
  if (wanted.length > 0) await target.createIndexes(wanted)
}
