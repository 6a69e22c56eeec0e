import { io, type Socket } from 'socket.io-client'
import type { ClientEvents, ServerEvents } from '../../shared/api/live.ts'

export type LiveSocket = Socket<ServerEvents, ClientEvents>

/** A connection to our own server that comes back by itself; nothing that was said while it was away is sent twice. */
export function connect(): LiveSocket {
  const socket: LiveSocket = io({
    transports: ['websocket', 'polling'],
    // Where a proxy lets no websocket through.
    tryAllTransports: true,
    reconnectionDelayMax: 5_000,
  })
  // A browser that knows it is offline says so long before the connection notices.
  addEventListener('offline', () => socket.disconnect())
  addEventListener('online', () => socket.connect())
  socket.on('disconnect', (reason) => {
    // The server cut us off: signed out elsewhere, for one. We come back as who we are by then.
    if (reason === 'io server disconnect') setTimeout(() => socket.connect(), 1_000 + Math.random() * 2_000)
  })
  return socket
}
