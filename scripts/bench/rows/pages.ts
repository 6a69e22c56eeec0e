import type { AutocannonRequest } from 'autocannon'
import { inPairs, type Bench, type Side } from '../harness.ts'
import { load, type Load } from '../load.ts'
import { pairedLine, type Line } from '../report.ts'
import type { Row } from './row.ts'

const pairs = 5
const warmUpSeconds = 2

/** Asks both sides for pages in turns, after a warm-up of each. */
async function comparePages(
  ours: { side: Side; next: () => AutocannonRequest },
  bare: { side: Side; next: () => AutocannonRequest },
): Promise<{ ours: Load; bare: Load }[]> {
  for (const { side, next } of [ours, bare]) await load(side, { next, seconds: warmUpSeconds })
  return inPairs(
    pairs,
    () => load(ours.side, ours),
    () => load(bare.side, bare),
  )
}

/** Requests a second and processor time, against a share of the bare program that must be reached. */
function pageLines(row: string, what: string, loads: { ours: Load; bare: Load }[], share: number): Line[] {
  const figures = (of: keyof Load) => loads.map(({ ours, bare }) => ({ ours: ours[of], bare: bare[of] }))
  return [
    pairedLine(row, `${what}: requests`, '/s', figures('perSecond'), { of: 'ratio', atLeast: share }),
    pairedLine(row, `${what}: processor`, 'ms', figures('cpu'), { of: 'ratio', atMost: 1 / share }),
  ]
}

/** Goes through the threads one after the other, and on from there the next time. */
function oneAfterTheOther(paths: readonly string[], headers: Record<string, string> = {}) {
  let asked = 0
  return (): AutocannonRequest => ({ path: paths[asked++ % paths.length] ?? '/', headers })
}

/**
 * A thread's page, rendered for each request: far more threads are asked for in turn than the page cache holds, so that
 * none is found in it.
 */
async function threadPage(bench: Bench): Promise<Line[]> {
  const { threads } = await bench.content()
  const paths = threads.map(({ path }) => path)
  const [ours, bare] = await startBoth(bench, 'bare-thread')
  const loads = await comparePages(
    { side: ours, next: oneAfterTheOther(paths) },
    { side: bare, next: oneAfterTheOther(paths) },
  )
  await Promise.all([ours.stop(), bare.stop()])
  return pageLines('A1', 'thread of 20 posts, signed out, rendered', loads, 0.6)
}

async function cachedPage(bench: Bench): Promise<Line[]> {
  const { threads } = await bench.content()
  const path = threads[0]?.path ?? '/'
  const ours = await bench.start('ours', { dataDir: await bench.store() })
  const bare = await bench.start('bare-ready', {})
  await bare.ask('show', await (await fetch(`${ours.url}${path}`)).text())
  const loads = await comparePages(
    { side: ours, next: () => ({ path }) },
    { side: bare, next: () => ({ path: '/' }) },
  )
  await Promise.all([ours.stop(), bare.stop()])
  return pageLines('A2', 'the same, from the page cache', loads, 0.6)
}

async function signedInPage(bench: Bench): Promise<Line[]> {
  const { threads, readers } = await bench.content()
  const paths = threads.map(({ path }) => path)
  const [reader] = readers
  const [ours, bare] = await startBoth(bench, 'bare-thread')
  const loads = await comparePages(
    { side: ours, next: oneAfterTheOther(paths, { cookie: reader?.cookie ?? '' }) },
    { side: bare, next: oneAfterTheOther(paths, { 'x-session': reader?.sessionKey ?? '' }) },
  )
  await Promise.all([ours.stop(), bare.stop()])
  return pageLines('A3', 'thread of 20 posts, signed in', loads, 0.5)
}

async function lists(bench: Bench): Promise<Line[]> {
  const [ours, bare] = await startBoth(bench, 'bare-lists')
  const lines: Line[] = []
  for (const [what, path] of [
    ['home', '/'],
    ['list of a topic', '/topics/logement'],
  ] as const) {
    const next = () => ({ path })
    lines.push(...pageLines('A5', what, await comparePages({ side: ours, next }, { side: bare, next }), 0.5))
  }
  await Promise.all([ours.stop(), bare.stop()])
  return lines
}

/** Ours and a bare program, each on a copy of the content. */
async function startBoth(bench: Bench, program: string): Promise<[ours: Side, bare: Side]> {
  return [
    await bench.start('ours', { dataDir: await bench.store() }),
    await bench.start(program, { dataDir: await bench.store() }),
  ]
}

export const pageRows: Row[] = [
  { name: 'A1', measure: threadPage },
  { name: 'A2', measure: cachedPage },
  { name: 'A3', measure: signedInPage },
  { name: 'A5', measure: lists },
]
