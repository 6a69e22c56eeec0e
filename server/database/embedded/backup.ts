import {
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  closeSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { Catalog } from './catalog.ts'
import { checkStoreFile, lockFolder, storeFile } from './folder.ts'
import { NotOurs, Storage, writeCopy } from './storage.ts'
import { StoreDamaged, StoreFault } from './store-errors.ts'
import { verify, type Contents } from './verify.ts'

/**
 * Copies a store's file as it is at one moment, also while another process serves and writes it: the copy is LMDB's own,
 * made from a snapshot. It is complete, and on the disk, before it has its name.
 * @param to the file to make
 * @returns what the copy holds, every index compared with its documents
 * @throws StoreFault when there is no store, or the file exists already; StoreDamaged, StoreUnreadable
 */
export async function backUp(dataDir: string, to: string): Promise<Contents> {
  const from = join(resolve(dataDir), storeFile)
  const target = resolve(to)
  if (!existsSync(from)) throw new StoreFault(`there is no store in ${dataDir}`)
  refuseExisting(target)
  checkStoreFile(dataDir)
  return inWorkFolder(dirname(target), async (folder) => {
    const copy = join(folder, storeFile)
    await writeCopy(from, copy)
    const contents = await contentsOf(folder)
    settle(copy)
    refuseExisting(target)
    renameSync(copy, target)
    settle(dirname(target))
    return contents
  })
}

/**
 * Puts a backup in the place of a folder's store. What was there is kept beside it.
 * @returns what is in it, and where the former file is
 * @throws StoreLocked while a process has the folder; StoreDamaged when the backup is no sound store
 */
export async function restore(
  from: string,
  dataDir: string,
  now: Date,
): Promise<Contents & { former: string | undefined }> {
  if (!existsSync(from)) throw new StoreFault(`there is no backup ${from}`)
  const target = resolve(dataDir)
  const lock = lockFolder(target)
  try {
    return await inWorkFolder(target, async (folder) => {
      const copy = join(folder, storeFile)
      copyFileSync(from, copy)
      const contents = await contentsOf(folder)
      settle(copy)
      const place = join(target, storeFile)
      const former = existsSync(place)
        ? join(target, `${storeFile}.before-${now.toISOString().replaceAll(':', '-')}`)
        : undefined
      if (former !== undefined) {
        refuseExisting(former)
        renameSync(place, former)
      }
      // LMDB's lock file speaks of the former file's readers.
      rmSync(`${place}-lock`, { force: true })
      renameSync(copy, place)
      settle(target)
      return { ...contents, former }
    })
  } finally {
    lock.release()
  }
}

/** Opens the store of a folder that is ours alone, and reads all of it. */
async function contentsOf(folder: string): Promise<Contents> {
  checkStoreFile(folder)
  let storage: Storage | undefined
  try {
    storage = new Storage(join(folder, storeFile))
    const catalog = new Catalog(storage)
    if (!catalog.load()) throw new NotOurs('not a file of the embedded store')
    return verify(storage, catalog)
  } catch (error) {
    throw new StoreDamaged(folder, error instanceof Error ? error.message : String(error))
  } finally {
    await storage?.close()
  }
}

// On the same disk as its destination, so that a rename is all that is left to do.
async function inWorkFolder<T>(parent: string, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(parent, '.copying-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function refuseExisting(path: string): void {
  if (existsSync(path))
    throw new StoreFault(`${basename(path)} exists already, and is not overwritten: ${path}`)
}

/** Waits until a file, or the names in a folder, are on the disk. */
function settle(path: string): void {
  const file = openSync(path, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
