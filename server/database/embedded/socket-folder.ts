import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Unix keeps a socket's path in 104 bytes on some systems, 108 on others. */
const longestSocketPath = 103

const socketName = 'store.sock'
const folderName = /^palier-[0-9a-f]{16}$/

/** Younger than this, in milliseconds, a socket may be one that is just being opened. */
const openingMs = 60_000

/** A new folder that only its owner can enter, for one socket. */
export interface SocketFolder {
  socket: string
  remove(): void
}

/** Makes one, and removes those that killed processes left; undefined where a socket has no short path in lower case. */
export async function makeSocketFolder(): Promise<SocketFolder | undefined> {
  if (process.platform === 'win32') return undefined
  // Drivers put the addresses that `hello` tells into lower case: the path of the socket must be so already.
  const parent = [tmpdir(), '/tmp'].find(
    (path) => path === path.toLowerCase() && path.length < longestSocketPath - 40 && existsSync(path),
  )
  if (parent === undefined) return undefined
  await removeAbandoned(parent, new Date())
  const folder = join(parent, `palier-${randomBytes(8).toString('hex')}`)
  mkdirSync(folder, { mode: 0o700 })
  return {
    socket: join(folder, socketName),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Removes the folders in which nobody listens any more. */
export async function removeAbandoned(parent: string, now: Date): Promise<void> {
  const folders = readdirSync(parent).filter((name) => folderName.test(name))
  await Promise.all(
    folders.map(async (name) => {
      const folder = join(parent, name)
      const made = statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Infinity
      if (now.getTime() - made > openingMs && (await isSilent(join(folder, socketName))))
        rmSync(folder, { recursive: true, force: true })
    }),
  )
}

/** Does nobody answer at a socket? Another user's cannot be asked, and counts as answered. */
const isSilent = (socket: string): Promise<boolean> =>
  new Promise((resolve) => {
    const attempt = connect(socket)
      .on('connect', () => {
        attempt.destroy()
        resolve(false)
      })
      .on('error', ({ code }: NodeJS.ErrnoException) => resolve(code === 'ECONNREFUSED' || code === 'ENOENT'))
  })
