import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { StoreDamaged, StoreLocked, StoreUnreadable } from './store-errors.ts'

/** The file inside a data folder. LMDB makes a lock file of its own beside it. */
export const storeFile = 'store.lmdb'
const lockFile = 'store.pid'

/** A data folder that is ours alone until released. */
export interface LockedFolder {
  path: string
  release(): void
}

/**
 * Makes the folder if it is missing, and takes it for this process. A lock left by a process that is gone is taken
 * over.
 * @throws StoreLocked, StoreUnreadable
 */
export function lockFolder(dataDir: string): LockedFolder {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new StoreUnreadable(dataDir, (error as Error).message)
  }
  const path = join(dataDir, lockFile)
  const mine = JSON.stringify({ pid: process.pid, started: startOf(process.pid), nonce: Math.random() })
  const draft = join(dataDir, `${lockFile}.${process.pid}.${Math.random().toString(36).slice(2)}`)
  try {
    writeFileSync(draft, mine, { mode: 0o600 })
    // A link is made whole or not at all: nobody sees a lock without its owner in it.
    for (let attempt = 0; ; attempt += 1) {
      try {
        linkSync(draft, path)
        break
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
          throw new StoreUnreadable(dataDir, (error as Error).message)
        const owner = ownerOf(path)
        if (owner !== undefined && isAlive(owner)) throw new StoreLocked(dataDir, owner.pid)
        if (attempt > 3) throw new StoreUnreadable(dataDir, `${lockFile} cannot be taken over`)
        rmSync(path, { force: true })
      }
    }
  } catch (error) {
    if (error instanceof StoreLocked || error instanceof StoreUnreadable) throw error
    throw new StoreUnreadable(dataDir, (error as Error).message)
  } finally {
    rmSync(draft, { force: true })
  }
  return {
    path: dataDir,
    release() {
      if (existsSync(path) && readFileSync(path, 'utf8') === mine) rmSync(path, { force: true })
    },
  }
}

interface Owner {
  pid: number
  started: string | undefined
}

function ownerOf(path: string): Owner | undefined {
  try {
    const { pid, started } = JSON.parse(readFileSync(path, 'utf8')) as Partial<Owner>
    return typeof pid === 'number' ? { pid, started } : undefined
  } catch {
    // Gone meanwhile, or not written by us: nobody's.
    return undefined
  }
}

// A number may have gone to another process since: where the system tells when one began, that must agree too.
function isAlive({ pid, started }: Owner): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  const now = startOf(pid)
  return started === undefined || now === undefined || now === started
}

function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  } catch {
    // No /proc here: the number alone decides.
    return undefined
  }
}

const lmdbMagic = 0xbeefc0de

/**
 * Looks at the file before LMDB does, since LMDB may write to what it opens.
 * @throws StoreDamaged, StoreUnreadable
 */
export function checkStoreFile(dataDir: string): void {
  const path = join(dataDir, storeFile)
  if (!existsSync(path)) return
  try {
    accessSync(path, constants.R_OK | constants.W_OK)
  } catch (error) {
    throw new StoreUnreadable(dataDir, (error as Error).message)
  }
  if (!statSync(path).isFile()) throw new StoreDamaged(dataDir, `${storeFile} is not a file`)
  const file = openSync(path, 'r')
  try {
    const head = Buffer.alloc(64)
    const read = readSync(file, head, 0, 64, 0)
    const isLmdb = [16, 24].some((at) => read >= at + 4 && head.readUInt32LE(at) === lmdbMagic)
    if (!isLmdb) throw new StoreDamaged(dataDir, `${storeFile} is not a store's file`)
  } finally {
    closeSync(file)
  }
}
