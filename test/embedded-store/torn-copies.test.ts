import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { Engine } from '../../server/database/embedded/engine.ts'
import { checkStoreFile, storeFile } from '../../server/database/embedded/folder.ts'
import { decodePlain } from '../../server/database/embedded/raw-bson.ts'
import { verify } from '../../server/database/embedded/verify.ts'
import { temporaryFolder } from './support.ts'

/** More with TORN_COPIES, when storage or commits have changed. */
const copies = Number(process.env['TORN_COPIES'] ?? 6)

describe('the file of a store, caught at any moment of its being written', () => {
  const folder = temporaryFolder()
  const live = join(folder.path, 'live')
  const acknowledged: string[] = []
  let writer: ChildProcess
  before(async () => {
    writer = spawn(
      process.execPath,
      ['--import=tsx', join(import.meta.dirname, 'crash-writer.ts'), live, '0'],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    const lines = createInterface(writer.stdout!)
    lines.on('line', (line) => acknowledged.push(line))
    await once(lines, 'line')
  })
  after(async () => {
    writer.kill('SIGKILL')
    await once(writer, 'exit')
    folder.remove()
  })

  // The writer stands still while it is copied: between two writes of a commit, as likely as not.
  async function copyAt(moment: number, name: string): Promise<{ path: string; promised: string[] }> {
    const path = join(folder.path, name)
    mkdirSync(path)
    await pause(moment)
    writer.kill('SIGSTOP')
    while (!stopped(writer.pid!)) await pause(1)
    const promised = acknowledged.map((line) => line.slice(4))
    copyFileSync(join(live, storeFile), join(path, storeFile))
    writer.kill('SIGCONT')
    return { path, promised }
  }

  it('opens at a committed state: nothing acknowledged is missing, nothing is half, indexes agree', async function () {
    // Where a process cannot be told to stand still, or be seen to, there is nothing to catch.
    if (process.platform !== 'linux') this.skip()
    for (let i = 0; i < copies; i += 1) {
      const { path, promised } = await copyAt(Math.random() * 40, `copy-${i}`)
      checkStoreFile(path)
      const engine = new Engine(path)
      await engine.open()
      verify(engine.storage, engine.catalog)
      const idsIn = (name: string): string[] => {
        const collection = engine.catalog.find('crash', name)
        if (!collection) return []
        return [...engine.storage.recordsOf(collection.id, false)].map(([, raw]) =>
          String(decodePlain(raw)['_id']),
        )
      }
      const rows = new Set(idsIn('rows'))
      assert.deepEqual(
        promised.filter((id) => !rows.has(id)),
        [],
      )
      assert.deepEqual(idsIn('pairs').toSorted(), [...rows].filter((id) => id.includes('-p')).toSorted())
      await engine.close()
      rmSync(path, { recursive: true })
    }
    assert.ok(acknowledged.length > copies)
  }).timeout(20_000 + copies * 1_000)
})

/** Does every thread of a process stand still? */
function stopped(pid: number): boolean {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  return stat.slice(stat.lastIndexOf(')') + 2).startsWith('T')
}
