import type { Acknowledged, Joined } from '../../shared/api/live.ts'
import type { ProblemDto } from '../../shared/api/problem.ts'
import type { PostDto } from '../../shared/api/threads.ts'
import type { Outbox } from './outbox.ts'
import type { LiveSocket } from './socket.ts'
import { catchUp, hear, hold, mark, nextToSend, send, settle, takeBack } from './thread-log.ts'
import type { Outgoing, ThreadLog, Told } from './thread-log.ts'

/** Longer than any healthy write takes, in milliseconds. */
const patience = 10_000
/** Between two tries of what the server could not take, in milliseconds. */
const pauses = [1_000, 2_000, 4_000, 8_000, 15_000]
/** What passes by itself: too many at once, a part that is down. */
const passing = [429, 503]

/** A thread's log, kept up to date over a socket, and what its reader says into it. */
export interface LiveThread {
  /** Calls back now, and on each change: the log, and whether it is up to date. */
  follow(listener: (log: ThreadLog, isUp: boolean) => void): void
  /** Calls back with each message that was refused for good, and why. */
  onRefused(listener: (message: Outgoing, problem: ProblemDto) => void): void
  say(body: string): void
  /** Tries what was refused once more, as the same message. */
  sayAgain(clientId: string): void
  takeBack(clientId: string): void
}

/** @param outbox keeps what has not arrived; none for who only reads */
export function liveThread(
  threadId: string,
  opened: ThreadLog,
  socket: LiveSocket,
  outbox: Outbox | undefined,
): LiveThread {
  const listeners: Parameters<LiveThread['follow']>[0][] = []
  let refused: Parameters<LiveThread['onRefused']>[0] = () => {}
  let log = opened
  let isUp = false
  let joining = false
  let sending = false

  function become(next: ThreadLog): void {
    log = next
    for (const listener of listeners) listener(log, isUp)
  }

  /**
   * Takes the answer in the moment it comes, not a turn later: what the server says next builds on it, and may be in the same packet.
   * @returns the answer, or undefined when none came
   */
  function ask<T>(
    event: 'thread:join' | 'chat:send',
    payload: object,
    take: (result: { ok: true } & T) => void,
  ): Promise<Acknowledged<T> | undefined> {
    return new Promise((resolve) => {
      const hearAnswer = (error: Error | null, answer: Acknowledged<T>) => {
        // The connection ended, or took too long: whether it arrived, the next try tells.
        if (error) return resolve(undefined)
        if (answer.ok) take(answer)
        resolve(answer)
      }
      socket.timeout(patience).emit(event, { threadId, ...payload } as never, hearAnswer)
    })
  }

  /** Asks for what was missed, until nothing is; what comes before the answer to a join is in that answer. */
  async function join(): Promise<void> {
    if (joining) return
    joining = true
    for (let attempt = 0; socket.connected; attempt++) {
      const joined = await ask<Joined>('thread:join', { afterSeq: log.seq }, (missed) => {
        isUp = !missed.more
        become(catchUp(log, missed))
      })
      if (joined?.ok ? isUp : joined && !passing.includes(joined.problem.status)) break
      if (!joined?.ok) await pause(attempt)
    }
    joining = false
    await sendAll()
  }

  /** Sends what waits, one after the other: what was said first arrives first. */
  async function sendAll(): Promise<void> {
    if (sending) return
    sending = true
    for (let attempt = 0; isUp;) {
      const message = nextToSend(log)
      if (!message) break
      const { clientId, body } = message
      if (message.state !== 'sending') become(mark(log, clientId, 'sending'))
      const sent = await ask<{ post: PostDto }>('chat:send', { clientId, body }, ({ post }) => {
        outbox?.forget(clientId)
        become(settle(log, post))
      })
      if (sent?.ok) {
        attempt = 0
      } else if (sent && !(passing.includes(sent.problem.status) && attempt < pauses.length)) {
        attempt = 0
        become(mark(log, clientId, 'failed', sent.problem))
        refused(message, sent.problem)
      } else {
        become(mark(log, clientId, 'waiting'))
        if (isUp) await pause(attempt++)
      }
    }
    sending = false
  }

  function told(what: Told): void {
    if (what.threadId !== threadId) return
    const next = hear(log, what)
    if (next) become(next)
    else void join()
  }

  socket.on('connect', () => void join())
  socket.on('disconnect', () => {
    isUp = false
    become(hold(log))
  })
  for (const event of ['post:new', 'post:changed', 'thread:changed'] as const)
    socket.on(event, (what: object) => told({ event, ...what } as Told))
  if (socket.connected) void join()

  return {
    follow(listener) {
      listeners.push(listener)
      listener(log, isUp)
    },
    onRefused(listener) {
      refused = listener
    },
    say(body) {
      // Two in one millisecond keep their order, after a reload too.
      const after = Date.parse(log.outgoing.at(-1)?.at ?? '1970-01-01T00:00:00Z')
      const at = new Date(Math.max(Date.now(), after + 1)).toISOString()
      const message: Outgoing = { clientId: newClientId(), body, at, state: isUp ? 'sending' : 'waiting' }
      outbox?.keep(message)
      become(send(log, message))
      void sendAll()
    },
    sayAgain(clientId) {
      become(mark(log, clientId, isUp ? 'sending' : 'waiting'))
      void sendAll()
    },
    takeBack(clientId) {
      outbox?.forget(clientId)
      become(takeBack(log, clientId))
    },
  }
}

const pause = (attempt: number) =>
  new Promise((resolve) => setTimeout(resolve, pauses[Math.min(attempt, pauses.length - 1)]))

/** Chosen here, so that a message sent twice counts once; `randomUUID` is missing where the page is not secure. */
function newClientId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
