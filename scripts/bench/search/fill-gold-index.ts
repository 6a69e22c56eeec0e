import type { SearchDocument, SearchIndex } from '../../../server/adapters/search/search.port.ts'

const BATCH = 200

/** Puts what the gold set searches in into an index. Resolves when all can be found. @throws SearchDown, DocumentsRejected */
export async function fillGoldIndex(index: SearchIndex, documents: readonly SearchDocument[]): Promise<void> {
  for (let from = 0; from < documents.length; from += BATCH)
    await index.put(documents.slice(from, from + BATCH))
}
