import type { IncomingMessage, Server as HttpServer, ServerResponse } from 'node:http'
import { ipKeyGenerator } from 'express-rate-limit'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { Server } from 'socket.io'
import type { ClientEvents, ServerEvents } from '../../shared/api/live.ts'
import type { Limits } from '../../shared/limits.ts'
import type { Locale } from '../../shared/text/words.ts'
import { comesFromUs } from '../http/origin-check.ts'
import type { Visitor } from '../http/visitor.ts'
import type { Logger } from '../logger.ts'
import { Connection } from './connection.ts'
import type { Handle } from './handle.ts'
import { hearers, sessionRoom } from './rooms.ts'

export interface Realtime {
  /** What every event goes through, from here on. */
  answerWith(handle: Handle): void
  /** Answers the sockets of an HTTP server. What answers its pages must be listening already. */
  attach(server: HttpServer): void
  /** Says one thing to everybody who hears of a thread, in one language where words differ. */
  tell<E extends keyof ServerEvents>(event: E, what: Parameters<ServerEvents[E]>[0], locale?: Locale): void
  /** Everybody who is connected to this process. */
  connections(): Iterable<Connection>
  isEmpty(room: string): boolean
  /** Calls back with the name of each room that its last connection has left. */
  onEmpty(listener: (room: string) => void): void
  /** Cuts off the sockets of a session; nothing more is heard by them. */
  endSession(key: string): void
  close(): void
}

interface RealtimeParts {
  isOurs: (origin: string) => boolean
  readVisitor: (request: IncomingMessage) => Promise<Visitor>
  /** The key under which a session is kept. */
  sessionKey: (sessionId: string) => string
  limits: Limits
  log: Logger
}

interface SocketData {
  connection: Connection
}

/**
 * Socket.IO, as plumbing: who may connect, as whom, and how words travel. What is said, features know.
 */
export function createRealtime(parts: RealtimeParts): Realtime {
  const { isOurs, readVisitor, sessionKey, limits, log } = parts
  let handle: Handle = () => {}
  const visitors = new WeakMap<IncomingMessage, Visitor>()
  const { count, per } = limits.rate.requests
  const handshakes = new RateLimiterMemory({ points: count, duration: per / 1000 })

  const io = new Server<ClientEvents, ServerEvents, Record<string, never>, SocketData>({
    serveClient: false,
    transports: ['polling', 'websocket'],
    allowEIO3: false,
    maxHttpBufferSize: limits.packetBytes,
    perMessageDeflate: false,
    connectTimeout: 10_000,
    // A connection of another site could read with the visitor's cookies: both transports ask what pages ask.
    allowRequest: (request, decide) => {
      admit(request).then(
        (refusal) => decide(refusal, refusal === null),
        (error: unknown) => {
          log.warn({ err: error }, 'a socket could not be let in')
          decide('unavailable', false)
        },
      )
    },
  })

  async function admit(request: IncomingMessage): Promise<string | null> {
    if (!comesFromUs(request.headers, isOurs)) return 'foreign-origin'
    const visitor = await readVisitor(request)
    const spent = await handshakes.consume(ipKeyGenerator(visitor.address)).catch((refusal: unknown) => {
      if (refusal instanceof Error) throw refusal
      return null
    })
    if (spent === null) return 'too-many'
    visitors.set(request, visitor)
    return null
  }

  io.on('connection', (socket) => {
    const visitor = visitors.get(socket.request)
    if (!visitor) {
      socket.disconnect(true)
      return
    }
    const { actor, locale, sessionId } = visitor
    const session = sessionId === undefined ? undefined : sessionKey(sessionId)
    const connection = new Connection(socket, { actor, locale, session })
    socket.data.connection = connection
    if (session !== undefined) connection.enter(sessionRoom(session))
    // A browser may send an event of that name; without a listener it would end the process.
    socket.on('error' as never, (error: unknown) => log.debug({ err: error }, 'a socket sent an error'))
    socket.onAny((event: string, ...args: unknown[]) => handle(connection, event, args))
  })

  return {
    answerWith(next) {
      handle = next
    },
    attach(server) {
      io.attach(server)
      // Engine.IO answers 500 to a method that it does not know.
      io.engine.use((request: IncomingMessage, answer: ServerResponse, next: () => void) => {
        if (request.method === 'GET' || request.method === 'POST') return next()
        answer.writeHead(405, { Allow: 'GET, POST' }).end()
      })
      io.engine.on('headers', (headers: Record<string, string>) => {
        headers['Cache-Control'] = 'no-store'
        headers['X-Content-Type-Options'] = 'nosniff'
      })
    },
    tell(event, what, locale = 'fr') {
      io.to(hearers[event](what.threadId, locale)).emit(
        event,
        ...([what] as Parameters<ServerEvents[typeof event]>),
      )
    },
    *connections() {
      for (const { data } of io.sockets.sockets.values()) yield data.connection
    },
    isEmpty: (room) => !io.sockets.adapter.rooms.has(room),
    onEmpty: (listener) => void io.sockets.adapter.on('delete-room', listener),
    endSession: (key) => io.in(sessionRoom(key)).disconnectSockets(true),
    // Not `io.close()`: it would end the HTTP server too, and tell browsers not to come back.
    close: () => void (io.engine as typeof io.engine | undefined)?.close(),
  }
}
