/** The half of the harness that runs inside a server under measurement: it answers questions over IPC. */

import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises'

const drainMs = 150

/** A server that runs, as its program describes it. */
export interface Served {
  /** Where it listens; empty when it does not. */
  url: string
  /** What this program can be asked besides its processor time. */
  answers?: Record<string, (input: unknown) => unknown>
  /** Only for one whose data is used afterwards: the others stand on a copy, and just end. */
  close?(): Promise<void>
}

export interface Question {
  id: number
  what: string
  input: unknown
}

export type Reply = { ready: string } | { id: number; value: unknown } | { failed: string; id?: number }

/** Runs a program of the bench: its options come as JSON, and it ends with the process that asked for it. */
export async function runSide<Options>(start: (options: Options) => Promise<Served>): Promise<void> {
  const reply = (message: Reply) => process.send?.(message)
  const describe = (error: unknown) =>
    error instanceof Error ? (error.stack ?? error.message) : String(error)
  try {
    const served = await start(JSON.parse(process.argv[2] ?? '{}') as Options)
    const answers: Served['answers'] = { ...served.answers, cpu: cpuMilliseconds, heap: heapInUse }
    process.on('message', ({ id, what, input }: Question) => {
      Promise.resolve()
        .then(() => {
          const answer = answers[what]
          if (!answer) throw new Error(`nobody answers ${what}`)
          return answer(input)
        })
        .then(
          (value: unknown) => reply({ id, value: value ?? null }),
          (error: unknown) => reply({ id, failed: describe(error) }),
        )
    })
    process.once('disconnect', () => {
      // What is still under way ends first: the store must not be gone in the middle of a query.
      pause(drainMs)
        .then(() => served.close?.())
        .then(
          () => process.exit(0),
          () => process.exit(1),
        )
    })
    reply({ ready: served.url })
  } catch (error) {
    reply({ failed: describe(error) })
    process.exitCode = 1
    process.disconnect()
  }
}

function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Bytes of what is alive on the heap, and of what it holds outside. */
async function heapInUse(): Promise<number> {
  // What the first collection lets go may end in callbacks, which let go of more.
  for (let time = 0; time < 2; time++) {
    await nextTurn()
    global.gc?.()
  }
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}
