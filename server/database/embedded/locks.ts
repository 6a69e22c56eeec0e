import { writeConflict } from './errors.ts'
import { Blocked } from './queue.ts'

/** Who may hold a record or a key: a transaction under way. */
export interface Holder {
  /** Resolves when it has committed or gone. */
  readonly ended: Promise<void>
}

const recordName = (collection: number, rid: number) => `r${collection}/${rid}`
const keyName = (index: number, key: Buffer) => `k${index}/${key.toString('latin1')}`

/**
 * What transactions under way have written, and what was committed since the oldest of them began: a transaction that
 * writes something held or changed meanwhile has lost (WriteConflict); a plain write waits for the holder.
 */
export class Locks {
  readonly #held = new Map<string, Holder>()
  readonly #changed = new Map<string, number>()
  /** Changes that have no name yet: without a transaction, nobody will ever ask for it. */
  #unnamed: [name: () => string, seq: number][] = []
  #forgotten = 0

  /** @throws Blocked when a transaction holds the record */
  waitForRecord(collection: number, rid: number): void {
    if (this.#held.size > 0) this.#wait(recordName(collection, rid))
  }

  /** @throws Blocked when a transaction holds the key */
  waitForKey(index: number, key: Buffer): void {
    if (this.#held.size > 0) this.#wait(keyName(index, key))
  }

  #wait(name: string): void {
    const holder = this.#held.get(name)
    if (holder) throw new Blocked(holder.ended)
  }

  /** @throws WriteConflict when another holds it, or it changed after `seq` */
  claimRecord(holder: Holder, seq: number, collection: number, rid: number): void {
    this.#claim(holder, seq, recordName(collection, rid))
  }

  /** @throws WriteConflict when another holds it, or it changed after `seq` */
  claimKey(holder: Holder, seq: number, index: number, key: Buffer): void {
    this.#claim(holder, seq, keyName(index, key))
  }

  #claim(holder: Holder, seq: number, name: string): void {
    this.#nameChanges()
    const other = this.#held.get(name)
    if (other === holder) return
    if (other || (this.#changed.get(name) ?? 0) > seq) throw writeConflict()
    this.#held.set(name, holder)
  }

  stampRecord(collection: number, rid: number, seq: number): void {
    this.#unnamed.push([() => recordName(collection, rid), seq])
  }

  stampKey(index: number, key: Buffer, seq: number): void {
    this.#unnamed.push([() => keyName(index, key), seq])
  }

  #nameChanges(): void {
    for (const [name, seq] of this.#unnamed) this.#changed.set(name(), seq)
    this.#unnamed = []
  }

  release(holder: Holder): void {
    for (const [name, other] of this.#held) if (other === holder) this.#held.delete(name)
  }

  /**
   * Forgets changes that no transaction can have missed.
   * @param oldest the snapshot of the oldest transaction under way; undefined when there is none
   */
  forget(oldest: number | undefined): void {
    if (oldest === undefined) {
      this.#changed.clear()
      this.#unnamed = []
      return
    }
    this.#nameChanges()
    if (oldest <= this.#forgotten) return
    this.#forgotten = oldest
    for (const [name, changed] of this.#changed) if (changed <= oldest) this.#changed.delete(name)
  }
}
