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
import { findDamage, pageHeader, rootOf } from './store-pages.ts'

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

/** Where LMDB keeps, after the header of one of its two meta pages, what tells where everything is. */
const meta = {
  pageSize: 24,
  freeTree: 24,
  mainTree: 72,
  lastPage: 120,
  transaction: 128,
  bytes: 136,
} as const

/**
 * Looks at every page of the file before LMDB does: LMDB writes to what it opens, and ends the process at a page that
 * is damaged, or that a file which was cut short has not.
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
  const file = openSync(path, 'r')
  try {
    const newest = newestMeta(file)
    if (!newest) throw new StoreDamaged(dataDir, `${storeFile} is not a store's file`)
    const damage = findDamage({ file, size: statSync(path).size, ...newest })
    if (damage !== undefined) throw new StoreDamaged(dataDir, `${storeFile} is damaged: ${damage}`)
  } finally {
    closeSync(file)
  }
}

interface Meta {
  pageSize: number
  lastPage: number
  transaction: bigint
  roots: number[]
}

function newestMeta(file: number): Meta | undefined {
  const first = readMeta(file, 0)
  const second = first && readMeta(file, first.pageSize)
  if (!second) return undefined
  return second.transaction > first.transaction ? second : first
}

function readMeta(file: number, at: number): Meta | undefined {
  const page = Buffer.alloc(pageHeader + meta.bytes)
  if (readSync(file, page, 0, page.length, at) < page.length) return undefined
  if (page.readUInt32LE(pageHeader) !== lmdbMagic) return undefined
  return {
    pageSize: page.readUInt32LE(pageHeader + meta.pageSize),
    lastPage: Number(page.readBigUInt64LE(pageHeader + meta.lastPage)),
    transaction: page.readBigUInt64LE(pageHeader + meta.transaction),
    roots: [meta.freeTree, meta.mainTree].flatMap((tree) => rootOf(page, pageHeader + tree)),
  }
}
