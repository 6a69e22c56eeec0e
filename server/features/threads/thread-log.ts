import { newId } from '../../database/new-id.ts'
import { isDuplicate, transaction, type Tx } from '../../database/transaction.ts'
import { Conflict, NotFound, Unavailable } from '../../errors.ts'
import { deliveriesTo } from '../../outbox/delivery.ts'
import { subscribersOf } from '../../outbox/events.ts'
import { ringDispatcher } from '../../outbox/wake.ts'
import { tellAppended } from './log-feed.ts'
import type { PostRecord } from './post.model.ts'
import { eventTypeOf, findPostByClientId, findPosts, highestSeq, insertPosts } from './post.repo.ts'
import type { ThreadRecord } from './thread.model.ts'
import { findThread, updateThreadState } from './thread.repo.ts'
import { nextStatusChange, threadStatus } from './thread.rules.ts'

/** A post that has no number yet: the log gives it one. */
export type PostDraft = Omit<PostRecord, '_id' | 'threadId' | 'seq' | 'pending'>

/** The next state of a thread, and the post that readers see it by. */
export interface ThreadChange<T> {
  set: Partial<ThreadRecord>
  unset?: readonly (keyof ThreadRecord)[]
  post: PostDraft
  /** Further writes of the same transaction; given the post as numbered. */
  also?: (tx: Tx, post: PostRecord) => Promise<void>
  result: (post: PostRecord) => T
}

/** Decides on the next state, knowing the thread as it is and which post will show the change. */
export type Decide<T> = (
  thread: ThreadRecord,
  post: { id: string; seq: number },
) => Promise<ThreadChange<T>> | ThreadChange<T>

type Job = AppendJob | ChangeJob

interface AppendJob {
  kind: 'append'
  id: string
  draft: PostDraft
  settle: (post: PostRecord) => void
  fail: (error: unknown) => void
}

interface ChangeJob {
  kind: 'change'
  run: (log: ThreadLog) => Promise<void>
}

/** At most this many posts travel to the store together. */
const batchSize = 64
/** Logs whose last number stays in memory. */
const rememberedLogs = 5_000

/**
 * The one writer of a thread's log in this process. Posts get their numbers in the order in which they came, one batch in
 * flight; nobody writes a number without having seen the one before it committed, so a crash leaves a prefix, never a
 * hole. Other processes write too: the unique key on (thread, number) tells who was first, and the other counts again.
 */
class ThreadLog {
  readonly id: string
  readonly #jobs: Job[] = []
  #working = false
  /** The highest committed number, when we have seen it. */
  #last: number | undefined
  /** The thread's state as of its last change that we have seen. */
  #thread: ThreadRecord | undefined

  constructor(id: string) {
    this.id = id
  }

  get idle(): boolean {
    return !this.#working
  }

  get last(): number | undefined {
    return this.#last
  }

