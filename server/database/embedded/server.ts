import { chmodSync, rmSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { join, resolve } from 'node:path'
import { answer } from './dispatch.ts'
import { Engine, type EngineOptions } from './engine.ts'
import { checkStoreFile, lockFolder, storeFile } from './folder.ts'
import { StoreDamaged, StoreFault, StoreUnreadable } from './store-errors.ts'
import { letCommitFailuresPass } from './queue.ts'
import { isDamage, NotOurs } from './storage.ts'
import type { Client } from './client.ts'
import { makeSocketFolder } from './socket-folder.ts'
import { startSweeping } from './sweep.ts'
import { serveConnection } from './wire.ts'

export interface ServerOptions extends EngineOptions {
  dataDir: string
  /** Where to listen: a socket of its own in a private folder unless told otherwise. */
  listen?: { socket: string } | { port: number }
  /** How often expired documents are looked for. */
  ttlEveryMs?: number
}

export interface RunningServer {
  /** What `mongoose.connect` takes, with a database name beside it. */
  url: string
  close(): Promise<void>
}

/**
 * Opens a folder and serves it, in this thread.
 * @throws StoreLocked, StoreDamaged, StoreUnreadable
 */
export async function serve(options: ServerOptions): Promise<RunningServer> {
  letCommitFailuresPass()
  const dataDir = resolve(options.dataDir)
  const folder = lockFolder(dataDir)
  let engine: Engine | undefined
  try {
    checkStoreFile(dataDir)
    engine = openEngine(dataDir, options)
    chmodSync(join(dataDir, storeFile), 0o600)
    await engine.open()
    return await listen(engine, options, folder.release)
  } catch (error) {
    await engine?.storage.close()
    folder.release()
    if (error instanceof NotOurs || isDamage(error)) throw new StoreDamaged(dataDir, (error as Error).message)
    throw error
  }
}

function openEngine(dataDir: string, options: EngineOptions): Engine {
  try {
    return new Engine(dataDir, options)
  } catch (error) {
    if (error instanceof StoreFault) throw error
    const message = error instanceof Error ? error.message : String(error)
    throw /permission|EACCES|EROFS|read-only/i.test(message)
      ? new StoreUnreadable(dataDir, message)
      : new StoreDamaged(dataDir, message)
  }
}

async function listen(engine: Engine, options: ServerOptions, release: () => void): Promise<RunningServer> {
  const connections = new Set<Socket>()
  let address = ''
  const server = createServer((socket) => {
    connections.add(socket)
    socket.setNoDelay(true)
    socket.on('close', () => connections.delete(socket))
    const client: Client = { address }
    serveConnection(socket, (command) => answer(engine, command, client))
  })
  const place = await bind(server, options.listen)
  address = place.address
  let closing: Promise<void> | undefined
  const stopSweeping = startSweeping(engine, options.ttlEveryMs ?? 60_000)
  return {
    url: place.url,
    close: () => (closing ??= close()),
  }

  async function close(): Promise<void> {
    stopSweeping()
    const closed = new Promise<void>((done) => server.close(() => done()))
    for (const socket of connections) socket.destroy()
    await closed
    await engine.close()
    place.remove()
    release()
  }
}

interface Place {
  url: string
  address: string
  remove(): void
}

// A socket in a folder that only its owner can enter needs no password; a port on Windows, or where one is asked for.
async function bind(server: Server, where: ServerOptions['listen']): Promise<Place> {
  if (where && 'socket' in where) return bindSocket(server, resolve(where.socket))
  const folder = where === undefined ? await makeSocketFolder() : undefined
  if (folder === undefined) return bindPort(server, where?.port ?? 0)
  try {
    return { ...(await bindSocket(server, folder.socket)), remove: folder.remove }
  } catch (error) {
    folder.remove()
    throw error
  }
}

async function bindPort(server: Server, port: number): Promise<Place> {
  await listening(server, () => server.listen(port, '127.0.0.1'))
  const bound = server.address()
  const address = `127.0.0.1:${typeof bound === 'object' && bound ? bound.port : port}`
  return { url: `mongodb://${address}/?replicaSet=rs0`, address, remove: () => undefined }
}

async function bindSocket(server: Server, path: string): Promise<Place> {
  if (path !== path.toLowerCase())
    throw new StoreFault(`the path of the socket must be in lower case, as drivers read it: ${path}`)
  await listening(server, () => server.listen(path))
  chmodSync(path, 0o600)
  return {
    url: `mongodb://${encodeURIComponent(path)}/?replicaSet=rs0`,
    address: path,
    remove: () => rmSync(path, { force: true }),
  }
}

function listening(server: Server, start: () => void): Promise<void> {
  return new Promise((done, failed) => {
    server.once('error', failed)
    server.once('listening', () => {
      server.off('error', failed)
      done()
    })
    start()
  })
}
