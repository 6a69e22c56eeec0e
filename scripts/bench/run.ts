/**
 * `npm run bench [-- row …] [-- --write]`: the goals of this product beside the bare programs that bound them, in one run.
 * Without rows it takes all of them. `--write` keeps the table in `docs/budgets.md`; `--profile DIR` has every server
 * leave a processor profile there.
 */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from '../build/build.ts'
import { openBench } from './harness.ts'
import { budgetsPage, tableOf, type Line } from './report.ts'
import { firstVisitRows } from './rows/first-visit.ts'
import { liveRows } from './rows/live.ts'
import { pageRows } from './rows/pages.ts'
import type { Row } from './rows/row.ts'
import { searchRows } from './rows/search.ts'
import { startRows } from './rows/start.ts'
import { writingRows } from './rows/writing.ts'

const rows: Row[] = [
  ...pageRows,
  ...firstVisitRows,
  ...writingRows,
  ...liveRows,
  ...searchRows,
  ...startRows,
].sort((a, b) => (a.name < b.name ? -1 : 1))

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { write: { type: 'boolean' }, profile: { type: 'string' } },
})
const unknown = positionals.filter((name) => !rows.some((row) => row.name === name))
if (unknown.length > 0) {
  console.error(`No row ${unknown.join(', ')}. There are: ${rows.map(({ name }) => name).join(' ')}`)
  process.exit(2)
}
const wanted = rows.filter(({ name }) => positionals.length === 0 || positionals.includes(name))

const root = process.cwd()
await build({ root, say: (line) => console.log(line) })
const bench = await openBench({ root, profiles: values.profile })
const lines: Line[] = []
try {
  for (const { name, measure } of wanted) {
    const started = Date.now()
    const measured = await measure(bench)
    lines.push(...measured)
    console.log(`\n${name}, ${Math.round((Date.now() - started) / 1000)} s\n${tableOf(measured)}`)
  }
} finally {
  await bench.close()
}
if (wanted.length > 1) console.log(`\n${tableOf(lines)}`)
if (values.write) {
  const page = { title: 'Budgets', command: 'npm run bench', bare: 'scripts/bench/bare/' }
  await writeFile(join(root, 'docs/budgets.md'), budgetsPage(page, lines, new Date()))
}
