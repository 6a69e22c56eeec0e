import { keyOf } from '../../adapters/search/engine-document.ts'
import type {
  SearchDocument,
  SearchDocumentId,
  SearchIndex,
  WriteOptions,
} from '../../adapters/search/search.port.ts'
import type { Clock } from '../../adapters/clock/clock.ts'
import type { Logger } from '../../logger.ts'
import { putDocuments, writing } from './put-documents.ts'
import { removeRejections } from './rejection.repo.ts'
import type { SearchSource } from './search-source.ts'
import { listSearchablesOf, removeSearchables, saveSearchables } from './searchable.repo.ts'
import { titleWords } from './searchable.rules.ts'

export interface IndexParts {
  index: SearchIndex
  clock: Clock
  log: Pick<Logger, 'info' | 'error'>
  /** What is to be found; everything there is unless said. */
  sources?: readonly SearchSource[]
}

/**
 * Brings the search up to what one thread, collective or sheet is now, however often it is called: its titles in MongoDB,
 * by which it is found while the engine is away, and the engine. Resolves once the engine has done it.
 * @throws SearchDown
 */
export async function indexFound(
  { index, clock, log }: IndexParts,
  source: SearchSource,
  id: string,
  options?: WriteOptions,
): Promise<void> {
  let written: SearchDocument[] = []
  for (;;) {
    const now = clock.now()
    const [before, { version, documents }] = await Promise.all([
      source.hasTitles ? listSearchablesOf(id) : [],
      source.read(id, now),
    ])
    const kept = new Set(documents.map(keyOf))
    const known = [...before.map(documentId), ...written]
    const gone = known.filter((document) => !kept.has(keyOf(document)))
    const goneKeys = gone.map(keyOf)
    const titles = source.hasTitles ? documents.map((document) => searchable(document, id)) : []
    // What is gone stays listed until the engine has forgotten it: a crash in between is made good by the next call.
    await Promise.all([
      saveSearchables(titles),
      putDocuments(writing(index, options), documents, { log, now }),
      index.remove(gone),
    ])
    await Promise.all([removeSearchables(goneKeys), removeRejections(goneKeys)])
    // Somebody else may have read a later state and written it before us: whoever wrote last looks again.
    if (!source.versions) return
    const still = (await source.versions([id])).get(id) ?? 0
    if (still === version) return
    written = documents
  }
}

const searchable = (document: SearchDocument, group: string) => ({
  _id: keyOf(document),
  kind: document.kind,
  group,
  words: document.kind === 'answer' ? [] : titleWords(document.title),
})

const documentId = ({ _id, kind }: { _id: string; kind: SearchDocumentId['kind'] }): SearchDocumentId => ({
  kind,
  id: _id.slice(kind.length + 1),
})
