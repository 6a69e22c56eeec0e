import type { SearchIndex } from '../../adapters/search/search.port.ts'
import { indexThread } from './index-thread.ts'
import { countSearchables, listSearchableThreads } from './searchable.repo.ts'

const BATCH = 20

/**
 * Puts every question and its answers into an index that does not hold them all: one that is new, or was built again.
 * Does nothing when it does.
 * @returns how many threads were put in
 * @throws SearchDown, DocumentRejected
 */
export async function refillThreads(
  index: SearchIndex,
  now: () => Date,
  signal?: AbortSignal,
): Promise<number> {
  const kinds = ['thread', 'answer'] as const
  const missing = await Promise.all(
    kinds.map(async (kind) => (await index.count([kind])) < (await countSearchables(kind))),
  )
  if (!missing.includes(true)) return 0
  let put = 0
  for (let after = ''; !signal?.aborted;) {
    const threads = await listSearchableThreads(after, BATCH)
    const last = threads.at(-1)
    if (!last) break
    await Promise.all(threads.map(({ group }) => indexThread(index, group, now(), { background: true })))
    put += threads.length
    after = last._id
  }
  return put
}
