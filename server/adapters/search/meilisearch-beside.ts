import { answered, type Engine } from './engine.ts'
import { keyOf } from './engine-document.ts'
import type { EngineIndex } from './engine-index.ts'
import {
  DocumentsRejected,
  SearchDown,
  type IndexBeside,
  type SearchDocument,
  type SearchDocumentId,
} from './search.port.ts'
import { writeBatch, type HandOver } from './write-batch.ts'
import type { Write } from './write-queue.ts'

/** Documents in one batch: what people write waits for one at most (`BACKGROUND_BATCH`). */
const BATCH = 50

interface BesideParts {
  engine: Engine
  live: EngineIndex
  next: EngineIndex
  version: string
  reached: string
  /** Lets a batch go in when those of all others that were there before it have. */
  inTurn: (handOver: HandOver) => HandOver
}

/** An index that is filled beside the one that answers, and swapped with it. */
export class MeilisearchBeside implements IndexBeside {
  readonly #parts: BesideParts
  #reached: string

  constructor(parts: BesideParts) {
    this.#parts = parts
    this.#reached = parts.reached
  }

  get reached(): string {
    return this.#reached
  }

  async put(documents: readonly SearchDocument[], reached: string): Promise<void> {
    const writes = documents.map((document): Write => ({ key: keyOf(document), document }))
    const batches = Array.from({ length: Math.ceil(writes.length / BATCH) }, (_, at) =>
      writes.slice(at * BATCH, (at + 1) * BATCH),
    )
    const refused = []
    for (const batch of batches) refused.push(...(await this.#write(batch)).values())
    await this.#say({ filling: true, reached })
    this.#reached = reached
    if (refused.length > 0) throw new DocumentsRejected(refused)
  }

  async remove(ids: readonly SearchDocumentId[]): Promise<void> {
    await this.#write(ids.map((removed): Write => ({ key: keyOf(removed), removed })))
  }

  async takeOver(): Promise<void> {
    const { engine, live, next, version } = this.#parts
    await answered(async () => {
      const swap = { indexes: [live.uid, next.uid] as [string, string], rename: false }
      const swapped = await engine.done(engine.client.swapIndexes([swap]))
      if (swapped.error) throw new SearchDown(swapped.error.message)
      // In this order: a crash before leaves one that answers and says that it is being filled, which harms nobody.
      await live.say({ version, filling: false, reached: this.#reached })
      await next.drop()
    })
  }

  #write(batch: readonly Write[]) {
    const { engine, next, inTurn } = this.#parts
    return writeBatch(
      engine,
      batch,
      inTurn((part) => next.handOver(part)),
    )
  }

  #say(about: { filling: boolean; reached: string }): Promise<void> {
    const { next, version } = this.#parts
    return answered(() => next.say({ version, ...about }))
  }
}
