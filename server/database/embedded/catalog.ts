import { UUID } from 'bson'
import { MongoFault } from './errors.ts'
import { indexFrom, type Index } from './indexes.ts'
import { decode, encode } from './raw-bson.ts'
import { NotOurs, type Storage } from './storage.ts'
import { toNumber, type Doc } from './values.ts'

/** What a capped collection holds. */
export interface Usage {
  documents: number
  bytes: number
}

/** One collection, with its indexes; the first is always that of `_id`. */
export interface Collection {
  id: number
  db: string
  name: string
  uuid: UUID
  options: Doc
  indexes: Index[]
  /** Indexes that are being built: writers keep them up to date, and nobody reads them. */
  underWay: Index[]
  nextRid: number
  /** Of a capped collection: what it holds, when that is known. */
  usage?: Usage | undefined
  /** The commit that made it. */
  since: number
}

/** Numbers of collections and indexes that are no more, or not yet, and may still have something in the file. */
export interface Leftovers {
  collections: ReadonlySet<number>
  indexes: ReadonlySet<number>
}

const leftoversKey = Buffer.from('\0leftovers')
const formatKey = Buffer.from('\0format')
const format = { format: 'palier-embedded-store', version: 2 }

/** Names what is in the file; kept in memory, written in the same commit as what it describes. */
export class Catalog {
  readonly #collections = new Map<string, Collection>()
  #leftovers = { collections: new Set<number>(), indexes: new Set<number>() }
  #nextId = 1

  constructor(private readonly storage: Storage) {}

  /**
   * Reads the file's catalog, or begins one in an empty file.
   * @returns false when the file is somebody else's
   * @throws NotOurs when another version of the store wrote it
   */
  load(): boolean {
    this.#collections.clear()
    this.#leftovers = { collections: new Set(), indexes: new Set() }
    let known = false
    let entries = 0
    for (const [key, raw] of this.storage.catalogEntries()) {
      entries += 1
      if (key.equals(formatKey)) {
        const found = decode(raw)
        known = found['format'] === format.format
        const version = toNumber(found['version'])
        if (known && version !== format.version)
          throw new NotOurs(
            `version ${version} of the embedded store wrote it, and this is ${format.version}`,
          )
      } else if (key.equals(leftoversKey)) this.#readLeftovers(decode(raw))
      else this.#read(decode(raw))
    }
    return known || entries === 0
  }

  /** Marks the file as ours; inside a write job. */
  begin(): void {
    this.storage.putCatalogEntry(formatKey, encode(format))
  }

