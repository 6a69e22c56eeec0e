import type { Task } from 'meilisearch'
import { answered, type Engine } from './engine.ts'
import { SearchDown, type Rejection } from './search.port.ts'
import type { Write } from './write-queue.ts'

/** Hands a batch over; resolves with the tasks to wait for. */
export type HandOver = (batch: readonly Write[]) => Promise<readonly number[]>

/**
 * Hands a batch over and waits until the engine has done it. A refused batch is halved until the documents at fault
 * are known; all others are in.
 * @param isHarmless which failed task does not count
 * @returns what was refused, by key
 * @throws SearchDown
 */
export async function writeBatch(
  engine: Engine,
  batch: readonly Write[],
  handOver: HandOver,
  isHarmless: (task: Task) => boolean = () => false,
): Promise<ReadonlyMap<string, Rejection>> {
  return answered(async () => {
    const tasks = await Promise.all((await handOver(batch)).map((uid) => engine.end(uid)))
    const error = tasks.find((task) => task.error !== null && !isHarmless(task))?.error
    if (!error) return new Map<string, Rejection>()
    // The service that turns texts into vectors failed, which says nothing about the documents.
    const isServices = error.code === 'vector_embedding_error'
    if (error.type !== 'invalid_request' || isServices) throw new SearchDown(error.message)
    const puts = batch.filter((write) => 'document' in write)
    const [only] = puts
    // A removal is refused for a name that no document can have: nothing is there to be removed.
    if (!only) return new Map<string, Rejection>()
    if (puts.length === 1) return new Map([[only.key, { document: only.document, reason: error.message }]])
    const half = Math.ceil(puts.length / 2)
    const refused = [
      await writeBatch(engine, puts.slice(0, half), handOver, isHarmless),
      await writeBatch(engine, puts.slice(half), handOver, isHarmless),
    ]
    return new Map(refused.flatMap((map) => [...map]))
  })
}
