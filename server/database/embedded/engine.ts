import { Timestamp } from 'bson'
import { join } from 'node:path'
import { Catalog, type Collection } from './catalog.ts'
import { Cursors } from './cursors.ts'
import { shuttingDown } from './errors.ts'
import type { ReadView } from './execute.ts'
import { storeFile } from './folder.ts'
import { FailPoints } from './failpoints.ts'
import { Locks } from './locks.ts'
import { NumberedWrites } from './numbered-writes.ts'
import { Profiler } from './profiler.ts'
import { Blocked, WriteQueue } from './queue.ts'
import { Sessions } from './sessions.ts'
import { SnapshotReads } from './snapshot-reads.ts'
import { NotOurs, Storage } from './storage.ts'
import { Turns } from './turns.ts'
import { Transaction } from './transactions.ts'
import type { Doc } from './values.ts'
import { FileWriter, type Writer } from './writer.ts'

export interface EngineOptions {
  /** May clients live on when this process dies? What their numbered writes did is kept in the file then. */
  outlived?: boolean
  /** Lets clients make commands fail (`failCommand`). */
  testCommands?: boolean
  /** How long a transaction may live, in milliseconds. */
  transactionLifetimeMs?: number
}

/** A command that is being answered, and since when (by `performance.now()`). */
export interface Running {
  command: Doc
  began: number
}

/** All the parts of an open store, and how reads and writes get at them. */
export class Engine {
  readonly storage: Storage
  readonly catalog: Catalog
  readonly queue: WriteQueue
  readonly locks = new Locks()
  /** Changes of collections and indexes: one at a time, since they take more than one commit. */
  readonly schemaTurns = new Turns()
  readonly sessions: Sessions
  readonly cursors = new Cursors()
  readonly snapshotReads = new SnapshotReads(
    () => this.operationTime,
    () => this.readView(),
  )
  readonly profiler = new Profiler()
  /** Only of a store that may die while its clients live. */
  readonly numberedWrites: NumberedWrites | undefined
  /** Only of a store with test commands. */
  readonly failPoints: FailPoints | undefined
  readonly #fileWriter: FileWriter
  /** Wakes those who wait for a commit. */
  readonly #waiting = new Set<() => void>()
  readonly #transactions = new Set<Transaction>()
  readonly #running = new Map<Promise<unknown>, Running>()
  readonly #began = Math.floor(Date.now() / 1_000)
  #closing: Promise<void> | undefined

  constructor(
    folder: string,
    private readonly options: EngineOptions = {},
  ) {
    this.storage = new Storage(join(folder, storeFile))
    this.numberedWrites = options.outlived ? new NumberedWrites(this.storage) : undefined
    this.failPoints = options.testCommands ? new FailPoints() : undefined
    this.sessions = new Sessions((id) => this.numberedWrites?.recall(id))
    this.catalog = new Catalog(this.storage)
    this.queue = new WriteQueue(this.storage, {
      committed: () => {
        this.#forget()
        this.#wake()
      },
      failed: () => void this.catalog.load(),
    })
    this.#fileWriter = new FileWriter(this.storage, this.catalog, this.locks, () => this.queue.current)
  }

  /** @throws NotOurs for a file of another kind */
  async open(): Promise<void> {
    if (!this.catalog.load()) throw new NotOurs('not a file of the embedded store')
    await this.queue.run(() => {
      this.catalog.begin()
      // What a pipeline was writing when the store died never took its place.
      for (const collection of this.catalog.listTemporary()) this.removeCollection(collection)
    })
  }

