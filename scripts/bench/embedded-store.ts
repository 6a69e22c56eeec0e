/**
 * `npm run bench:store [-- --write]`: the embedded store through Mongoose, beside `bson` and `lmdb` alone doing the same
 * storage work, on 100,000 documents. `--write` keeps the table in `docs/budgets-store.md`; `--profile DIR` has every process
 * leave a processor profile there; `--documents N` measures on another number.
 */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from '../build/build.ts'
import { inPairs, openBench, type Bench, type Side } from './harness.ts'
import { budgetsPage, pairedLine, tableOf, type Goal, type Line } from './report.ts'
import { type Pair } from './statistics.ts'
import {
  bulkSize,
  pageSize,
  type Operations,
  type Run,
  type RunOptions,
  type Scan,
} from './store/operations.ts'

const { values } = parseArgs({
  options: {
    write: { type: 'boolean' },
    profile: { type: 'string' },
    documents: { type: 'string', default: '100000' },
  },
})
const pairs = 5
const runMs = 1_000
/** So often is each done before it is measured, that what does it is compiled; on a busy machine that takes a while. */
const warmUp = { writers: 16, until: { times: 4_000 } }
const warmUpBulk = { writers: 1, until: { times: 20 } }
const scans = 5
const starts = 5
const megabyte = 1024 * 1024

/** A row of the table: what is done, by how many at a time, and what must come of it. */
interface Measured {
  row: string
  what: string
  operation: keyof Operations
  writers: number
  /** How many documents one of it writes. */
  documents?: number
  atLeast?: number
  p99AtMost?: number
  /** Of the store's processor time beside the bare program's. */
  cpuAtMost?: number
}

const measured: Measured[] = [
  {
    row: 'S1',
    what: 'one by _id, 16 at a time',
    operation: 'findOne',
    writers: 16,
    atLeast: 4_000,
    p99AtMost: 15,
  },
  { row: 'S2', what: `${pageSize} sorted, 8 at a time`, operation: 'page', writers: 8, atLeast: 900 },
  {
    row: 'S3',
    what: 'durable insert, 1 writer',
    operation: 'insert',
    writers: 1,
    atLeast: 350,
    cpuAtMost: 3,
  },
  {
    row: 'S3',
    what: 'durable insert, 16 writers',
    operation: 'insert',
    writers: 16,
    atLeast: 1_500,
    cpuAtMost: 3,
  },
  {
    row: 'S4',
    what: `documents in bulks of ${bulkSize}`,
    operation: 'bulk',
    writers: 1,
    documents: bulkSize,
    atLeast: 12_000,
    cpuAtMost: 3,
  },
  {
    row: 'S5',
    what: 'transaction of two writes, 1 writer',
    operation: 'transaction',
    writers: 1,
    atLeast: 350,
  },
  {
    row: 'S5',
    what: 'transaction of two writes, 8 writers',
    operation: 'transaction',
    writers: 8,
    atLeast: 650,
  },
  { row: 'S6', what: 'update, 1 writer', operation: 'update', writers: 1 },
  { row: 'S6', what: 'update, 16 writers', operation: 'update', writers: 16 },
]

/** The two sides on their own copies of the same documents. */
interface Folders {
  ours: string
  bare: string
}

async function seed(bench: Bench, size: number): Promise<Folders> {
  const folders = { ours: await bench.folder(), bare: await bench.folder() }
  for (const [side, dataDir] of Object.entries(folders)) {
    const program = await bench.start(`store-${side}`, { dataDir })
    await program.ask('seed', size)
    await program.stop()
  }
  return folders
}

const warmUpOf = (operation: keyof Operations): RunOptions => ({
  operation,
  ...(operation === 'bulk' ? warmUpBulk : warmUp),
})

const runOf = (side: Side, options: RunOptions) => side.ask<Run>('run', options)

/** As the product runs: Mongoose in the main thread, the store in a worker of the same process. */
async function speeds(bench: Bench, folders: Folders): Promise<Line[]> {
  const ours = await bench.start('store-ours', { dataDir: folders.ours })
  const bare = await bench.start('store-bare', { dataDir: folders.bare })
  const lines: Line[] = []
  for (const { row, what, operation, writers, documents = 1, atLeast, p99AtMost } of measured) {
    for (const side of [ours, bare]) await runOf(side, warmUpOf(operation))
    const once = (side: Side) => () => runOf(side, { operation, writers, until: { ms: runMs } })
    const runs = await inPairs(pairs, once(ours), once(bare))
    const figures = (of: (run: Run) => number): Pair[] =>
      runs.map((pair) => ({ ours: of(pair.ours), bare: of(pair.bare) }))
    const rates = figures(({ perSecond }) => perSecond * documents)
    lines.push(pairedLine(row, what, '/s', rates, atLeast === undefined ? undefined : goal({ atLeast })))
    const p99 = figures((run) => run.p99)
    if (p99AtMost !== undefined)
      lines.push(pairedLine(row, `${what}: p99`, 'ms', p99, goal({ atMost: p99AtMost })))
  }
  const examined = await ours.ask<number>('pageExamined')
  lines.push(
    {
      row: 'S2',
      what: `documents examined for ${pageSize}`,
      unit: '',
      ours: examined,
      goal: goal({ atMost: pageSize }),
    },
    ...(await scanning(ours, bare)),
  )
  await Promise.all([ours.stop(), bare.stop()])
  return lines
}

