import assert from 'node:assert/strict'
import { killWriters } from '../../scripts/crash/kills.ts'
import { copyWhileWriting } from '../../scripts/crash/torn-copies.ts'
import { temporaryFolder } from './support.ts'

/** A few of each; `npm run embedded-store:crash` is for when storage or commits have changed. */
const [rounds, copies] = [2, 4]

describe('a store whose process is killed while it writes', () => {
  const folder = temporaryFolder()
  after(() => folder.remove())

  it('has every acknowledged write, no half transaction, and indexes that agree with the records', async () => {
    const { acknowledged, ...broken } = await killWriters(folder.path, rounds)
    assert.deepEqual(broken, { lost: [], half: [] })
    assert.ok(acknowledged.writes > 0)
  }).timeout(60_000)
})

describe('the file of a store, caught at any moment of its being written', () => {
  const folder = temporaryFolder()
  after(() => folder.remove())

  it('opens at a committed state, also when of the commit under way any part is on the disk', async function () {
    // Where a process cannot be told to stand still, or be seen to, there is nothing to catch.
    if (process.platform !== 'linux') this.skip()
    const { acknowledged, torn: _, ...broken } = await copyWhileWriting(folder.path, copies)
    assert.deepEqual(broken, { lost: [], half: [] })
    assert.ok(acknowledged.writes > 0)
  }).timeout(60_000)
})
