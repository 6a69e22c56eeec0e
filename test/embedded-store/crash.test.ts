import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import mongoose from 'mongoose'
import { serve } from '../../server/database/embedded/server.ts'
import { temporaryFolder } from './support.ts'

/** More with CRASH_ROUNDS, when storage or commits have changed. */
const rounds = Number(process.env['CRASH_ROUNDS'] ?? 2)
/** Acknowledgements to wait for before the kill; each round stops somewhere else. */
const acksOf = (round: number) => 30 + ((round * 37) % 60)

describe('a store whose process is killed while it writes', () => {
  const folder = temporaryFolder()
  after(() => folder.remove())

  /** Kills a writer after so many acknowledgements; what it had acknowledged. */
  async function killedWriter(round: number): Promise<string[]> {
    const child = spawn(
      process.execPath,
      ['--import=tsx', join(import.meta.dirname, 'crash-writer.ts'), folder.path, String(round)],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    const acknowledged: string[] = []
    for await (const line of createInterface(child.stdout)) {
      acknowledged.push(line)
      if (acknowledged.length === acksOf(round)) child.kill('SIGKILL')
    }
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    assert.equal(child.signalCode, 'SIGKILL', 'it was to be killed, and ended by itself')
    return acknowledged
  }

  it('has every acknowledged write, no half transaction, and indexes that agree with the records', async () => {
    const acknowledged: string[] = []
    for (let round = 0; round < rounds; round += 1) {
      acknowledged.push(...(await killedWriter(round)))
      const server = await serve({ dataDir: folder.path })
      const client = new mongoose.mongo.MongoClient(server.url)
      const rows = client.db('crash').collection<{ _id: string; key: string }>('rows')
      const pairs = client.db('crash').collection<{ _id: string }>('pairs')
      const byRecord = (await rows.find({}, { hint: { $natural: 1 } }).toArray()).map((row) => row._id)
      const byIndex = (await rows.find({ key: { $gte: '' } }, { hint: 'key_1' }).toArray()).map(
        (row) => row._id,
      )
      const paired = (await pairs.find().toArray()).map((row) => row._id)
      await client.close()
      await server.close()
      const there = new Set(byRecord)
      assert.deepEqual(
        acknowledged.filter((line) => !there.has(line.slice(4))),
        [],
        'acknowledged, and lost',
      )
      assert.deepEqual(byIndex.toSorted(), byRecord.toSorted())
      assert.deepEqual(
        paired.toSorted(),
        byRecord.filter((id) => id.includes('-p')).toSorted(),
        'half a transaction',
      )
    }
    assert.ok(acknowledged.some((line) => line.startsWith('two')))
  }).timeout(20_000 + rounds * 10_000)
})
