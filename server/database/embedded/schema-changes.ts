import type { Collection } from './catalog.ts'
import type { Engine } from './engine.ts'
import { MongoFault, shuttingDown } from './errors.ts'
import { documentKeys, type Index } from './indexes.ts'
import { decode } from './raw-bson.ts'
import type { Doc } from './values.ts'
import { duplicateKey, noteMultikey } from './writer.ts'

/**
 * Changes the catalog in one write job, and clears what that leaves in the file. Changes of collections and indexes take
 * turns, since they need more than one commit.
 */
export function changeSchema<T>(engine: Engine, job: () => T): Promise<T> {
  return engine.schemaTurns.run(async () => {
    const result = await engine.queue.run(job)
    await clearLeftovers(engine)
    return result
  })
}

/** How long one write job of a build takes, in milliseconds. */
const sliceMs = 5

/**
 * Builds an index in many short write jobs, so that others read and write between them; those who write keep it up to date
 * from its beginning. In a turn of `schemaTurns`.
 * @throws DuplicateKey, and what a document that cannot be indexed is refused with; nothing is left of the index then
 */
export async function buildIndex(engine: Engine, collection: Collection, spec: Doc): Promise<void> {
  const { catalog, queue } = engine
  const index = await queue.run(() => {
    engine.waitForTransactionIn(collection)
    return catalog.beginIndex(collection, spec)
  })
  try {
    let next: number | undefined = 0
    while (next !== undefined) {
      const from: number = next
      next = await queue.run(() => enterSlice(engine, collection, index, from))
    }
    await queue.run(() => catalog.finishIndex(collection, index, queue.current))
  } catch (error) {
    catalog.giveUpIndex(collection, index)
    await clearLeftovers(engine)
    throw error
  }
}

/** @returns the number of the record to go on with; undefined when all are in */
function enterSlice(engine: Engine, collection: Collection, index: Index, from: number): number | undefined {
  if (engine.closing) throw shuttingDown()
  if (engine.catalog.find(collection.db, collection.name) !== collection)
    throw new MongoFault('IndexBuildAborted', `the building of index ${index.name} was cut short: try again`)
  const { storage } = engine
  const until = performance.now() + sliceMs
  for (const [rid, raw] of storage.recordsOf(collection.id, false, undefined, from)) {
    if (performance.now() > until) return rid
    const doc = decode(raw)
    const { keys, multikey } = documentKeys(index, doc)
    if (multikey.includes(true)) noteMultikey(index, multikey)
    for (const key of keys) {
      const holder = index.unique ? storage.uniqueHolder(index.id, key) : undefined
      if (holder !== undefined && holder !== rid) throw duplicateKey(collection, index, doc)
      storage.putEntry(index.id, index.unique, key, rid)
    }
  }
  return undefined
}

/** How many records or entries are cleared in one write job. */
const batch = 500

/**
 * Clears what collections and indexes that are no more have left in the file, in many short write jobs. In a turn of
 * `schemaTurns`, where none is being built.
 */
export async function clearLeftovers(engine: Engine): Promise<void> {
  const { catalog, storage, queue } = engine
  const { collections, indexes } = catalog.leftovers
  const clearAll = async (kind: 'collections' | 'indexes', id: number, clear: () => boolean) => {
    for (let more = true; more && !engine.closing;) {
      more = await queue.run(() => {
        const left = clear()
        if (!left) catalog.noteCleared(kind, id)
        return left
      })
    }
  }
  for (const id of [...indexes]) await clearAll('indexes', id, () => storage.clearEntries(id, batch))
  for (const id of [...collections]) await clearAll('collections', id, () => storage.clearRecords(id, batch))
}
