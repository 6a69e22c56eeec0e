import { open, type Database, type RootDatabase, type Transaction } from 'lmdb'

/** A read snapshot of LMDB; whoever opens one calls `done()`. */
export type Snapshot = Transaction

/** Thrown when the file holds something else than a store. */
export class NotOurs extends Error {}

/** Is this LMDB's way to say that a page of the file is not what it must be? */
export const isDamage = (error: unknown): boolean =>
  error instanceof Error && /MDB_(?:CORRUPTED|PAGE_NOTFOUND|BAD_TXN|PANIC|INVALID)/.test(error.message)

/** A stretch of index keys, from `low` (in it) to `high` (not in it). */
export interface KeyRange {
  low: Buffer
  high: Buffer
}

const ridBytes = 6
const nothing = Buffer.alloc(0)

/** The longest index key that LMDB takes, less the index's number before it and the record's after it. */
export const longestKey = 1_978 - 4 - ridBytes

/** The first byte string after all those that start with this one. */
export function successor(prefix: Buffer): Buffer {
  const next = Buffer.from(prefix)
  for (let i = next.length - 1; i >= 0; i -= 1) {
    if (next[i]! < 0xff) {
      next[i] = next[i]! + 1
      return next.subarray(0, i + 1)
    }
  }
  return Buffer.concat([prefix, Buffer.alloc(8, 0xff)])
}

/**
 * The file: records by collection and number (their natural order), index entries by index and key, the catalog, and
 * what clients' numbered writes have done. Reads take a snapshot, or none inside a write job, where they see what the job wrote. Writes belong in a job of the
 * write queue.
 */
export class Storage {
  readonly env: RootDatabase<Buffer, Buffer>
  readonly #records: Database<Buffer, Buffer>
  readonly #entries: Database<Buffer, Buffer>
  readonly #catalog: Database<Buffer, Buffer>
  readonly #numbered: Database<Buffer, Buffer>

  /** @param path the file, made when it is missing */
  constructor(path: string) {
    const binary = { encoding: 'binary', keyEncoding: 'binary' } as const
    // Without overlappingSync a commit resolves only when it is on the disk.
    this.env = open<Buffer, Buffer>({
      path,
      overlappingSync: false,
      maxDbs: 8,
      maxReaders: 1_000,
      ...binary,
    })
    if (isForeign(this.env)) throw new NotOurs('its database is another program’s')
    this.#records = this.env.openDB<Buffer, Buffer>('records', binary)
    this.#entries = this.env.openDB<Buffer, Buffer>('entries', binary)
    this.#catalog = this.env.openDB<Buffer, Buffer>('catalog', binary)
    this.#numbered = this.env.openDB<Buffer, Buffer>('numbered', binary)
  }

  snapshot(): Snapshot {
    return this.env.useReadTransaction()
  }

  async close(): Promise<void> {
    await this.env.close()
  }

  record(collection: number, rid: number, snapshot?: Snapshot): Buffer | undefined {
    return this.#records.get(recordKey(collection, rid), inside(snapshot))
  }

  putRecord(collection: number, rid: number, raw: Buffer): void {
    this.#records.putSync(recordKey(collection, rid), raw)
  }

  removeRecord(collection: number, rid: number): void {
    this.#records.removeSync(recordKey(collection, rid))
  }

  /**
   * Records in their natural order, or backwards.
   * @param from the number of the first, where it is not all of them
   */
  *recordsOf(
    collection: number,
    backwards: boolean,
    snapshot?: Snapshot,
    from = 0,
  ): Generator<[rid: number, raw: Buffer]> {
    const range = { low: recordKey(collection, from), high: successor(numberKey(collection)) }
    for (const { key, value } of this.#records.getRange(rangeOptions(range, backwards, snapshot))) {
      yield [key.readUIntBE(4, ridBytes), value]
    }
  }

  countRecords(collection: number, snapshot?: Snapshot): number {
    const low = numberKey(collection)
    return this.#records.getKeysCount(rangeOptions({ low, high: successor(low) }, false, snapshot))
  }

