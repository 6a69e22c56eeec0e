import { setTimeout as pause } from 'node:timers/promises'
import { inPairs, type Bench, type Side } from '../harness.ts'
import { oneByOne } from '../load.ts'
import { pairedLine, type Line } from '../report.ts'
import { connect, join, say, type Client } from '../sockets.ts'
import { median } from '../statistics.ts'
import type { Row } from './row.ts'

const pairs = 3
const aloneTimes = 40
const pauseBetweenMs = 40
const writers = 20
const writeForMs = 2_000
const body = 'Il faut la demander : la caisse ne la verse pas d’elle-même, même quand elle connaît le décès.'

/** A message, on the disk when it is acknowledged. */
async function messages(bench: Bench): Promise<Line[]> {
  const { threads, readers } = await bench.content()
  const cookies = readers.map(({ cookie }) => cookie)
  const threadId = threads[0]?.id ?? ''
  const ours = await bench.start('ours', { dataDir: await bench.store() })
  const bare = await bench.start('bare-broadcast', { dataDir: await bench.store() })
  const people = { ours: await arrive(ours, cookies), bare: await arrive(bare, cookies) }
  for (const [reader] of Object.values(people)) if (reader) await join(reader, threadId, 20)

  const alone = async (sockets: readonly Client[]) => {
    const [socket] = sockets
    if (!socket) throw new Error('nobody came')
    const taken: number[] = []
    for (let time = 0; time < aloneTimes; time++) {
      taken.push(...(await oneByOne(1, () => say(socket, threadId, body))))
      // Alone: what the message before it set going has come to an end.
      await pause(pauseBetweenMs)
    }
    return median(taken)
  }
  const measureBoth = (measure: (sockets: readonly Client[]) => Promise<number>) =>
    inPairs(
      pairs,
      () => measure(people.ours),
      () => measure(people.bare),
    )
  const together = (sockets: readonly Client[]) => sayTogether(sockets, threadId)
  await Promise.all([together(people.ours), together(people.bare)])
  const latencies = await measureBoth(alone)
  const rates = await measureBoth(together)
  for (const socket of [...people.ours, ...people.bare]) socket.close()
  await Promise.all([ours.stop(), bare.stop()])
  return [
    pairedLine('B1', 'a message alone, p50', 'ms', latencies, { of: 'ours', atMost: 8.5 }),
    pairedLine('B1', `${writers} writers in one thread`, '/s', rates, { of: 'ours', atLeast: 860 }),
    ...(await roundTrips(bench, threadId, cookies)),
  ]
}

function arrive(side: Side, cookies: readonly string[]): Promise<Client[]> {
  return Promise.all(cookies.slice(0, writers).map((cookie) => connect(side.url, cookie)))
}

/** Everybody says one thing after the other. @returns messages acknowledged in a second */
async function sayTogether(sockets: readonly Client[], threadId: string): Promise<number> {
  const started = performance.now()
  let said = 0
  await Promise.all(
    sockets.map(async (socket) => {
      while (performance.now() - started < writeForMs) {
        await say(socket, threadId, body)
        said += 1
      }
    }),
  )
  return said / ((performance.now() - started) / 1000)
}

/**
 * How often the store is asked for one message before it is acknowledged. What delivers events afterwards is counted apart: it
 * takes many at a time, and nobody waits for it; nor does anybody listen here, who would have to be told.
 */
async function roundTrips(bench: Bench, threadId: string, cookies: readonly string[]): Promise<Line[]> {
  const side = await bench.start('ours', { dataDir: await bench.store(), counting: true })
  const sockets = await arrive(side, cookies)
  const lines: Line[] = []
  for (const [count, atMost] of [
    [1, 1],
    [8, 0.5],
  ] as const) {
    const talking = sockets.slice(0, count)
    await Promise.all(talking.map((socket) => say(socket, threadId, body)))
    await side.ask('commands')
    const each = 200
    await Promise.all(talking.map((socket) => oneByOne(each / count, () => say(socket, threadId, body))))
    const commands = await side.ask<Record<string, number>>('commands')
    const waitedFor = Object.entries(commands).filter(([name]) => !isDelivery(name))
    const sum = waitedFor.reduce((total, [, times]) => total + times, 0)
    const what = `asks of the store for a message, ${count === 1 ? 'alone' : `${count} writers`}`
    lines.push({ row: 'B1', what, unit: '', ours: sum / each, goal: { of: 'ours', atMost } })
  }
  for (const socket of sockets) socket.close()
  await side.stop()
  return lines
}

/**
 * All but reading the thread and writing to its log is for others, afterwards: the dispatcher claims, delivers and clears away,
 * and sessions are watched once a second.
 */
const isDelivery = (command: string): boolean => !/^(insert posts|find threads)$/.test(command)

export const writingRows: Row[] = [{ name: 'B1', measure: messages }]
