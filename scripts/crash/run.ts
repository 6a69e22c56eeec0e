/**
 * `npm run embedded-store:crash [-- --rounds 100] [-- --copies 200]`: kills a process that writes into a store, and opens copies of
 * a store that were made while it was written. It ends with 1 when a promise was broken.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { isBroken, type Acknowledged, type Broken } from './acknowledged.ts'
import { killWriters } from './kills.ts'
import { copyWhileWriting } from './torn-copies.ts'

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '100' }, copies: { type: 'string', default: '200' } },
})
const folder = await mkdtemp(join(tmpdir(), 'palier-crash-'))

function report(what: string, found: Broken & { acknowledged: Acknowledged }): void {
  const { lost, half, acknowledged } = found
  const { writes, transactions } = acknowledged
  console.log(`${what}: ${writes} writes and ${transactions} transactions were acknowledged`)
  console.log(
    `  lost: ${lost.length}, half a transaction: ${half.length}; every index agrees with its records`,
  )
  for (const id of [...lost, ...half]) console.log(`  ${id}`)
  if (isBroken(found)) process.exitCode = 1
}

try {
  const rounds = Number(values.rounds)
  report(`${rounds} times kill -9`, await killWriters(join(folder, 'kills'), rounds))
  const copies = Number(values.copies)
  const made = await copyWhileWriting(join(folder, 'copies'), copies)
  report(`${copies} copies, ${copies} more with a commit written in part (${made.torn} torn)`, made)
} finally {
  await rm(folder, { recursive: true, force: true })
}
