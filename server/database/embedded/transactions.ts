import type { Catalog, Collection } from './catalog.ts'
import { MongoFault, writeConflict } from './errors.ts'
import type { ReadView } from './execute.ts'
import type { Locks } from './locks.ts'
import type { WriteQueue } from './queue.ts'
import { decode } from './raw-bson.ts'
import type { Snapshot, Storage } from './storage.ts'
import type { Doc } from './values.ts'
import {
  duplicateKey,
  FileWriter,
  indexChanges,
  takeRid,
  type Change,
  type Version,
  type Writer,
} from './writer.ts'

export interface TransactionParts {
  storage: Storage
  catalog: Catalog
  locks: Locks
  queue: WriteQueue
  /** The writer of write jobs, with which a commit is carried out. */
  fileWriter: FileWriter
}

/** How long a transaction may live, as MongoDB's transactionLifetimeLimitSeconds. */
export const lifetimeMs = 60_000

/**
 * A transaction: a snapshot taken at its first statement, and its own writes in memory over it. It holds what it
 * wrote until its end; its commit is one write job.
 */
export class Transaction implements Writer {
  readonly view: ReadView
  readonly ended: Promise<void>
  #state: 'open' | 'committing' | 'committed' | 'aborted' = 'open'
  readonly #snapshot: Snapshot
  readonly #seq: number
  readonly #own = new Map<number, Map<number, Buffer | undefined>>()
  readonly #collections = new Map<number, Collection>()
  /** Collections that it made, of which nobody else knows before its commit. */
  readonly #made = new Map<string, Collection>()
  readonly #befores = new Map<string, Version | undefined>()
  /** Keys of unique indexes that it gave away (undefined) or took. */
  readonly #keys = new Map<string, number | undefined>()
  readonly #timer: NodeJS.Timeout
  #end: () => void = () => undefined