  /** The time of the last commit, as clients hand it on: it only grows, also over restarts. */
  get operationTime(): Timestamp {
    return new Timestamp({ t: this.#began, i: this.queue.committed + 1 })
  }

  /** Is it being closed? Long reads stop then. */
  get closing(): boolean {
    return this.#closing !== undefined
  }

  /** Runs the answering of a command, which the closing of the store waits for. */
  async during<T>(answering: () => Promise<T>, command: Doc = {}): Promise<T> {
    if (this.closing) throw shuttingDown()
    // Begun in a moment, so that it finds itself among those that run.
    const answer = Promise.resolve().then(answering)
    this.#running.set(answer, { command, began: performance.now() })
    try {
      return await answer
    } finally {
      this.#running.delete(answer)
    }
  }

  /** The commands that are being answered. */
  listRunning(): Running[] {
    return [...this.#running.values()].filter(({ command }) => command['$db'] !== undefined)
  }

  /** Ends transactions and cursors, waits for what is being answered, and closes the file. */
  close(): Promise<void> {
    return (this.#closing ??= this.#close())
  }

  async #close(): Promise<void> {
    for (const transaction of this.#transactions) transaction.abort()
    this.#wake()
    await Promise.allSettled(this.#running.keys())
    this.cursors.closeAll()
    this.snapshotReads.closeAll()
    await this.queue.run(() => undefined)
    await this.storage.close()
  }

  /** What a read outside a transaction sees; whoever asks gives it back with `done()`. */
  readView(): { view: ReadView; done: () => void } {
    const snapshot = this.storage.snapshot()
    return {
      view: { seq: this.queue.committed, snapshot, own: () => undefined },
      done: () => snapshot.done(),
    }
  }

  /** Runs a write: in the transaction if there is one, else in a write job, which may run more than once. */
  async write<T>(
    transaction: Transaction | undefined,
    job: (writer: Writer) => T,
    deadline = Infinity,
  ): Promise<T> {
    return transaction ? job(transaction) : this.queue.run(() => job(this.#fileWriter), deadline)
  }

  /** Ends clients' sessions, with what they left open. */
  async endSessions(ids: string[]): Promise<void> {
    for (const id of ids) {
      const session = this.sessions.end(id)
      if (session) this.cursors.closeOwnedBy(session)
    }
    const { numberedWrites } = this
    if (numberedWrites && ids.length > 0) {
      await this.queue.run(() => {
        for (const id of ids) numberedWrites.forget(id)
      })
    }
  }

  /** The collection of that name, made (outside any transaction) when it is missing. */
  async ensureCollection(db: string, name: string, deadline?: number): Promise<Collection> {
    const found = this.catalog.find(db, name)
    if (found) return found
    return this.queue.run(() => {
      this.waitForMaker(db, name)
      return this.catalog.find(db, name) ?? this.catalog.create(db, name, {}, this.queue.current)
    }, deadline)
  }

  /** Waits for the next commit, so many milliseconds at most; ends at once when the store closes. */
  nextCommit(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer)
        this.#waiting.delete(wake)
        resolve()
      }
      const timer = setTimeout(wake, this.closing ? 0 : ms)
      this.#waiting.add(wake)
    })
  }

  #wake(): void {
    for (const wake of this.#waiting) wake()
  }

  begin(onEnd: (transaction: Transaction) => void): Transaction {
    const { storage, catalog, locks, queue } = this
    const transaction = new Transaction(
      { storage, catalog, locks, queue, fileWriter: this.#fileWriter },
      (ended) => {
        this.#transactions.delete(ended)
        onEnd(ended)
      },
      this.options.transactionLifetimeMs,
    )
    this.#transactions.add(transaction)
    return transaction
  }

  /**
   * Inside a write job, before a collection or its indexes change.
   * @throws Blocked while a transaction writes into it
   */
  waitForTransactionIn(collection: Collection): void {
    const writing = [...this.#transactions].find((transaction) => transaction.touches(collection.id))
    if (writing) throw new Blocked(writing.ended)
  }

  /** Inside a write job, before a collection is made. @throws Blocked while a transaction makes one of that name */
  waitForMaker(db: string, name: string): void {
    const making = [...this.#transactions].find((transaction) => transaction.makes(db, name))
    if (making) throw new Blocked(making.ended)
  }

  /**
   * Drops a collection with its indexes, whose contents are yet to be cleared; inside a write job.
   * @throws Blocked while a transaction writes into it
   */
  removeCollection(collection: Collection): void {
    this.waitForTransactionIn(collection)
    this.catalog.remove(collection)
  }

  // What changed before the oldest transaction began cannot conflict with any.
  #forget(): void {
    const seqs = [...this.#transactions].map((transaction) => transaction.seq)
    this.locks.forget(seqs.length > 0 ? Math.min(...seqs) : undefined)
  }
}
