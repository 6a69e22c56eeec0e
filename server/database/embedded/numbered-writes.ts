import { decode, encode } from './raw-bson.ts'
import type { Storage } from './storage.ts'
import { numeric, type Doc } from './values.ts'

/** What is known of a session's last numbered write or transaction. */
export interface Recalled {
  number: bigint
  /** How far the write came, or its reply. */
  state: Doc
  committed: boolean
}

/**
 * What clients' numbered writes have done, kept in the file in the same commit as what they did: a client that sends a
 * write again, to a store that died and came back, is answered and not obeyed twice.
 */
export class NumberedWrites {
  constructor(private readonly storage: Storage) {}

  recall(session: string): Recalled | undefined {
    const raw = this.storage.numberedWrite(keyOf(session))
    if (!raw) return undefined
    const { number, state, committed } = decode(raw)
    return { number: BigInt(numeric(number) ?? 0), state: state as Doc, committed: committed === true }
  }

  /** Inside a write job. */
  keep(session: string, { number, state, committed }: Recalled): void {
    const raw = encode({ number, state, committed, at: new Date() })
    this.storage.putNumberedWrite(keyOf(session), raw)
  }

  /** Inside a write job. */
  forget(session: string): void {
    this.storage.removeNumberedWrite(keyOf(session))
  }

  /** The sessions that last wrote before a time. */
  idleSince(time: Date): string[] {
    return [...this.storage.numberedWrites()].flatMap(([key, raw]) => {
      const { at } = decode(raw)
      return at instanceof Date && at < time ? [key.toString('hex')] : []
    })
  }
}

const keyOf = (session: string) => Buffer.from(session, 'hex')

/** One numbered write that is under way: how far it came before, and where it says how far it came now. */
export interface Progress {
  /** The state that was kept when the same number was sent before. */
  readonly earlier: Doc | undefined
  /** Inside the write job that did it. */
  keep(state: Doc): void
}
