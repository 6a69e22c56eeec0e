import { countRejections, listRejections } from './rejection.repo.ts'

/** Enough to know where to look; the log has the rest. */
const NAMED = 5

/** The documents that the engine refused, by kind and id, some of them by name. */
export async function parkedDocuments(): Promise<{ parked: number; documents: string[] }> {
  const [parked, some] = await Promise.all([countRejections(), listRejections(NAMED)])
  return { parked, documents: some.map(({ _id }) => _id) }
}