  push(job: Job): void {
    this.#jobs.push(job)
    if (!this.#working) void this.#work()
  }

  forget(): void {
    this.#last = undefined
    this.#thread = undefined
  }

  /** Another process has written up to here. */
  sawNumber(seq: number): void {
    if (this.#last !== undefined && seq > this.#last) this.forget()
  }

  /** The thread, from memory when this process was the last to change it. @throws NotFound */
  async thread(): Promise<ThreadRecord> {
    this.#thread ??= (await findThread(this.id)) ?? undefined
    if (!this.#thread) throw new NotFound(`thread ${this.id}`)
    return this.#thread
  }

  async #work(): Promise<void> {
    this.#working = true
    for (let job = this.#jobs[0]; job; job = this.#jobs[0]) {
      if (job.kind === 'change') {
        this.#jobs.shift()
        await job.run(this)
        continue
      }
      const until = this.#jobs.findIndex(({ kind }) => kind === 'change')
      const batch = this.#jobs.splice(0, Math.min(until === -1 ? this.#jobs.length : until, batchSize))
      await this.#append(batch.filter((item) => item.kind === 'append'))
    }
    this.#working = false
  }

  /** Writes a batch; each job is settled or failed, in order. Never rejects. */
  async #append(jobs: readonly AppendJob[]): Promise<void> {
    let rest = jobs
    while (rest.length > 0) {
      try {
        rest = await this.#appendOnce(rest)
      } catch (error) {
        this.forget()
        for (const job of rest) job.fail(error)
        return
      }
    }
  }

  /** @returns what is still to be written, after a number or a client's id turned out to be taken */
  async #appendOnce(jobs: readonly AppendJob[]): Promise<readonly AppendJob[]> {
    this.#last ??= await highestSeq(this.id)
    const first = this.#last + 1
    const posts = jobs.map((job, index) => numbered(this.id, job.id, job.draft, first + index))
    try {
      await insertPosts(posts)
    } catch (error) {
      const at = firstFailure(error)
      if (at === undefined) return this.#settleUnknown(jobs, error)
      this.#accept(jobs.slice(0, at), posts.slice(0, at))
      const failed = jobs[at]
      if (!failed || !isDuplicate(error)) throw error
      if (isDuplicate(error, 'clientId')) {
        await answerRepeat(this.id, failed)
        return jobs.slice(at + 1)
      }
      // Another process took this number: count again, and go on with the rest.
      this.forget()
      return jobs.slice(at)
    }
    this.#accept(jobs, posts)
    return []
  }

  #accept(jobs: readonly AppendJob[], posts: readonly PostRecord[]): void {
    const newest = posts.at(-1)
    if (!newest) return
    this.#last = newest.seq
    jobs.forEach((job, index) => {
      const post = posts[index]
      if (post) job.settle(post)
    })
    tellAppended({ threadId: this.id, posts })
    ringDispatcher()
  }

  /** The answer was lost: what is found in the store was accepted, the rest was not. */
  async #settleUnknown(jobs: readonly AppendJob[], cause: unknown): Promise<readonly AppendJob[]> {
    this.forget()
    const found = new Map((await findPosts(jobs.map(({ id }) => id))).map((post) => [post._id, post]))
    const accepted = jobs.map((job) => found.get(job.id)).filter((post) => post !== undefined)
    for (const job of jobs) {
      const post = found.get(job.id)
      if (post) job.settle(post)
      else
        job.fail(
          new Unavailable('the outcome of a write is unknown, and it is not in the store', {
            cause,
            reason: 'database',
          }),
        )
    }
    if (accepted.length > 0) tellAppended({ threadId: this.id, posts: accepted })
    ringDispatcher()
    return []
  }

  /** One transaction: the new state over the one that it was built on, and its numbered post. */
  async change<T>(now: Date, decide: Decide<T>): Promise<T> {
    const id = newId()
    const { next, post, result } = await transaction(
      async (tx) => {
        const thread = await this.thread()
        this.#last ??= await highestSeq(this.id)
        const seq = this.#last + 1
        const change = await decide(thread, { id, seq })
        const post = numbered(this.id, id, change.post, seq)
        const facts = withoutKeys({ ...thread, ...change.set }, change.unset ?? [])
        const statusUntil = nextStatusChange(facts, now)
        const projected = {
          ...change.set,
          stateSeq: post.seq,
          status: threadStatus(facts, now),
          ...(statusUntil && { statusUntil }),
        }
        const unset = [...(change.unset ?? []), ...(statusUntil ? [] : (['statusUntil'] as const))]
        if (!(await updateThreadState(tx, this.id, thread.stateSeq, projected, unset))) throw new StateMoved()
        await insertPosts([post], tx)
        await change.also?.(tx, post)
        return { next: withoutKeys({ ...facts, ...projected }, unset), post, result: change.result }
      },
      (error) => {
        // Whatever it was, the state that we remember may be old: the next try reads it afresh.
        this.forget()
        return error instanceof StateMoved || isDuplicate(error, 'seq')
      },
    )
    this.#last = post.seq
    this.#thread = next
    tellAppended({ threadId: this.id, posts: [post] })
    ringDispatcher()
    return result(post)
  }
}

