import { MongoFault, timeLimit } from './errors.ts'
import type { Storage } from './storage.ts'

/** Thrown by a job that met something a transaction holds: it is run again when that has ended. */
export class Blocked extends Error {
  constructor(readonly until: Promise<void>) {
    super('held by a transaction')
  }
}

/**
 * How long a commit waits at most, after the one before it, for those whom that one answered; nor longer than that one took.
 * They mostly write again at once, and a commit for each of them costs more than the wait.
 */
const companyMs = 5

interface Entry {
  job: () => unknown
  resolve: (value: unknown) => void
  reject: (error: unknown) => void
}

/**
 * Group commit: every write that waits shares the next commit, and is answered after it is on the disk. One commit is
 * under way at a time; those who come meanwhile, and those whom it answered if they come again at once, form the next.
 */
export class WriteQueue {
  #waiting: Entry[] = []
  #running = false
  /** How many writes the next commit expects, until when, and whom to tell that they are there. */
  #expected = { writes: 0, until: 0, complete: () => {} }
  /** The number of the last commit that is on the disk, and of the one under way. */
  committed = 0
  current = 0

  constructor(
    private readonly storage: Storage,
    private readonly hooks: { committed: () => void; failed: () => void },
  ) {}

  /**
   * Runs a job inside a write transaction and resolves with its result once that is durable. A job that throws must
   * have written nothing that it does not want kept.
   * @param deadline until when it may wait for transactions; @throws MaxTimeMSExpired after it
   */
  async run<T>(job: () => T, deadline = Infinity): Promise<T> {
    for (;;) {
      try {
        return await this.#enqueue(job)
      } catch (error) {
        if (!(error instanceof Blocked)) throw error
        await endOrDeadline(error.until, deadline)
      }
    }
  }

  #enqueue<T>(job: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ job, resolve: resolve as (value: unknown) => void, reject })
      if (this.#waiting.length >= this.#expected.writes) this.#expected.complete()
      if (!this.#running) {
        this.#running = true
        void this.#drain()
      }
    })
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      await this.#company()
      await this.#commit()
    }
    this.#running = false
  }

  async #company(): Promise<void> {
    const { writes, until } = this.#expected
    const left = until - performance.now()
    if (left <= 0 || this.#waiting.length >= writes) return
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, left)
      this.#expected.complete = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  async #commit(): Promise<void> {
    let answers: (() => void)[] = []
    let taken: Entry[] = []
    const began = performance.now()
    try {
      await this.storage.env.transaction(() => {
        taken = this.#waiting
        this.#waiting = []
        this.current = this.committed + 1
        answers = taken.map(({ job, resolve, reject }) => {
          try {
            const result = job()
            return () => resolve(result)
          } catch (error) {
            return () => reject(error)
          }
        })
      })
      this.committed = this.current
      // Reads from here on see this commit.
      this.storage.env.resetReadTxn()
      this.hooks.committed()
    } catch (error) {
      // Nothing of the batch is in the file: memory goes back to what the file says.
      this.hooks.failed()
      const fault = await commitFault(error)
      process.emitWarning(fault.message)
      if (taken.length === 0) {
        taken = this.#waiting
        this.#waiting = []
      }
      answers = taken.map(
        ({ reject }) =>
          () =>
            reject(fault),
      )
    }
    const ended = performance.now()
    this.#expected = {
      writes: this.#waiting.length + taken.length,
      until: ended + Math.min(ended - began, companyMs),
      complete: () => {},
    }
    for (const answer of answers) answer()
  }
}

async function endOrDeadline(until: Promise<void>, deadline: number): Promise<void> {
  if (deadline === Infinity) return until
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(timeLimit()), Math.max(0, deadline - Date.now()))
  })
  return Promise.race([until, late]).finally(() => clearTimeout(timer))
}

/** What lmdb tells of a commit that failed: an error that carries a promise of the reason. */
interface CommitFailure extends Error {
  commitError: Promise<unknown>
}

const isCommitFailure = (error: unknown): error is CommitFailure =>
  error instanceof Error && 'commitError' in error

async function commitFault(error: unknown): Promise<MongoFault> {
  const reason: unknown = isCommitFailure(error)
    ? await error.commitError.catch((cause: unknown) => cause)
    : error
  const text = reason instanceof Error ? reason.message : String(reason)
  // A write that the disk took in part only is told as an input/output error.
  return /no space left|MDB_MAP_FULL|file too large|quota|input\/output error/i.test(text)
    ? new MongoFault('OutOfDiskSpace', `nothing was written, the disk is full or failing: ${text}`)
    : new MongoFault('InternalError', `nothing was written, the commit failed: ${text}`)
}

let listening = false

/**
 * lmdb rejects, besides the promise that a commit is awaited by, others that nobody holds: those alone are let pass,
 * since the commit's own failure is answered to whoever waited for it.
 */
export function letCommitFailuresPass(): void {
  if (listening) return
  listening = true
  process.on('unhandledRejection', (reason) => {
    if (isCommitFailure(reason)) return
    throw reason
  })
}
