import { Engine } from '../../server/database/embedded/engine.ts'
import { checkStoreFile, lockFolder } from '../../server/database/embedded/folder.ts'
import { verify } from '../../server/database/embedded/verify.ts'
import type { Acknowledged, Broken } from './acknowledged.ts'

/**
 * Opens a folder as the store does after a crash, and holds it against what was acknowledged.
 * @throws StoreFault or what LMDB says, when it does not open; Disagreement when an index and its documents differ
 */
export async function examine(folder: string, acknowledged: Acknowledged): Promise<Broken> {
  const lock = lockFolder(folder)
  try {
    checkStoreFile(folder)
    const engine = new Engine(folder)
    try {
      await engine.open()
      verify(engine.storage, engine.catalog)
      return acknowledged.brokenIn(engine)
    } finally {
      await engine.close()
    }
  } finally {
    lock.release()
  }
}
