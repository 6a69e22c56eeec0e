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

/** Where LMDB keeps, after the magic number of one of its two meta pages, what tells the least size of a sound file. */
const meta = { pageSize: 24, lastPage: 120, transaction: 128, bytes: 136 } as const

/**
 * Looks at the file before LMDB does: LMDB writes to what it opens, and reading beyond the end of a file that was cut
 * short ends the process.
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
  const { size } = statSync(path)
  const file = openSync(path, 'r')
  try {
    const least = leastSize(file)
    if (least === undefined) throw new StoreDamaged(dataDir, `${storeFile} is not a store's file`)
    if (size < least)
      throw new StoreDamaged(dataDir, `${storeFile} was cut short: it has ${size} of ${least} bytes`)
  } finally {
    closeSync(file)
  }
}

// The newer of the two meta pages says which is the last page in use.
function leastSize(file: number): number | undefined {
  const first = readMeta(file, 0)
  if (!first) return undefined
  const second = readMeta(file, first.pageSize)
  if (!second) return undefined
  const newer = second.transaction > first.transaction ? second : first
  return (newer.lastPage + 1) * first.pageSize
}

function readMeta(
  file: number,
  at: number,
): { pageSize: number; lastPage: number; transaction: bigint } | undefined {
  const page = Buffer.alloc(24 + meta.bytes)
  if (readSync(file, page, 0, page.length, at) < page.length) return undefined
  const start = [16, 24].find((offset) => page.readUInt32LE(offset) === lmdbMagic)
  if (start === undefined) return undefined
  return {
    pageSize: page.readUInt32LE(start + meta.pageSize),
    lastPage: Number(page.readBigUInt64LE(start + meta.lastPage)),
    transaction: page.readBigUInt64LE(start + meta.transaction),
  }
}
