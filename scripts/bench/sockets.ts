import { randomUUID } from 'node:crypto'
import { io, type Socket } from 'socket.io-client'
import type { ClientEvents, ServerEvents } from '../../shared/api/live.ts'

export type Client = Socket<ServerEvents, ClientEvents>

/** Connects as a browser of the same site does, at once over a WebSocket. */
export async function connect(url: string, cookie?: string): Promise<Client> {
  const socket: Client = io(url, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { Origin: url, ...(cookie !== undefined && { Cookie: cookie }) },
  })
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('connect_error', reject)
  })
  return socket
}

/** Joins a thread from a number on. @throws Error with the refusal */
export async function join(socket: Client, threadId: string, afterSeq: number): Promise<void> {
  const joined = await socket.emitWithAck('thread:join', { threadId, afterSeq })
  if (!joined.ok) throw new Error(`cannot join ${threadId}: ${joined.problem.code}`)
}

/** Says something, and waits until it is acknowledged. @returns its number @throws Error with the refusal */
export async function say(socket: Client, threadId: string, body: string): Promise<number> {
  const sent = await socket.emitWithAck('chat:send', { threadId, body, clientId: randomUUID() })
  if (!sent.ok) throw new Error(`a message was refused: ${sent.problem.code}`)
  return sent.post.seq
}

/** Milliseconds on the one clock of this machine that all its processes share. */
export const sharedClock = (): number => Number(process.hrtime.bigint()) / 1e6
