import type { SearchIndex } from '../../adapters/search/search.port.ts'
import { countFiches, ficheText, ficheUrl, listFichesAfter } from '../fiches/index.ts'
import { topicsAbove } from '../topics/index.ts'
import { ficheDocument } from './searchable.rules.ts'

export interface IndexFichesOptions {
  /** Told after each batch how many sheets of how many can be found. */
  onProgress?: (done: number, total: number) => void
  signal?: AbortSignal
}

const BATCH = 50

/**
 * Puts all official sheets into the index, a small batch at a time, behind everything that people write. Does nothing
 * when as many are in as we hold; a later edition of a sheet is put in by what imports it.
 * @throws SearchDown, DocumentRejected
 */
export async function indexFiches(
  index: SearchIndex,
  { onProgress, signal }: IndexFichesOptions = {},
): Promise<void> {
  const [total, known] = await Promise.all([countFiches(), index.count(['fiche'])])
  if (known >= total) return onProgress?.(total, total)
  let done = 0
  for (let after = ''; !signal?.aborted;) {
    const fiches = await listFichesAfter(after, BATCH)
    const last = fiches.at(-1)
    if (!last) return
    const documents = fiches.map((fiche) =>
      ficheDocument(fiche, ficheText(fiche), ficheUrl(fiche.id), [
        ...new Set(fiche.topics.flatMap(topicsAbove)),
      ]),
    )
    await index.put(documents, { background: true })
    done += fiches.length
    after = last.id
    onProgress?.(done, Math.max(total, done))
  }
}
