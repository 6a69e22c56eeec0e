import type { Catalog, Collection } from './catalog.ts'
import { MongoFault } from './errors.ts'
import type { ReadView } from './execute.ts'
import { documentKeys, type Index } from './indexes.ts'
import type { Locks } from './locks.ts'
import { decode } from './raw-bson.ts'
import type { Storage } from './storage.ts'
import { fieldsOf, type Doc } from './values.ts'

/** A document as it is stored and as it reads. */
export interface Version {
  raw: Buffer
  doc: Doc
}

/** What one document's write does to one index. */
interface IndexChange {
  index: Index
  removed: Buffer[]
  added: Buffer[]
}

/** One document's write, worked out and allowed, but not yet done. */
export interface Change {
  collection: Collection
  rid: number
  after: Version | undefined
  indexes: IndexChange[]
}

/**
 * Writes documents: straight into the file inside a write job, or into a transaction's memory. A write is first
 * prepared (which may refuse it, or wait for a transaction), then applied (which may find its key taken).
 */
export interface Writer {
  readonly view: ReadView
  prepare(
    collection: Collection,
    rid: number | undefined,
    before: Version | undefined,
    after: Version | undefined,
  ): Change
  /** @throws DuplicateKey, having written nothing of this change */
  apply(change: Change): void
}

const noKeys: Buffer[] = []

/** Works out what a write changes in each index; the fields that met an array are noted in the catalog. */
export function indexChanges(
  collection: Collection,
  before: Version | undefined,
  after: Version | undefined,
  noteMultikey: (index: Index, multikey: boolean[]) => void,
): IndexChange[] {
  return [...collection.indexes, ...collection.underWay].map((index) => {
    const old = before ? documentKeys(index, before.doc).keys : noKeys
    const now = after ? documentKeys(index, after.doc) : { keys: noKeys, multikey: [] }
    if (now.multikey.some((met, i) => met && !index.multikey[i])) noteMultikey(index, now.multikey)
    if (!before || !after) return { index, removed: old, added: now.keys }
    return {
      index,
      removed: old.filter((key) => !now.keys.some((other) => other.equals(key))),
      added: now.keys.filter((key) => !old.some((other) => other.equals(key))),
    }
  })
}

/** Writes into the file, inside a write job; what a transaction holds makes the job wait for its end. */
export class FileWriter implements Writer {
  readonly view: ReadView = { seq: Infinity, snapshot: undefined, own: () => undefined }

  constructor(
    private readonly storage: Storage,
    private readonly catalog: Catalog,
    private readonly locks: Locks,
    private readonly seq: () => number,
  ) {}

  prepare(
    collection: Collection,
    rid: number | undefined,
    before: Version | undefined,
    after: Version | undefined,
  ): Change {
    if (rid !== undefined) this.locks.waitForRecord(collection.id, rid)
    const indexes = indexChanges(collection, before, after, (index, multikey) => {
      noteMultikey(index, multikey)
      this.catalog.save(collection)
    })
    for (const { index, removed, added } of indexes) {
      if (!index.unique) continue
      for (const key of [...removed, ...added]) this.locks.waitForKey(index.id, key)
    }
    return { collection, rid: rid ?? takeRid(collection), after, indexes }
  }

  apply({ collection, rid, after, indexes }: Change): void {
    for (const { index, added } of indexes) {
      if (!index.unique) continue
      for (const key of added) {
        const holder = this.storage.uniqueHolder(index.id, key)
        if (holder !== undefined && holder !== rid) throw duplicateKey(collection, index, after!.doc)
      }
    }
    this.carryOut([{ collection, rid, after, indexes }])
  }

  /** Writes changes whose keys are known to be free: all keys are given up before any is taken. */
  carryOut(changes: Change[]): void {
    const { storage, locks } = this
    const seq = this.seq()
    for (const { collection, rid, indexes } of changes) {
      for (const { index, removed } of indexes) {
        const underWay = collection.underWay.includes(index)
        for (const key of removed) {
          // An index that is being built may not have come to this record: the key would be another's.
          if (underWay && index.unique && storage.uniqueHolder(index.id, key) !== rid) continue
          storage.removeEntry(index.id, index.unique, key, rid)
          if (index.unique) locks.stampKey(index.id, key, seq)
        }
      }
    }
    for (const { collection, rid, after, indexes } of changes) {
      collection.usage = undefined
      for (const { index, added } of indexes) {
        for (const key of added) {
          storage.putEntry(index.id, index.unique, key, rid)
          if (index.unique) locks.stampKey(index.id, key, seq)
        }
      }
      if (after) storage.putRecord(collection.id, rid, after.raw)
      else storage.removeRecord(collection.id, rid)
      locks.stampRecord(collection.id, rid, seq)
    }
  }
}

export function noteMultikey(index: Index, multikey: boolean[]): void {
  index.multikey = index.multikey.map((met, i) => met || multikey[i] === true)
}

export function takeRid(collection: Collection): number {
  collection.nextRid += 1
  return collection.nextRid - 1
}

/** MongoDB's E11000, with what Mongoose reads of it. */
export function duplicateKey(collection: Collection, index: Index, doc: Doc): MongoFault {
  const keyValue: Doc = {}
  for (const field of index.fields) keyValue[field.path] = valueAt(doc, field.parts)
  const shown = fieldsOf(keyValue)
    .map(([name, value]) => `${name}: ${JSON.stringify(value) ?? 'null'}`)
    .join(', ')
  return new MongoFault(
    'DuplicateKey',
    `E11000 duplicate key error collection: ${collection.db}.${collection.name} index: ${index.name} dup key: { ${shown} }`,
    { keyPattern: index.spec['key'], keyValue },
  )
}

function valueAt(doc: Doc, parts: string[]): unknown {
  let value: unknown = doc
  for (const part of parts) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return null
    value = (value as Doc)[part]
  }
  return value
}

export const versionOf = (raw: Buffer): Version => ({ raw, doc: decode(raw) })
