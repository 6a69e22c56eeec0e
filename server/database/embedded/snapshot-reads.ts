import type { Timestamp } from 'bson'
import { MongoFault } from './errors.ts'
import type { ReadView } from './execute.ts'

/** A snapshot that reads of one time share. */
interface Held {
  time: Timestamp
  view: ReadView
  close: () => void
  readers: number
  lastUsed: number
}

/** A snapshot as one command has it: kept at least until it is given back, and each view taken of it as well. */
export interface SnapshotRead {
  time: Timestamp
  take(): { view: ReadView; done: () => void }
  giveBack(): void
}

/** How long a snapshot is kept for a session's next read, and how many are: each pins what was deleted since. */
const keptMs = 60_000
const most = 50

/**
 * The snapshots of sessions that read one time over and over (`readConcern: snapshot` outside a transaction). The
 * first read takes the present; those that follow name its time, and find it for a minute after the last of them.
 */
export class SnapshotReads {
  readonly #held = new Map<string, Held>()

  /** @param open the present, as a view */
  constructor(
    private readonly now: () => Timestamp,
    private readonly open: () => { view: ReadView; done: () => void },
  ) {}

  /** @throws SnapshotTooOld when that time is no longer, or was never, kept */
  at(time: Timestamp | undefined): SnapshotRead {
    const held = time === undefined ? this.#present() : this.#held.get(time.toString())
    if (!held) {
      throw new MongoFault('SnapshotTooOld', 'the snapshot of that time is no longer kept: begin another')
    }
    const take = () => {
      held.readers += 1
      held.lastUsed = Date.now()
      let open = true
      const done = () => {
        if (open) held.readers -= 1
        open = false
      }
      return { view: held.view, done }
    }
    return { time: held.time, take, giveBack: take().done }
  }

  #present(): Held {
    const time = this.now()
    const found = this.#held.get(time.toString())
    if (found) return found
    const idle = [...this.#held.values()].filter(({ readers }) => readers === 0)
    const oldest = idle.toSorted((a, b) => a.lastUsed - b.lastUsed)[0]
    if (oldest && this.#held.size >= most) this.#close(oldest)
    const { view, done } = this.open()
    const held = { time, view, close: done, readers: 0, lastUsed: Date.now() }
    this.#held.set(time.toString(), held)
    return held
  }

  closeIdle(now: number): void {
    for (const held of this.#held.values())
      if (held.readers === 0 && now - held.lastUsed > keptMs) this.#close(held)
  }

  closeAll(): void {
    for (const held of this.#held.values()) this.#close(held)
  }

  #close(held: Held): void {
    this.#held.delete(held.time.toString())
    held.close()
  }
}
