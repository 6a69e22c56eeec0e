import type { Catalog, Collection } from './catalog.ts'
import { documentKeys, type Index } from './indexes.ts'
import { decode } from './raw-bson.ts'
import type { Storage } from './storage.ts'

/** What a store holds. */
export interface Contents {
  collections: number
  documents: number
  indexes: number
}

/** Thrown when what is in a store does not agree with itself. */
export class Disagreement extends Error {}

/**
 * Reads a whole store: every document must be readable, and every index hold exactly the keys of the documents.
 * @throws Disagreement, saying where
 */
export function verify(storage: Storage, catalog: Catalog): Contents {
  const contents: Contents = { collections: 0, documents: 0, indexes: 0 }
  for (const db of catalog.listDatabases()) {
    for (const collection of catalog.listCollections(db)) {
      contents.collections += 1
      contents.indexes += collection.indexes.length
      contents.documents += verifyCollection(storage, collection)
    }
  }
  return contents
}

function verifyCollection(storage: Storage, collection: Collection): number {
  const keys = new Map<Index, number>(collection.indexes.map((index) => [index, 0]))
  let documents = 0
  for (const [rid, raw] of storage.recordsOf(collection.id, false)) {
    documents += 1
    const doc = decode(raw)
    for (const index of collection.indexes) {
      const { keys: own, multikey } = documentKeys(index, doc)
      if (multikey.some((met, i) => met && !index.multikey[i]))
        throw new Disagreement(`${nameOf(collection, index)} does not say that it holds arrays`)
      keys.set(index, keys.get(index)! + own.length)
      const missing = own.some((key) => !storage.hasEntry(index.id, index.unique, key, rid))
      if (missing) throw new Disagreement(`${nameOf(collection, index)} lacks a key of record ${rid}`)
    }
  }
  for (const [index, expected] of keys) {
    const found = storage.countAllEntries(index.id)
    if (found !== expected)
      throw new Disagreement(
        `${nameOf(collection, index)} has ${found} keys where its documents have ${expected}`,
      )
  }
  return documents
}

const nameOf = ({ db, name }: Collection, index: Index) => `index ${index.name} of ${db}.${name}`