  #read(entry: Doc): void {
    const indexes = (entry['indexes'] as Doc[]).map((index) =>
      indexFrom(toNumber(index['id']) ?? 0, index['spec'] as Doc, index['multikey'] as boolean[], 0),
    )
    const id = toNumber(entry['id']) ?? 0
    const collection: Collection = {
      id,
      db: String(entry['db']),
      name: String(entry['name']),
      uuid: new UUID(String(entry['uuid'])),
      options: entry['options'] as Doc,
      indexes,
      underWay: [],
      nextRid: this.storage.lastRid(id) + 1,
      since: 0,
    }
    this.#nextId = Math.max(this.#nextId, id + 1, ...indexes.map((index) => index.id + 1))
    this.#collections.set(`${collection.db}.${collection.name}`, collection)
  }

  #readLeftovers(entry: Doc): void {
    for (const kind of ['collections', 'indexes'] as const) {
      for (const number of entry[kind] as unknown[]) {
        const id = toNumber(number) ?? 0
        this.#leftovers[kind].add(id)
        this.#nextId = Math.max(this.#nextId, id + 1)
      }
    }
  }

  /** What is yet to be cleared. */
  get leftovers(): Leftovers {
    return this.#leftovers
  }

  /** Notes that nothing is left of it; inside a write job. */
  noteCleared(kind: keyof Leftovers, id: number): void {
    this.#leftovers[kind].delete(id)
    this.#saveLeftovers()
  }

  #saveLeftovers(): void {
    const { collections, indexes } = this.#leftovers
    this.storage.putCatalogEntry(
      leftoversKey,
      encode({ collections: [...collections], indexes: [...indexes] }),
    )
  }

  find(db: string, name: string): Collection | undefined {
    return this.#collections.get(`${db}.${name}`)
  }

  listCollections(db: string): Collection[] {
    return [...this.#collections.values()].filter((collection) => collection.db === db)
  }

  /** Collections that are being written to take another's place. */
  listTemporary(): Collection[] {
    return [...this.#collections.values()].filter(({ options }) => options['temporary'] === true)
  }

  listDatabases(): string[] {
    return [...new Set([...this.#collections.values()].map((collection) => collection.db))].toSorted()
  }

  /** Adds a collection with its `_id` index; inside a write job. */
  create(db: string, name: string, options: Doc, since: number): Collection {
    const collection = this.draft(db, name, options, since)
    this.add(collection)
    return collection
  }

  /** Adds a collection that was made apart; inside a write job. */
  add(collection: Collection): void {
    this.#collections.set(`${collection.db}.${collection.name}`, collection)
    this.save(collection)
  }

  /** Makes a collection with its `_id` index, of which nobody else knows yet. */
  draft(db: string, name: string, options: Doc, since: number): Collection {
    checkName(db, name)
    const idSpec: Doc = { v: 2, key: { _id: 1 }, name: '_id_' }
    if (options['collation'] !== undefined) idSpec['collation'] = options['collation']
    const id = this.#takeId()
    return {
      id,
      db,
      name,
      uuid: new UUID(),
      options,
      indexes: [indexFrom(this.#takeId(), idSpec, undefined, since)],
      underWay: [],
      nextRid: 1,
      since,
    }
  }

  /** Adds an index to a collection that is empty; inside a write job. */
  addIndex(collection: Collection, spec: Doc, since: number): void {
    this.draftIndex(collection, spec, since)
    this.save(collection)
  }

  /** Adds an index to a collection that is empty, and of which nobody else knows yet. */
  draftIndex(collection: Collection, spec: Doc, since: number): void {
    collection.indexes = [...collection.indexes, indexFrom(this.#takeId(), spec, undefined, since)]
  }

  /** Begins an index, still empty; inside a write job. A crash leaves of it what is to be cleared. */
  beginIndex(collection: Collection, spec: Doc): Index {
    const index = indexFrom(this.#takeId(), spec, undefined, Infinity)
    collection.underWay = [...collection.underWay, index]
    this.#leftovers.indexes.add(index.id)
    this.#saveLeftovers()
    return index
  }

  /** Makes an index that is complete one that is read; inside a write job. */
  finishIndex(collection: Collection, index: Index, since: number): void {
    this.giveUpIndex(collection, index)
    index.since = since
    collection.indexes = [...collection.indexes, index]
    this.save(collection)
    this.noteCleared('indexes', index.id)
  }

  /** Ends the building of an index; what it has in the file is yet to be cleared. */
  giveUpIndex(collection: Collection, index: Index): void {
    collection.underWay = collection.underWay.filter((other) => other !== index)
  }

  /** Inside a write job; its entries are yet to be cleared. */
  removeIndex(collection: Collection, index: Index): void {
    collection.indexes = collection.indexes.filter((other) => other !== index)
    this.save(collection)
    this.#leftovers.indexes.add(index.id)
    this.#saveLeftovers()
  }

  /** Inside a write job; its records and entries are yet to be cleared. */
  remove(collection: Collection): void {
    this.#forget(collection)
    this.#leftovers.collections.add(collection.id)
    for (const { id } of collection.indexes) this.#leftovers.indexes.add(id)
    this.#saveLeftovers()
  }

  #forget(collection: Collection): void {
    this.#collections.delete(`${collection.db}.${collection.name}`)
    this.storage.removeCatalogEntry(catalogKey(collection))
  }

  /** Inside a write job. */
  rename(collection: Collection, db: string, name: string): void {
    checkName(db, name)
    this.#forget(collection)
    collection.db = db
    collection.name = name
    this.#collections.set(`${db}.${name}`, collection)
    this.save(collection)
  }

  /** Writes a collection's entry; inside a write job. */
  save(collection: Collection): void {
    const { id, db, name, uuid, options, indexes } = collection
    this.storage.putCatalogEntry(
      catalogKey(collection),
      encode({
        id,
        db,
        name,
        uuid: uuid.toString(),
        options,
        indexes: indexes.map((index) => ({ id: index.id, spec: index.spec, multikey: index.multikey })),
      }),
    )
  }

  #takeId(): number {
    this.#nextId += 1
    return this.#nextId - 1
  }
}

const catalogKey = (collection: Collection) => Buffer.from(`c${collection.id}`)

function checkName(db: string, name: string): void {
  if (name === '' || name.includes('$') || name.includes('\0') || name.startsWith('.')) {
    throw new MongoFault('InvalidNamespace', `Invalid collection name: ${name}`)
  }
  if (db === '' || /[/\\. "$*<>:|?\0]/.test(db) || db.length > 63) {
    throw new MongoFault('InvalidNamespace', `Invalid database name: ${db}`)
  }
}