  lastRid(collection: number): number {
    const low = numberKey(collection)
    for (const key of this.#records.getKeys({
      ...rangeOptions({ low, high: successor(low) }, true),
      limit: 1,
    })) {
      return key.readUIntBE(4, ridBytes)
    }
    return 0
  }

  /** The record that holds a key of a unique index. */
  uniqueHolder(index: number, key: Buffer, snapshot?: Snapshot): number | undefined {
    return this.#entries.get(entryKey(index, key), inside(snapshot))?.readUIntBE(0, ridBytes)
  }

  putEntry(index: number, unique: boolean, key: Buffer, rid: number): void {
    if (unique) this.#entries.putSync(entryKey(index, key), ridOf(rid))
    else this.#entries.putSync(entryKey(index, key, rid), nothing)
  }

  removeEntry(index: number, unique: boolean, key: Buffer, rid: number): void {
    this.#entries.removeSync(unique ? entryKey(index, key) : entryKey(index, key, rid))
  }

  /** The records whose keys lie in a range of an index, in the order of the keys. */
  *entriesIn(
    index: number,
    unique: boolean,
    range: KeyRange,
    backwards: boolean,
    snapshot?: Snapshot,
  ): Generator<number> {
    const whole = { low: entryKey(index, range.low), high: entryKey(index, range.high) }
    const options = rangeOptions(whole, backwards, snapshot)
    if (unique) {
      for (const { value } of this.#entries.getRange(options)) yield value.readUIntBE(0, ridBytes)
    } else {
      for (const key of this.#entries.getKeys(options)) yield key.readUIntBE(key.length - ridBytes, ridBytes)
    }
  }

  /** The same, each with its key from a byte on. */
  *keysIn(
    index: number,
    unique: boolean,
    range: KeyRange,
    backwards: boolean,
    from: number,
    snapshot?: Snapshot,
  ): Generator<[key: Buffer, rid: number], void> {
    const whole = { low: entryKey(index, range.low), high: entryKey(index, range.high) }
    const start = numberKey(index).length + from
    for (const { key, value } of this.#entries.getRange(rangeOptions(whole, backwards, snapshot))) {
      const end = key.length - (unique ? 0 : ridBytes)
      yield [key.subarray(start, end), unique ? value.readUIntBE(0, ridBytes) : key.readUIntBE(end, ridBytes)]
    }
  }

  hasEntry(index: number, unique: boolean, key: Buffer, rid: number): boolean {
    return unique
      ? this.uniqueHolder(index, key) === rid
      : this.#entries.get(entryKey(index, key, rid)) !== undefined
  }

  countAllEntries(index: number): number {
    const low = numberKey(index)
    return this.#entries.getKeysCount(rangeOptions({ low, high: successor(low) }, false))
  }

  countEntries(index: number, range: KeyRange, snapshot?: Snapshot): number {
    const whole = { low: entryKey(index, range.low), high: entryKey(index, range.high) }
    return this.#entries.getKeysCount(rangeOptions(whole, false, snapshot))
  }

  /** How many entries lie in a range, when they are fewer than so many. Reads no more of them than that. */
  fewerEntries(index: number, range: KeyRange, than: number, snapshot?: Snapshot): number | undefined {
    const whole = { low: entryKey(index, range.low), high: entryKey(index, range.high) }
    const keys = this.#entries.getKeys({ ...rangeOptions(whole, false, snapshot), limit: than })
    const count = [...keys].length
    return count < than ? count : undefined
  }

  /** Removes up to `limit` records of a collection that was dropped; false when none is left. */
  clearRecords(collection: number, limit: number): boolean {
    const low = numberKey(collection)
    return clear(this.#records, { low, high: successor(low) }, limit)
  }

  /** Removes up to `limit` entries of an index that was dropped; false when none is left. */
  clearEntries(index: number, limit: number): boolean {
    const low = numberKey(index)
    return clear(this.#entries, { low, high: successor(low) }, limit)
  }

  *catalogEntries(): Generator<[key: Buffer, raw: Buffer]> {
    for (const { key, value } of this.#catalog.getRange({})) yield [key, value]
  }

  putCatalogEntry(key: Buffer, raw: Buffer): void {
    this.#catalog.putSync(key, raw)
  }

  removeCatalogEntry(key: Buffer): void {
    this.#catalog.removeSync(key)
  }

  /** What is kept of a session's last numbered write. */
  numberedWrite(session: Buffer): Buffer | undefined {
    return this.#numbered.get(session)
  }

  *numberedWrites(): Generator<[session: Buffer, raw: Buffer]> {
    for (const { key, value } of this.#numbered.getRange({})) yield [key, value]
  }

  putNumberedWrite(session: Buffer, raw: Buffer): void {
    this.#numbered.putSync(session, raw)
  }

  removeNumberedWrite(session: Buffer): void {
    this.#numbered.removeSync(session)
  }
}

/**
 * Writes LMDB's own copy of a file, without its unused pages, as it is at one moment: others may read and write the file
 * meanwhile, in this process or another.
 */
export async function writeCopy(path: string, to: string): Promise<void> {
  const env = open({ path, readOnly: true, maxDbs: 8, encoding: 'binary', keyEncoding: 'binary' })
  try {
    await env.backup(to, true)
  } finally {
    await env.close()
  }
}

// LMDB lists the databases of a file by name: ours, none yet, or somebody's.
function isForeign(env: RootDatabase<Buffer, Buffer>): boolean {
  const names = [...env.getKeys()].map((name) => name.toString('latin1').replaceAll('\0', ''))
  return names.length > 0 && !names.includes('catalog')
}

function clear(database: Database<Buffer, Buffer>, range: KeyRange, limit: number): boolean {
  const keys = [...database.getKeys({ ...rangeOptions(range, false), limit })]
  for (const key of keys) database.removeSync(key)
  return keys.length === limit
}

const inside = (snapshot?: Snapshot) => (snapshot ? { transaction: snapshot } : {})

const rangeOptions = (range: KeyRange, backwards: boolean, snapshot?: Snapshot) =>
  backwards
    ? {
        start: range.high,
        exclusiveStart: true,
        end: range.low,
        inclusiveEnd: true,
        reverse: true,
        ...inside(snapshot),
      }
    : { start: range.low, end: range.high, ...inside(snapshot) }

function numberKey(id: number): Buffer {
  const key = Buffer.allocUnsafe(4)
  key.writeUInt32BE(id, 0)
  return key
}

function recordKey(collection: number, rid: number): Buffer {
  const key = Buffer.allocUnsafe(4 + ridBytes)
  key.writeUInt32BE(collection, 0)
  key.writeUIntBE(rid, 4, ridBytes)
  return key
}

function entryKey(index: number, bytes: Buffer, rid?: number): Buffer {
  const key = Buffer.allocUnsafe(4 + bytes.length + (rid === undefined ? 0 : ridBytes))
  key.writeUInt32BE(index, 0)
  bytes.copy(key, 4)
  if (rid !== undefined) key.writeUIntBE(rid, 4 + bytes.length, ridBytes)
  return key
}

function ridOf(rid: number): Buffer {
  const bytes = Buffer.allocUnsafe(ridBytes)
  bytes.writeUIntBE(rid, 0, ridBytes)
  return bytes
}