const goal = (bound: { atMost: number } | { atLeast: number }): Goal => ({ of: 'ours', ...bound })

async function scanning(ours: Side, bare: Side): Promise<Line[]> {
  const scanOf = (side: Side) => () => side.ask<Scan>('scan')
  await Promise.all([scanOf(ours)(), scanOf(bare)()])
  const taken = await inPairs(scans, scanOf(ours), scanOf(bare))
  const each = ({ took, documents }: Scan) => (took * 1_000) / documents
  const cost = taken.map((pair) => ({ ours: each(pair.ours), bare: each(pair.bare) }))
  const worst = (side: 'ours' | 'bare') => Math.max(...taken.map((pair) => pair[side].worstDelay))
  return [
    pairedLine('S7', 'scan by a field without an index, each document', 'µs', cost, goal({ atMost: 3 })),
    {
      row: 'S7',
      what: `worst delay of the main loop in ${scans} scans`,
      unit: 'ms',
      ours: worst('ours'),
      bare: worst('bare'),
      goal: goal({ atMost: 50 }),
    },
  ]
}

/** With the store in a process of its own: what it alone costs. */
async function costs(bench: Bench, folders: Folders): Promise<Line[]> {
  const store = await bench.start('store-alone', { dataDir: folders.ours })
  const client = await bench.start('store-ours', { dataDir: await bench.folder(), mongodbUrl: store.url })
  const bare = await bench.start('store-bare', { dataDir: folders.bare })
  const cpuOf = async (options: RunOptions, asked: Side, working: Side) => {
    const before = await working.cpu()
    const { times } = await runOf(asked, options)
    return ((await working.cpu()) - before) / times
  }
  const idle = store.memory()
  const lines: Line[] = []
  for (const { row, what, operation, writers, documents = 1, cpuAtMost } of measured) {
    const options = { operation, writers, until: { ms: runMs } }
    for (const side of [client, bare]) await runOf(side, warmUpOf(operation))
    const taken = await inPairs(
      pairs,
      () => cpuOf(options, client, store),
      () => cpuOf(options, bare, bare),
    )
    const microseconds = taken.map((pair) => ({
      ours: (pair.ours * 1_000) / documents,
      bare: (pair.bare * 1_000) / documents,
    }))
    const bound: Goal | undefined = cpuAtMost === undefined ? undefined : { of: 'ratio', atMost: cpuAtMost }
    lines.push(pairedLine(row, `${what}: processor of the store`, 'µs', microseconds, bound))
  }
  const busy = { ours: store.memory() / megabyte, bare: bare.memory() / megabyte }
  await client.stop()
  await Promise.all([store.stop(), bare.stop()])
  return [
    ...lines,
    { row: 'S8', what: 'memory of the store, opened', unit: 'MB', ours: idle / megabyte },
    {
      row: 'S8',
      what: 'memory of the store after all of this',
      unit: 'MB',
      ...busy,
      goal: goal({ atMost: 200 }),
    },
  ]
}

async function opening(bench: Bench, folders: Folders): Promise<Line> {
  const opened = (program: string, dataDir: string) => async () => {
    const side = await bench.start(program, { dataDir })
    const taken = await side.ask<number>('opened')
    await side.stop()
    return taken
  }
  const taken = await inPairs(starts, opened('store-ours', folders.ours), opened('store-bare', folders.bare))
  return pairedLine('S8', 'open, until a client may connect', 'ms', taken, goal({ atMost: 200 }))
}

const root = process.cwd()
await build({ root, say: (line) => console.log(line) })
const bench = await openBench({ root, profiles: values.profile })
try {
  const folders = await seed(bench, Number(values.documents))
  const lines = [
    ...(await speeds(bench, folders)),
    ...(await costs(bench, folders)),
    await opening(bench, folders),
  ].toSorted((a, b) => (a.row < b.row ? -1 : a.row > b.row ? 1 : 0))
  console.log(`\n${tableOf(lines)}`)
  if (values.write) {
    const page = {
      title: 'Budgets of the embedded store',
      command: 'npm run bench:store',
      bare: 'scripts/bench/store/bare.ts',
    }
    await writeFile(join(root, 'docs/budgets-store.md'), budgetsPage(page, lines, new Date()))
  }
} finally {
  await bench.close()
}
