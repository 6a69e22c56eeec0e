import { io, type Socket } from 'socket.io-client'
import type {
  Acknowledged,
  ClientEvents,
  Joined,
  PostEvent,
  ServerEvents,
  ThreadEvent,
} from '../../shared/api/live.ts'
import type { PostDto } from '../../shared/api/threads.ts'
import type { PersonRecord } from '../../server/features/accounts/person.model.ts'
import { sessionCookie, type TestApp } from './app.ts'

export type Told =
  | ({ event: 'post:new' | 'post:changed' } & PostEvent)
  | ({ event: 'thread:changed' } & ThreadEvent)

/** A browser's live connection, and all that it was told, in order. */
export interface Listener {
  socket: Socket<ServerEvents, ClientEvents>
  told: Told[]
  join(threadId: string, afterSeq: number): Promise<Acknowledged<Joined>>
  say(threadId: string, body: string, clientId?: string): Promise<Acknowledged<{ post: PostDto }>>
  /** Resolves once something that fits was told, now or earlier. */
  hears(fits: (told: Told) => boolean): Promise<Told>
  close(): void
}

interface ListenOptions {
  /** Signed out without one. */
  as?: PersonRecord
  cookie?: string
  transports?: ('polling' | 'websocket')[]
  headers?: Record<string, string>
}

/** Connects as a browser on one of our pages would. @throws Error when it is not let in */
export async function listen(test: Pick<TestApp, 'url'>, options: ListenOptions = {}): Promise<Listener> {
  const { as, transports = ['websocket'], headers = {} } = options
  const cookie = options.cookie ?? (as && (await sessionCookie(as)))
  const socket: Listener['socket'] = io(test.url, {
    transports,
    reconnection: false,
    forceNew: true,
    // A server that dies while a browser connects says nothing at all.
    timeout: 3_000,
    extraHeaders: { Origin: test.url, ...(cookie && { Cookie: cookie }), ...headers },
  })
  const told: Told[] = []
  const waiting = new Set<() => void>()
  for (const event of ['post:new', 'post:changed', 'thread:changed'] as const) {
    socket.on(event, (what: PostEvent | ThreadEvent) => {
      told.push({ event, ...what } as Told)
      for (const look of waiting) look()
    })
  }
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    const refuse = (error: Error) => {
      socket.close()
      reject(error)
    }
    socket.once('connect_error', refuse)
    socket.io.once('close', (reason) => refuse(new Error(reason)))
  })
  let sent = 0
  /** What is said into a dead connection would wait for a better one. */
  const connected = async () => {
    if (!socket.connected) throw new Error('not connected')
  }
  return {
    socket,
    told,
    join: (threadId, afterSeq) =>
      connected().then(() => socket.emitWithAck('thread:join', { threadId, afterSeq })),
    say: (threadId, body, clientId = `c-${socket.id}-${++sent}`) =>
      connected().then(() => socket.emitWithAck('chat:send', { threadId, body, clientId })),
    hears: (fits) =>
      new Promise((resolve) => {
        const look = () => {
          const found = told.find(fits)
          if (!found) return
          waiting.delete(look)
          resolve(found)
        }
        waiting.add(look)
        look()
      }),
    close: () => void socket.close(),
  }
}

/** What was acknowledged. @throws Error with the problem when it was refused */
export function accepted<T>(answer: Acknowledged<T>): { ok: true } & T {
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.problem)}`)
  return answer
}

/** The problem of what was refused. @throws Error when it was not */
export function refused<T>(answer: Acknowledged<T>) {
  if (answer.ok) throw new Error(`accepted: ${JSON.stringify(answer)}`)
  return answer.problem
}
