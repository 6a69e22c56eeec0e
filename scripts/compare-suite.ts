import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const usage = `Compares a run of Mongoose's own suite on the embedded store with what it may fail.

  npm run embedded-store:compare -- RESULTS.json

  RESULTS.json  what mocha's json reporter wrote`

interface Results {
  stats: { passes: number; failures: number; pending: number }
  failures: { fullTitle: string }[]
}

/** The tests that may fail: one a line, under the reason why a forum does not need them. */
const allowed = new Set(
  readFileSync(fileURLToPath(new URL('../test/embedded-store/mongoose-suite.txt', import.meta.url)), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#')),
)

const [path] = process.argv.slice(2)
if (path === undefined) {
  console.log(usage)
  process.exitCode = 2
} else {
  const { stats, failures } = JSON.parse(readFileSync(path, 'utf8')) as Results
  const failed = new Set(failures.map(({ fullTitle }) => fullTitle))
  const others = [...failed].filter((title) => !allowed.has(title))
  const passed = [...allowed].filter((title) => !failed.has(title))
  console.log(`${stats.passes} pass, ${stats.failures} fail, ${stats.pending} are skipped by the suite`)
  for (const title of others) console.log(`  fails, and may not: ${title}`)
  for (const title of passed) console.log(`  passes now, and may be taken off the list: ${title}`)
  if (others.length > 0) process.exitCode = 1
}
