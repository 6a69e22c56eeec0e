import type { Locale } from '../../shared/text/words.ts'
import type { Actor } from '../policy/actor.ts'

/** The part of a Socket.IO socket that a connection needs. */
interface Line {
  id: string
  rooms: ReadonlySet<string>
  join(rooms: string[]): Promise<void> | void
  leave(room: string): Promise<void> | void
}

/** One browser that listens: who it is, and where it is. */
export class Connection {
  readonly actor: Actor
  readonly locale: Locale
  /** The key of their session; undefined when signed out. */
  readonly session: string | undefined
  readonly #line: Line
  #turn: Promise<void> = Promise.resolve()
  #waiting = 0

  constructor(line: Line, who: { actor: Actor; locale: Locale; session: string | undefined }) {
    this.#line = line
    this.actor = who.actor
    this.locale = who.locale
    this.session = who.session
  }

  get id(): string {
    return this.#line.id
  }

  /** How many of its events wait for their turn. */
  get waiting(): number {
    return this.#waiting
  }

  /** Takes effect at once: from the next thing that is told there, this browser hears it. */
  enter(...rooms: string[]): void {
    void this.#line.join(rooms)
  }

  leave(...rooms: string[]): void {
    for (const room of rooms) void this.#line.leave(room)
  }

  /** Runs `work`, which must not reject, once all that came before it is done. */
  inTurn(work: () => Promise<void>): void {
    this.#waiting += 1
    this.#turn = this.#turn.then(work).finally(() => {
      this.#waiting -= 1
    })
  }
}
