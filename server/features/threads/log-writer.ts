import { newId } from '../../database/new-id.ts'
import {
  firstFailure,
  isCommitUnknown,
  isDuplicate,
  transaction,
  type Tx,
} from '../../database/transaction.ts'
import { Conflict, NotFound, Unavailable } from '../../errors.ts'
import { deliveriesTo } from '../../outbox/delivery.ts'
import { subscribersOf } from '../../outbox/events.ts'
import { ringDispatcher } from '../../outbox/wake.ts'
import { tellAppended } from './log-feed.ts'
import type { PostRecord } from './post.model.ts'
import { eventTypeOf, findPost, findPostByClientId, findPosts, highestSeq, insertPosts } from './post.repo.ts'
import type { ThreadRecord } from './thread.model.ts'
import { projectThread } from './project-thread.ts'
import { findThread, updateThreadState } from './thread.repo.ts'

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
  allowed: (thread: ThreadRecord) => void
  settle: (post: PostRecord) => void
  fail: (error: unknown) => void
}

interface ChangeJob {
  kind: 'change'
  run: (log: LogWriter) => Promise<void>
}

/** How long a reader may be told a number from memory, in milliseconds: other processes write too. */
const trustedFor = 1_000
/** At most this many posts travel to the store together. */
const batchSize = 64

/**
 * The one writer of a thread's log in this process. Posts get their numbers in the order in which they came, one batch in
 * flight; nobody writes a number without having seen the one before it committed, so a crash leaves a prefix, never a
 * hole. Other processes write too: the unique key on (thread, number) tells who was first, and the other counts again.
 */
export class LogWriter {
  readonly id: string
  readonly #jobs: Job[] = []
  #working = false
  /** The highest committed number, when we have seen it. */
  #last: number | undefined
  #seenAt = 0
  /** The thread's state, at least as new as that number: whoever changes it takes a number. */
  #thread: ThreadRecord | undefined

  constructor(id: string) {
    this.id = id
  }

  get idle(): boolean {
    return !this.#working
  }

  get last(): number | undefined {
    return performance.now() - this.#seenAt < trustedFor ? this.#last : undefined
  }

  push(job: Job): void {
    this.#jobs.push(job)
    if (!this.#working) void this.#work()
  }

  #see(seq: number): void {
    this.#last = seq
    this.#seenAt = performance.now()
  }

  forget(): void {
    this.#last = undefined
    this.#thread = undefined
  }

  /** Another process has written up to here. */
  sawNumber(seq: number): void {
    if (this.#last !== undefined && seq > this.#last) this.forget()
  }

  /** The thread, from memory when this process has it: the last word is the log's own look at it. @throws NotFound */
  async thread(): Promise<ThreadRecord> {
    const thread = this.#thread ?? (await findThread(this.id))
    if (!thread) throw new NotFound(`thread ${this.id}`)
    return thread
  }

  /**
   * The last number and the state that go together. The number is read first: a change that came between the two is then in the
   * state, and its number is found taken. Only the worker keeps what it read, so that nothing older overtakes it.
   */
  async #current(): Promise<{ last: number; thread: ThreadRecord }> {
    let last = this.#last
    if (last === undefined) {
      this.#thread = undefined
      last = await highestSeq(this.id)
      this.#see(last)
    }
    const thread = await this.thread()
    // Unless it was told to forget meanwhile.
    if (this.#last === last) this.#thread = thread
    return { last, thread }
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
  async #appendOnce(asked: readonly AppendJob[]): Promise<readonly AppendJob[]> {
    const { last, thread } = await this.#current()
    // Asked again after a number turned out to be taken: it may have been the one that closed the thread.
    const jobs = asked.filter((job) => isAllowed(job, thread))
    if (jobs.length === 0) return []
    const posts = jobs.map((job, index) => numbered(this.id, job.id, job.draft, last + 1 + index))
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
      // Our own document: the driver sent a batch again whose answer was lost.
      if (isDuplicate(error, '_id')) return this.#settleUnknown(jobs.slice(at), error)
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
    this.#see(newest.seq)
    jobs.forEach((job, index) => {
      const post = posts[index]
      if (post) job.settle(post)
    })
    tellAppended({ threadId: this.id, posts })
    // What is only said waits for the dispatcher's next round: lists may be a second behind, and a lively talk costs little.
    if (posts.some(({ kind }) => kind !== 'chat')) ringDispatcher()
  }

  /** The answer was lost: what is found in the store was accepted, the rest was not. */
  async #settleUnknown(jobs: readonly AppendJob[], cause: unknown): Promise<readonly AppendJob[]> {
    this.forget()
    const found = new Map((await findPosts(jobs.map(({ id }) => id))).map((post) => [post._id, post]))
    const accepted = jobs.map((job) => found.get(job.id)).filter((post) => post !== undefined)
    for (const job of jobs) {
      const post = found.get(job.id)
      if (post) job.settle(post)
      else job.fail(notInTheStore(cause))
    }
    if (accepted.length > 0) tellAppended({ threadId: this.id, posts: accepted })
    ringDispatcher()
    return []
  }

  /** One transaction: the new state over the one that it was built on, and its numbered post. */
  async change<T>(now: Date, decide: Decide<T>): Promise<T> {
    const id = newId()
    let tried: { next: ThreadRecord; post: PostRecord; result: (post: PostRecord) => T } | undefined
    const { next, post, result } = await transaction(
      async (tx) => {
        const { last, thread } = await this.#current()
        const seq = last + 1
        const change = await decide(thread, { id, seq })
        const post = numbered(this.id, id, change.post, seq)
        const facts = withoutKeys({ ...thread, ...change.set }, change.unset ?? [])
        const projection = projectThread(facts, now)
        const projected = { ...change.set, ...projection.set, stateSeq: post.seq }
        const unset = [...(change.unset ?? []), ...projection.unset]
        if (!(await updateThreadState(tx, this.id, thread.stateSeq, projected, unset))) throw new StateMoved()
        await insertPosts([post], tx)
        await change.also?.(tx, post)
        tried = { next: withoutKeys({ ...facts, ...projected }, unset), post, result: change.result }
        return tried
      },
      (error) => {
        // Whatever it was, the state that we remember may be old: the next try reads it afresh.
        this.forget()
        return error instanceof StateMoved || isDuplicate(error, 'seq')
      },
    ).catch(async (error: unknown) => {
      if (!tried || !isCommitUnknown(error)) throw error
      if (await findPost(id)) return tried
      throw notInTheStore(error)
    })
    this.#see(post.seq)
    this.#thread = next
    tellAppended({ threadId: this.id, posts: [post] })
    ringDispatcher()
    return result(post)
  }
}

const notInTheStore = (cause: unknown) =>
  new Unavailable('the outcome of a write is unknown, and it is not in the store', {
    cause,
    reason: 'database',
  })

function isAllowed(job: AppendJob, thread: ThreadRecord): boolean {
  try {
    job.allowed(thread)
    return true
  } catch (error) {
    job.fail(error)
    return false
  }
}

/** Somebody changed the thread since we read it. */
class StateMoved extends Error {}

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

function withoutKeys(thread: ThreadRecord, keys: readonly (keyof ThreadRecord)[]): ThreadRecord {
  const copy: ThreadRecord = { ...thread }
  for (const key of keys) delete copy[key]
  return copy
}
