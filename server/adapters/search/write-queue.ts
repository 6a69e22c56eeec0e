import {
  DocumentsRejected,
  type Rejection,
  type SearchDocument,
  type SearchDocumentId,
} from './search.port.ts'

/** What is to become of one document: its new content, or nothing. */
export type Write = { key: string; document: SearchDocument } | { key: string; removed: SearchDocumentId }

/** Hands one batch to the engine. Resolves with what it refused, by key; rejects when it does not answer. */
export type SendBatch = (batch: readonly Write[]) => Promise<ReadonlyMap<string, Rejection>>

/** Called with nothing when the write is done. */
type Settle = (failure?: Error | Rejection) => void

interface Waiting {
  write: Write
  settle: Settle[]
}

interface QueueOptions {
  send: SendBatch
  /** Documents in one background batch. */
  backgroundBatch: number
  /** Documents in one batch of what people wrote. */
  promptBatch: number
}

/** So many prompt batches may overtake a waiting background one: a busy hour does not stop an import for good. */
const OVERTAKING = 3

/**
 * The order in which writes reach the engine. The engine works through one queue, batch by batch, and a batch
 * once handed over cannot be overtaken. So an import goes in small batches, one at a time, and what people write
 * goes between them: it waits for one small batch at most, never for the import.
 *
 * One entry per document: a newer write of the same document takes the place of the one still waiting, and both
 * callers hear of it. That also makes the order inside a batch irrelevant.
 */
export class WriteQueue {
  readonly #options: QueueOptions
  readonly #prompt = new Map<string, Waiting>()
  readonly #background = new Map<string, Waiting>()
  readonly #idle: (() => void)[] = []
  #underWay = 0
  #promptUnderWay = false
  #backgroundUnderWay = false
  #overtaken = 0

  constructor(options: QueueOptions) {
    this.#options = options
  }

  /** Resolves when all are done; once all have come to an end, rejects with the first failure, or all that was refused. */
  async add(writes: readonly Write[], background: boolean): Promise<void> {
    const done = writes.map((write) => this.#enqueue(write, background))
    this.#next()
    const failures = (await Promise.all(done)).filter((failure) => failure !== undefined)
    const error = failures.find((failure) => failure instanceof Error)
    if (error) throw error
    const rejections = failures.filter((failure): failure is Rejection => !(failure instanceof Error))
    if (rejections.length > 0) throw new DocumentsRejected(rejections)
  }

  /** Resolves when nothing is waiting or under way. */
  settled(): Promise<void> {
    if (this.#isIdle()) return Promise.resolve()
    return new Promise((resolve) => this.#idle.push(resolve))
  }

  #isIdle(): boolean {
    return this.#underWay === 0 && this.#prompt.size === 0 && this.#background.size === 0
  }

  #enqueue(write: Write, background: boolean): Promise<Error | Rejection | undefined> {
    const earlier = this.#prompt.get(write.key) ?? this.#background.get(write.key)
    const lane = background && !this.#prompt.has(write.key) ? this.#background : this.#prompt
    if (lane === this.#prompt) this.#background.delete(write.key)
    return new Promise((resolve) => {
      lane.set(write.key, { write, settle: [...(earlier?.settle ?? []), resolve] })
    })
  }

  #next(): void {
    const backgroundWaits = this.#background.size > 0 && !this.#backgroundUnderWay
    if (backgroundWaits && this.#mayImport()) {
      this.#overtaken = 0
      this.#backgroundUnderWay = true
      void this.#run(this.#background, this.#options.backgroundBatch).finally(() => {
        this.#backgroundUnderWay = false
        this.#next()
      })
    }
    if (this.#prompt.size > 0 && !this.#promptUnderWay) {
      if (this.#background.size > 0) this.#overtaken += 1
      this.#promptUnderWay = true
      void this.#run(this.#prompt, this.#options.promptBatch).finally(() => {
        this.#promptUnderWay = false
        this.#next()
      })
    }
    if (this.#isIdle()) this.#idle.splice(0).forEach((resolve) => resolve())
  }

  #mayImport(): boolean {
    const promptWaits = this.#prompt.size > 0 || this.#promptUnderWay
    return !promptWaits || this.#overtaken >= OVERTAKING
  }

  async #run(lane: Map<string, Waiting>, size: number): Promise<void> {
    const batch = [...lane.values()].slice(0, size)
    for (const { write } of batch) lane.delete(write.key)
    this.#underWay += 1
    try {
      const refused = await this.#options.send(batch.map(({ write }) => write))
      for (const { write, settle } of batch) settle.forEach((end) => end(refused.get(write.key)))
    } catch (error) {
      const failure = error instanceof Error ? error : new Error(String(error))
      for (const { settle } of batch) settle.forEach((end) => end(failure))
    } finally {
      this.#underWay -= 1
    }
  }
}
