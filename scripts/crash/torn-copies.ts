import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { storeFile } from '../../server/database/embedded/folder.ts'
import { isBroken, nothingAcknowledged, type Acknowledged, type Broken } from './acknowledged.ts'
import { examine } from './examine.ts'
import { startWriter, type Writer } from './start-writer.ts'

/** What came of opening copies. */
export interface Copies extends Broken {
  acknowledged: Acknowledged
  /** Copies in which a commit was under way: some of its sectors are new, others are not. */
  torn: number
}

/** What a disk writes whole or not at all. */
const sectorBytes = 512
/** LMDB's two meta pages: which commit is the last. */
const metaBytes = 2 * 4_096

/**
 * Copies the file of a store while it is written, as often as is said, and opens each copy twice: as the file was at that
 * moment, and as a loss of power would leave it, with any of the sectors on the disk that the commit under way has
 * written. Ends at the first that breaks something.
 * @param folder an empty one, or one to be made
 * @throws as `examine` does
 */
export async function copyWhileWriting(folder: string, copies: number): Promise<Copies> {
  const live = join(folder, 'live')
  const made: Copies = { acknowledged: nothingAcknowledged, torn: 0, lost: [], half: [] }
  const writer = await startWriter(live, join(folder, 'told'), 0)
  try {
    for (let i = 0; i < copies; i += 1) {
      await pause(Math.random() * 40)
      const { before, after } = await momentsOfOneCommit(writer, join(live, storeFile))
      made.acknowledged = writer.acknowledged()
      const half = tear(before, after)
      if (!half.equals(before) && !half.equals(after)) made.torn += 1
      for (const content of [after, half]) {
        Object.assign(made, await examineCopy(join(folder, 'copy'), content, made.acknowledged))
        if (isBroken(made)) return made
      }
      writer.goOn()
    }
  } finally {
    await writer.kill()
  }
  return made
}

/**
 * The file at two moments with no end of a commit between them: what differs is of one that is under way. The writer is left
 * standing still at the second.
 */
async function momentsOfOneCommit(writer: Writer, file: string): Promise<{ before: Buffer; after: Buffer }> {
  await writer.stop()
  let after = readFileSync(file)
  for (;;) {
    const before = after
    writer.goOn()
    await pause(Math.random() * 3)
    await writer.stop()
    after = readFileSync(file)
    const sameCommit = after.subarray(0, metaBytes).equals(before.subarray(0, metaBytes))
    if (sameCommit && !after.equals(before)) return { before, after }
  }
}

/** A file as it was, with some sectors, and maybe the length, as they became. */
function tear(before: Buffer, after: Buffer): Buffer {
  const torn = Buffer.alloc(Math.random() < 0.5 ? before.length : after.length)
  before.copy(torn)
  const share = Math.random()
  for (let at = metaBytes; at < torn.length; at += sectorBytes) {
    if (Math.random() < share) after.copy(torn, at, at, at + sectorBytes)
  }
  return torn
}

async function examineCopy(folder: string, content: Buffer, acknowledged: Acknowledged): Promise<Broken> {
  mkdirSync(folder)
  try {
    writeFileSync(join(folder, storeFile), content)
    return await examine(folder, acknowledged)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
