import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Bench } from '../harness.ts'
import { load } from '../load.ts'
import type { Line } from '../report.ts'
import { median } from '../statistics.ts'
import type { Row } from './row.ts'

const starts = 3
const megabyte = 1024 * 1024
const pollMs = 10
/** Until the page cache is full. */
const fillingSeconds = 20
/** A server that does not end when it is asked to must not outlive the bench. */
const patienceMs = 10_000

/** The built product on a folder that an earlier start has left, and what it holds in memory. */
async function starting(bench: Bench): Promise<Line[]> {
  const { posts } = await bench.content()
  const dataDir = await bench.store()
  const taken: number[] = []
  // The first start finds a folder that it has not seen; the ones after it are what a restart costs.
  for (let start = 0; start <= starts; start++) taken.push(await secondsToFirstPage(dataDir))
  return [
    {
      row: 'E1',
      what: `a second start with ${posts.toLocaleString('en-GB')} posts, until the first page`,
      unit: 's',
      ours: median(taken.slice(1)),
      goal: { of: 'ours', atMost: 3 },
    },
    ...(await memory(bench)),
  ]
}

async function secondsToFirstPage(dataDir: string): Promise<number> {
  const port = 20_000 + (process.pid % 10_000)
  const server = spawn(process.execPath, ['dist/server/main.js'], {
    cwd: join(import.meta.dirname, '../../..'),
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      PALIER_DATA_DIR: dataDir,
      // An engine that is not there: filling the index would take the processors that the start is measured on.
      MEILI_URL: 'http://127.0.0.1:9',
      MEILI_KEY: 'nobody',
      LOG_LEVEL: 'silent',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = once(server, 'exit')
  const started = performance.now()
  try {
    while (!(await isThere(`http://127.0.0.1:${port}/`))) {
      if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}`)
      await pause(pollMs)
    }
    return (performance.now() - started) / 1000
  } finally {
    server.kill('SIGTERM')
    const late = setTimeout(() => server.kill('SIGKILL'), patienceMs)
    await ended
    clearTimeout(late)
  }
}

const isThere = (url: string): Promise<boolean> =>
  fetch(url).then(
    async (response) => response.ok && (await response.text()) !== '',
    () => false,
  )

/** Our process with its store in another, as with a real MongoDB; the store's beside it. */
async function memory(bench: Bench): Promise<Line[]> {
  const { threads } = await bench.content()
  const store = await bench.start('store-alone', { dataDir: await bench.store() })
  const ours = await bench.start('ours', { dataDir: await bench.folder(), mongodbUrl: store.url })
  await fetch(`${ours.url}${threads[0]?.path}`)
  await pause(3_000)
  const idle = { ours: ours.memory() / megabyte, store: store.memory() / megabyte }
  let asked = 0
  await load(ours, {
    next: () => ({ path: threads[asked++ % threads.length]?.path ?? '/' }),
    seconds: fillingSeconds,
  })
  const busy = { ours: ours.memory() / megabyte, store: store.memory() / megabyte }
  await ours.stop()
  await store.stop()
  const line = (what: string, value: number, atMost?: number): Line => ({
    row: 'E1',
    what,
    unit: 'MB',
    ours: value,
    ...(atMost !== undefined && { goal: { of: 'ours', atMost } }),
  })
  return [
    line('memory of our process, idle', idle.ours, 236 / 2),
    line('memory of our process, serving thread pages', busy.ours, 592 / 3),
    line('memory of the embedded store beside it, idle', idle.store),
    line('memory of the embedded store beside it, serving', busy.store),
  ]
}

export const startRows: Row[] = [{ name: 'E1', measure: starting }]
