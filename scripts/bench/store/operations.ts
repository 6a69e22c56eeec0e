import { setImmediate as nextTurn } from 'node:timers/promises'
import { quantile } from '../statistics.ts'

/** How many documents `bulk` writes at once, and a page shows. */
export const bulkSize = 500
export const pageSize = 50

/** What is measured, of one side as of the other. Each call does it once, to another document. */
export interface Operations {
  findOne(): unknown
  /** The newest documents before one of them, read by an index. */
  page(): unknown
  /** On the disk when it resolves, as all that follow. */
  insert(): Promise<unknown>
  bulk(): Promise<unknown>
  /** Inserts one document and changes another, together. */
  transaction(): Promise<unknown>
  update(): Promise<unknown>
}

export interface RunOptions {
  operation: keyof Operations
  /** How many do it at a time. */
  writers: number
  /** When to stop: after so many milliseconds, or once it was done so often. */
  until: { ms: number } | { times: number }
}

export interface Run {
  times: number
  perSecond: number
  /** Milliseconds. */
  p99: number
}

export interface Scan {
  documents: number
  /** Milliseconds. */
  took: number
  /** The longest that this thread's loop was kept from its work meanwhile, in milliseconds. */
  worstDelay: number
}

/** Does one thing over and over. */
export async function run(operations: Operations, { operation, writers, until }: RunOptions): Promise<Run> {
  const taken: number[] = []
  const started = performance.now()
  const doOnAndOn = async () => {
    for (;;) {
      const began = performance.now()
      if ('ms' in until ? began - started >= until.ms : taken.length >= until.times) return
      await operations[operation]()
      taken.push(performance.now() - began)
    }
  }
  await Promise.all(Array.from({ length: writers }, doOnAndOn))
  const seconds = (performance.now() - started) / 1_000
  return { times: taken.length, perSecond: taken.length / seconds, p99: quantile(taken, 0.99) }
}

/** Reads everything by a field without an index, and watches the loop. */
export async function scan(documents: number, find: () => unknown): Promise<Scan> {
  let last = performance.now()
  let worstDelay = 0
  const look = () => {
    const now = performance.now()
    worstDelay = Math.max(worstDelay, now - last - tickMs)
    last = now
  }
  const timer = setInterval(look, tickMs)
  const started = performance.now()
  await find()
  const took = performance.now() - started
  clearInterval(timer)
  // A loop that did not turn at all has looked at nothing.
  await nextTurn()
  look()
  return { documents, took, worstDelay }
}

const tickMs = 1
