import { setTimeout as pause } from 'node:timers/promises'
import type { Bench, Side } from '../harness.ts'
import { pairedLine, type Line } from '../report.ts'
import { connect, say, sharedClock } from '../sockets.ts'
import { quantile } from '../statistics.ts'
import type { Heard } from '../visitors.ts'
import type { Row } from './row.ts'

const readers = 1_000
/** Processes that the readers are spread over: one alone would be the slower side. */
const crowds = 2
const firstOfThem = 50
const posts = 25
const everyMs = 150
const rounds = 3
/** With the HTML beside it, a post of about 2.5 KB on the wire. */
const body = 'La réversion se demande à chaque régime, sur un seul formulaire depuis 2019. '.repeat(14).trim()

interface Round {
  /** Milliseconds from the acknowledgement until the last reader has it, the 99th of 100. */
  lastReached: number
  /** Milliseconds of processor for one post, written and told. */
  cpu: number
}

/** A post to a thousand readers of one thread. */
async function crowd(bench: Bench): Promise<Line[]> {
  const { threads, readers: people } = await bench.content()
  const threadId = threads[1]?.id ?? ''
  const cookie = people[0]?.cookie ?? ''
  const measure = async (program: string) => {
    const side = await bench.start(program, { dataDir: await bench.store() })
    const gathered = await gather(bench, side, threadId)
    return { side, ...gathered, sender: await connect(side.url, cookie) }
  }
  const sides = { ours: await measure('ours'), bare: await measure('bare-broadcast') }
  const taken: { ours: Round; bare: Round }[] = []
  for (let round = 0; round < rounds; round++) {
    taken.push({
      ours: await talk(sides.ours, threadId),
      bare: await talk(sides.bare, threadId),
    })
  }
  const figures = (of: keyof Round) => taken.map(({ ours, bare }) => ({ ours: ours[of], bare: bare[of] }))
  for (const { side, visitors, sender } of Object.values(sides)) {
    sender.close()
    await Promise.all([...visitors, side].map((each) => each.stop()))
  }
  const memory = [{ ours: sides.ours.perSocket, bare: sides.bare.perSocket }]
  return [
    pairedLine(
      'C1',
      `the last of ${readers} reached, p99 after the acknowledgement`,
      'ms',
      figures('lastReached'),
      {
        of: 'ratio',
        atMost: 2.5,
      },
    ),
    pairedLine('C1', 'processor for a post', 'ms', figures('cpu'), { of: 'ratio', atMost: 2 }),
    pairedLine('C1', 'heap of an idle socket', 'KB', memory, { of: 'ratio', atMost: 2 }),
  ]
}

/** Has the readers come and listen. @returns them, and the kilobytes of heap that each costs */
async function gather(bench: Bench, side: Side, threadId: string) {
  const options = { url: side.url, threadId, afterSeq: 20 }
  const visitors = await Promise.all(Array.from({ length: crowds }, () => bench.start('visitors', options)))
  // The first of them make the server load and compile what it needs for all.
  await Promise.all(visitors.map((crowd) => crowd.ask('come', firstOfThem)))
  const before = await side.ask<number>('heap')
  const rest = readers - firstOfThem * crowds
  await Promise.all(visitors.map((crowd) => crowd.ask('come', rest / crowds)))
  return { visitors, perSocket: ((await side.ask<number>('heap')) - before) / rest / 1024 }
}

async function talk(
  { side, visitors, sender }: { side: Side; visitors: Side[]; sender: Awaited<ReturnType<typeof connect>> },
  threadId: string,
): Promise<Round> {
  const acknowledged = new Map<number, number>()
  const before = await side.cpu()
  for (let post = 0; post < posts; post++) {
    const seq = await say(sender, threadId, body)
    acknowledged.set(seq, sharedClock())
    await pause(everyMs)
  }
  const cpu = (await side.cpu()) - before
  const heard = await Promise.all(visitors.map((crowd) => crowd.ask<Record<string, Heard>>('heard')))
  const waits = [...acknowledged].map(([seq, at]) => {
    const arrivals = heard.map((crowd) => crowd[seq])
    const count = arrivals.reduce((sum, arrival) => sum + (arrival?.count ?? 0), 0)
    if (count !== readers) throw new Error(`post ${seq} reached ${count} of ${readers}`)
    return Math.max(0, ...arrivals.map((arrival) => (arrival?.lastAt ?? Number.NaN) - at))
  })
  return { lastReached: quantile(waits, 0.99), cpu: cpu / posts }
}

export const liveRows: Row[] = [{ name: 'C1', measure: crowd }]
