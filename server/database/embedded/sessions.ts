import type { Recalled } from './numbered-writes.ts'
import type { Transaction } from './transactions.ts'

/** One client session: its transaction, and the reply to its last retryable write. */
export interface Session {
  id: string
  /** The highest transaction number seen. */
  txnNumber: bigint
  transaction: Transaction | undefined
  /** How the transaction of that number ended, for a commit or abort that is sent again. */
  ended: 'committed' | 'aborted' | undefined
  /** The reply to the write of that number, while it runs and after. */
  reply: Promise<Buffer> | undefined
  lastUsed: number
}

/** How long a session may be idle, as `hello` tells clients. */
export const sessionIdleMs = 30 * 60_000

/** Sessions by their id; those idle for half an hour are forgotten, as a client would expect. */
export class Sessions {
  readonly #sessions = new Map<string, Session>()

  /** @param recall what the file knows of a session that is not in memory */
  constructor(private readonly recall: (id: string) => Recalled | undefined) {}

  get(id: string): Session {
    let session = this.#sessions.get(id)
    if (!session) {
      const recalled = this.recall(id)
      session = {
        id,
        txnNumber: recalled?.number ?? -1n,
        transaction: undefined,
        ended: recalled?.committed ? 'committed' : undefined,
        reply: undefined,
        lastUsed: 0,
      }
      this.#sessions.set(id, session)
    }
    session.lastUsed = Date.now()
    return session
  }

  list(): Session[] {
    return [...this.#sessions.values()]
  }

  end(id: string): Session | undefined {
    const session = this.#sessions.get(id)
    session?.transaction?.abort()
    this.#sessions.delete(id)
    return session
  }

  endAll(): void {
    for (const id of [...this.#sessions.keys()]) this.end(id)
  }

  forgetIdle(now: number): void {
    for (const session of this.#sessions.values())
      if (now - session.lastUsed > sessionIdleMs) this.end(session.id)
  }
}