/** Somebody changed the thread since we read it. */
class StateMoved extends Error {}

const logs = new Map<string, ThreadLog>()

function logOf(threadId: string): ThreadLog {
  const log = logs.get(threadId) ?? new ThreadLog(threadId)
  // Deleted and set again, so that the map stays in order of use.
  logs.delete(threadId)
  logs.set(threadId, log)
  if (logs.size > rememberedLogs) {
    for (const [id, old] of logs) {
      if (logs.size <= rememberedLogs) break
      if (old.idle && id !== threadId) logs.delete(id)
    }
  }
  return log
}

/**
 * Appends a post that changes no state to a thread's log. Resolves once it is on the store's disk; the same `clientId` sent
 * twice gives the same post.
 * @throws Conflict when that `clientId` came before with another text, Unavailable when the store did not answer
 */
export function appendToThread(threadId: string, draft: PostDraft): Promise<PostRecord> {
  return new Promise((settle, fail) =>
    logOf(threadId).push({ kind: 'append', id: newId(), draft, settle, fail }),
  )
}

/**
 * Changes a thread's state through its log: the new facts and the numbered post that shows them are written together or not
 * at all. `decide` may run twice, on a fresher thread.
 * @throws NotFound, and what `decide` throws
 */
export function changeThread<T>(threadId: string, now: Date, decide: Decide<T>): Promise<T> {
  return new Promise((resolve, reject) =>
    logOf(threadId).push({ kind: 'change', run: (log) => log.change(now, decide).then(resolve, reject) }),
  )
}

/** A thread's state for a write, from memory when this process changed it last. @throws NotFound */
export const threadForWriting = (threadId: string): Promise<ThreadRecord> => logOf(threadId).thread()

/** The last number of a thread's log as far as this process has seen; undefined when it has not looked. */
export const lastSeen = (threadId: string): number | undefined => logs.get(threadId)?.last

/** Another process has written up to `seq`: what this one remembers of the thread is old. */
export const sawElsewhere = (threadId: string, seq: number): void => logs.get(threadId)?.sawNumber(seq)

/** A post with its number, its identity and those who must hear of it. */
export function numbered(threadId: string, id: string, draft: PostDraft, seq: number): PostRecord {
  const pending = deliveriesTo(subscribersOf[eventTypeOf(draft)], draft.createdAt)
  return { ...draft, _id: id, threadId, seq, ...(pending.length > 0 && { pending }) }
}

async function answerRepeat(threadId: string, job: AppendJob): Promise<void> {
  const { authorId, clientId, body, kind } = job.draft
  const stored = clientId === undefined ? null : await findPostByClientId(threadId, authorId, clientId)
  if (!stored) job.fail(new Unavailable('a repeated message cannot be found', { reason: 'database' }))
  else if (stored.kind === kind && (stored.body === body || stored.withdrawnAt)) job.settle(stored)
  else job.fail(new SentBefore(`${clientId} came before with another text`))
}

/** The same `clientId`, with another text. */
export class SentBefore extends Conflict {
  override readonly code = 'sent-before'
}

/** Which document of an ordered insert failed; undefined when the outcome of the whole is unknown. */
function firstFailure(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('writeErrors' in error)) return undefined
  const first: unknown = [error.writeErrors].flat()[0]
  if (typeof first !== 'object' || first === null || !('index' in first)) return undefined
  return typeof first.index === 'number' ? first.index : undefined
}

function withoutKeys(thread: ThreadRecord, keys: readonly (keyof ThreadRecord)[]): ThreadRecord {
  const copy: ThreadRecord = { ...thread }
  for (const key of keys) delete copy[key]
  return copy
}