  constructor(
    private readonly parts: TransactionParts,
    private readonly onEnd: (transaction: Transaction) => void,
    livesMs: number = lifetimeMs,
  ) {
    this.#seq = parts.queue.committed
    this.#snapshot = parts.storage.snapshot()
    this.view = { seq: this.#seq, snapshot: this.#snapshot, own: (collection) => this.#own.get(collection) }
    this.ended = new Promise((resolve) => {
      this.#end = resolve
    })
    this.#timer = setTimeout(() => this.abort(), livesMs)
    this.#timer.unref()
  }

  get seq(): number {
    return this.#seq
  }

  get state(): 'open' | 'committing' | 'committed' | 'aborted' {
    return this.#state
  }

  /** Has it written into this collection? Then the collection's indexes stay as they are until its end. */
  touches(collection: number): boolean {
    return this.#own.has(collection)
  }

  /** A collection as this transaction sees it: its own, or everybody's. */
  find(db: string, name: string): Collection | undefined {
    return this.#made.get(`${db}.${name}`) ?? this.parts.catalog.find(db, name)
  }

  /** Makes a collection that others see when it commits. */
  make(db: string, name: string, options: Doc = {}): Collection {
    const collection = this.parts.catalog.draft(db, name, options, 0)
    this.#made.set(`${db}.${name}`, collection)
    return collection
  }

  /** Has it made a collection of that name? Others who would make one wait for its end. */
  makes(db: string, name: string): boolean {
    return this.#made.has(`${db}.${name}`)
  }

  /** Is this a collection that it made, and in which it has written nothing? Then indexes may be added to it. */
  isBlank(collection: Collection): boolean {
    return (
      this.#made.get(`${collection.db}.${collection.name}`) === collection && !this.touches(collection.id)
    )
  }

  prepare(
    collection: Collection,
    rid: number | undefined,
    before: Version | undefined,
    after: Version | undefined,
  ): Change {
    const { locks } = this.parts
    // Its snapshot cannot tell which keys an index made since then holds, or one that is being made.
    const isLater = collection.since <= this.#seq && collection.indexes.some(({ since }) => since > this.#seq)
    if (isLater || collection.underWay.length > 0) throw writeConflict()
    if (rid !== undefined) locks.claimRecord(this, this.#seq, collection.id, rid)
    // Its commit notes in the catalog which fields met an array; its own reads find its documents without an index.
    const indexes = indexChanges(collection, before, after, () => undefined)
    for (const { index, removed, added } of indexes) {
      if (!index.unique) continue
      for (const key of [...removed, ...added]) locks.claimKey(this, this.#seq, index.id, key)
    }
    const own = rid ?? takeRid(collection)
    const name = `${collection.id}/${own}`
    if (!this.#befores.has(name)) this.#befores.set(name, before)
    return { collection, rid: own, after, indexes }
  }

  apply({ collection, rid, after, indexes }: Change): void {
    for (const { index, added } of indexes) {
      if (!index.unique) continue
      for (const key of added) {
        const name = keyName(index.id, key)
        const holder = this.#keys.has(name)
          ? this.#keys.get(name)
          : this.parts.storage.uniqueHolder(index.id, key, this.#snapshot)
        if (holder !== undefined && holder !== rid) throw duplicateKey(collection, index, after!.doc)
      }
    }
    for (const { index, removed, added } of indexes) {
      if (!index.unique) continue
      for (const key of removed) this.#keys.set(keyName(index.id, key), undefined)
      for (const key of added) this.#keys.set(keyName(index.id, key), rid)
    }
    let records = this.#own.get(collection.id)
    if (!records) this.#own.set(collection.id, (records = new Map()))
    records.set(rid, after?.raw)
    this.#collections.set(collection.id, collection)
  }

  /**
   * Carries its writes out, durably.
   * @param also what else to write in the same commit
   * @throws what the commit failed of; the transaction is gone then
   */
  async commit(also: () => void = () => undefined): Promise<void> {
    if (this.#state !== 'open') throw noSuchTransaction()
    this.#state = 'committing'
    clearTimeout(this.#timer)
    try {
      if (this.#own.size > 0 || this.#made.size > 0) {
        await this.parts.queue.run(() => {
          this.#carryOut()
          also()
        })
      }
      this.#state = 'committed'
    } catch (error) {
      this.#state = 'aborted'
      throw error
    } finally {
      this.#finish()
    }
  }

  abort(): void {
    if (this.#state !== 'open') return
    this.#state = 'aborted'
    this.#finish()
  }

  #carryOut(): void {
    const { catalog, fileWriter, locks, queue } = this.parts
    // Its own locks would make the writer wait for itself; what it holds, nobody else has changed.
    locks.release(this)
    this.#checkCollections()
    for (const collection of this.#made.values()) {
      collection.since = queue.current
      for (const index of collection.indexes) index.since = queue.current
      catalog.add(collection)
    }
    const changes: Change[] = []
    for (const [id, records] of this.#own) {
      const collection = this.#collections.get(id)!
      for (const [rid, raw] of records) {
        const before = this.#befores.get(`${id}/${rid}`)
        if (!before && !raw) continue
        const after = raw && { raw, doc: decode(raw) }
        changes.push(fileWriter.prepare(collection, rid, before, after))
      }
    }
    fileWriter.carryOut(changes)
  }

  // Before anything is written: a job that fails must leave nothing behind.
  #checkCollections(): void {
    const { catalog } = this.parts
    for (const { db, name } of this.#made.values()) if (catalog.find(db, name)) throw writeConflict()
    for (const collection of this.#collections.values()) {
      const { db, name } = collection
      if (this.find(db, name) === collection) continue
      const message = `collection ${name} was dropped during the transaction`
      throw new MongoFault('NamespaceNotFound', message, {}, ['TransientTransactionError'])
    }
  }

  #finish(): void {
    clearTimeout(this.#timer)
    this.parts.locks.release(this)
    this.#snapshot.done()
    this.onEnd(this)
    this.#end()
  }
}

const keyName = (index: number, key: Buffer) => `${index}/${key.toString('latin1')}`

export const noSuchTransaction = () =>
  new MongoFault('NoSuchTransaction', 'the transaction has been aborted, or was never begun', {}, [
    'TransientTransactionError',
  ])
