import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort, startServer } from '../support/server-process.ts'

describe('the server that is asked to end', function () {
  // It has ten seconds to end in, after some to start in on a busy machine.
  this.timeout(60_000)
  let folder: string
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'palier-stop-'))
  })
  after(() => rm(folder, { recursive: true, force: true }))

  it('ends cleanly though its search engine is away, and starts again on the same folder', async () => {
    for (let round = 1; round <= 2; round++) {
      const server = await startServer(folder, await freePort())
      assert.equal(await server.stop(), 0)
    }
  })
})
