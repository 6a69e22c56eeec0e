import { Long } from 'bson'
import { MongoFault } from './errors.ts'
import type { ReadView } from './execute.ts'

/** What a cursor gives: documents as bytes, and null where others may get their turn. */
export type Rows = Generator<Uint8Array | null, void>

/** What goes on where a result ended: rows that came since. */
export interface Tail {
  /** Does it wait for them? */
  readonly awaits: boolean
  rows(view: ReadView): Rows
}

/** An open cursor: what is left of a result. */
export interface Cursor {
  id: Long
  ns: string
  rows: Rows
  /** Of a cursor that stays open at the end of its collection. */
  tail?: Tail
  /** A document that was read but did not fit into the last batch. */
  held: Uint8Array | undefined
  /** Gives the snapshot back. */
  close: () => void
  /** The transaction and session it belongs to, if any: it ends with them. */
  owner: object | undefined
  lastUsed: number
  busy: boolean
}

const idleMs = 10 * 60_000

/** The open cursors of a store. Each holds a snapshot until it is read out, killed, or idle for ten minutes. */
export class Cursors {
  readonly #open = new Map<string, Cursor>()
  #last = BigInt(Date.now()) << 20n

  add(cursor: Omit<Cursor, 'id' | 'lastUsed' | 'busy'>): Cursor {
    this.#last += 1n
    const added = { ...cursor, id: Long.fromBigInt(this.#last), lastUsed: Date.now(), busy: false }
    this.#open.set(added.id.toString(), added)
    return added
  }

  /** @throws CursorNotFound */
  get(id: Long): Cursor {
    const cursor = this.#open.get(id.toString())
    if (!cursor) throw new MongoFault('CursorNotFound', `cursor id ${id.toString()} not found`)
    cursor.lastUsed = Date.now()
    return cursor
  }

  /** Closes one; false when there is none of that number. */
  close(id: Long): boolean {
    const cursor = this.#open.get(id.toString())
    if (!cursor) return false
    this.#open.delete(id.toString())
    cursor.rows.return()
    cursor.close()
    return true
  }

  closeOwnedBy(owner: object): void {
    for (const cursor of this.#open.values()) if (cursor.owner === owner) this.close(cursor.id)
  }

  closeIdle(now: number): void {
    for (const cursor of this.#open.values())
      if (!cursor.busy && now - cursor.lastUsed > idleMs) this.close(cursor.id)
  }

  closeAll(): void {
    for (const cursor of this.#open.values()) this.close(cursor.id)
  }

  get size(): number {
    return this.#open.size
  }
}
