import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundlePrograms } from './bundle.ts'
import type { Content, ContentSize, SeedOptions } from './seed.ts'
import type { Question, Reply } from './side.ts'

/** A server in a process of its own. */
export interface Side {
  url: string
  /** Milliseconds that its threads have worked so far, in the kernel too. */
  cpu(): Promise<number>
  /** Bytes of memory that are its own: not shared with a file, as the mapped store is. */
  memory(): number
  ask<T>(what: string, input?: unknown): Promise<T>
  stop(): Promise<void>
}

/** What a row of the table may use. */
export interface Bench {
  /** The content that both sides are measured on, `year` unless said: made once for a run. */
  content(size?: ContentSize): Promise<Content>
  /** A copy of that content for one side alone; gone at the end. */
  store(size?: ContentSize): Promise<string>
  /** An empty folder; gone at the end. */
  folder(): Promise<string>
  /** Starts a program of the bench. @throws Error with the program's own, when it does not come up */
  start(program: string, options: object): Promise<Side>
  close(): Promise<void>
}

interface BenchOptions {
  root: string
  /** A folder for processor profiles of every side. */
  profiles?: string | undefined
}

export async function openBench({ root, profiles }: BenchOptions): Promise<Bench> {
  const programOf = await bundlePrograms(root)
  const temp = await mkdtemp(join(tmpdir(), 'palier-bench-'))
  const folder = () => mkdtemp(join(temp, 'data-'))
  const heapLimit = await heapLimitOf(root)
  const running = new Set<Side>()
  const seeded = new Map<ContentSize, Promise<{ folder: string; content: Content }>>()

  async function start(program: string, options: object): Promise<Side> {
    const execArgv = profiles === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profiles}`]
    const child = fork(programOf(program), [JSON.stringify(options)], {
      execArgv: ['--expose-gc', ...heapLimit, ...execArgv],
      env: { ...process.env, NODE_ENV: 'production' },
    })
    const side = await sideOf(child)
    running.add(side)
    return { ...side, stop: () => side.stop().finally(() => running.delete(side)) }
  }

  async function seed(size: ContentSize): Promise<{ folder: string; content: Content }> {
    const dataDir = await folder()
    const options: SeedOptions = { dataDir, size }
    const seeder = await start('seed', options)
    const content = await seeder.ask<Content>('content')
    await seeder.stop()
    return { folder: dataDir, content }
  }
  function seedOnce(size: ContentSize = 'year') {
    const made = seeded.get(size) ?? seed(size)
    seeded.set(size, made)
    return made
  }

  return {
    content: async (size) => (await seedOnce(size)).content,
    async store(size) {
      const copy = await folder()
      await cp((await seedOnce(size)).folder, copy, { recursive: true })
      return copy
    },
    folder,
    start,
    async close() {
      await Promise.all([...running].map((side) => side.stop()))
      await rm(temp, { recursive: true, force: true })
    },
  }
}

/** The heap's limit, as `npm start` sets it: how soon garbage is collected hangs on it. */
async function heapLimitOf(root: string): Promise<string[]> {
  const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    scripts: { start: string }
  }
  return scripts.start.split(' ').filter((word) => word.startsWith('--max-old-space-size='))
}

async function sideOf(child: ChildProcess): Promise<Side> {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  let asked = 0
  const url = await new Promise<string>((resolve, reject) => {
    const onExit = (code: number | null) => reject(new Error(`a program of the bench ended with ${code}`))
    child.once('exit', onExit)
    child.on('message', (reply: Reply) => {
      if ('ready' in reply) {
        child.off('exit', onExit)
        return resolve(reply.ready)
      }
      if (reply.id === undefined)
        return reject(new Error('failed' in reply ? reply.failed : 'no such question'))
      const { resolve: settle, reject: fail } = waiting.get(reply.id) ?? {}
      waiting.delete(reply.id)
      if ('failed' in reply) fail?.(new Error(reply.failed))
      else settle?.(reply.value)
    })
  })
  child.once('exit', (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`a program of the bench ended with ${code}`))
  })
  const ask = <T>(what: string, input?: unknown) =>
    new Promise<T>((resolve, reject) => {
      const id = ++asked
      waiting.set(id, { resolve: (value) => resolve(value as T), reject })
      child.send({ id, what, input } satisfies Question)
    })
  return {
    url,
    ask,
    cpu: () => ask<number>('cpu'),
    memory: () => ownMemoryOf(child.pid ?? 0),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.disconnect()
      await ended
    },
  }
}

function ownMemoryOf(pid: number): number {
  const kilobytes = /^RssAnon:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  if (kilobytes === undefined) throw new Error(`no RssAnon of process ${pid}`)
  return Number(kilobytes) * 1024
}

/** Measures both sides in turns, the first of each pair in turns too, so that what disturbs the machine meets both. */
export async function inPairs<T>(
  pairs: number,
  ours: () => Promise<T>,
  bare: () => Promise<T>,
): Promise<{ ours: T; bare: T }[]> {
  const taken: { ours: T; bare: T }[] = []
  for (let pair = 0; pair < pairs; pair++) {
    if (pair % 2 === 0) {
      const first = await ours()
      taken.push({ ours: first, bare: await bare() })
    } else {
      const first = await bare()
      taken.push({ ours: await ours(), bare: first })
    }
  }
  return taken
}
