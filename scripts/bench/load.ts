import autocannon, { type AutocannonRequest } from 'autocannon'
import { performance } from 'node:perf_hooks'
import type { Side } from './harness.ts'

/** What a side did under load. */
export interface Load {
  perSecond: number
  /** Milliseconds of processor time for one request. */
  cpu: number
  /** Milliseconds. */
  p50: number
  p99: number
}

interface LoadOptions {
  /** The next request: called once for each. */
  next: () => AutocannonRequest
  connections?: number
  seconds?: number
}

/**
 * Asks one side as fast as it answers, over connections that stay open.
 * @throws Error when anything but 2xx came back: a refusal is cheap, and would look fast
 */
export async function load(side: Side, { next, connections = 10, seconds = 2 }: LoadOptions): Promise<Load> {
  const before = await side.cpu()
  const result = await autocannon({
    url: side.url,
    connections,
    duration: seconds,
    requests: [{ setupRequest: (request) => ({ ...request, ...next() }) }],
  })
  const cpu = (await side.cpu()) - before
  const wrong = result.non2xx + result.errors
  if (wrong > 0) {
    const statuses = JSON.stringify(result.statusCodeStats)
    throw new Error(`${next().path}: ${wrong} of ${result['2xx'] + wrong} requests failed, ${statuses}`)
  }
  const answered = result['2xx']
  return {
    perSecond: answered / result.duration,
    cpu: cpu / answered,
    p50: result.latency.p50,
    p99: result.latency.p99,
  }
}

/** How long each of `times` tries takes, one after the other, in milliseconds. */
export async function oneByOne(times: number, once: (index: number) => Promise<unknown>): Promise<number[]> {
  const taken: number[] = []
  for (let index = 0; index < times; index++) {
    const started = performance.now()
    await once(index)
    taken.push(performance.now() - started)
  }
  return taken
}
