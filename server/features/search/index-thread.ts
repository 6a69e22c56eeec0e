import type {
  SearchDocument,
  SearchDocumentId,
  SearchIndex,
  WriteOptions,
} from '../../adapters/search/search.port.ts'
import type { SearchKind } from '../../../shared/api/search.ts'
import { readThreadFound } from './read-thread-found.ts'
import { listSearchablesOf, removeSearchables, saveSearchables } from './searchable.repo.ts'
import { threadDocuments, titleWords } from './searchable.rules.ts'

/**
 * Brings the search up to what a thread is now, however often it is called: its titles in MongoDB first, so that it is
 * found while the engine is away, then the engine. Resolves once the engine has done it.
 * @throws SearchDown, DocumentRejected
 */
export async function indexThread(
  index: SearchIndex,
  threadId: string,
  now: Date,
  options?: WriteOptions,
): Promise<void> {
  const [before, found] = await Promise.all([listSearchablesOf(threadId), readThreadFound(threadId, now)])
  const documents = found ? threadDocuments(found) : []
  const kept = new Set(documents.map(keyOf))
  const gone = before.filter(({ _id }) => !kept.has(_id))
  await saveSearchables(documents.map(searchable))
  // What is gone stays listed until the engine has forgotten it: a crash in between is made good by the next call.
  await Promise.all([index.put(documents, options), index.remove(gone.map(documentId))])
  await removeSearchables(gone.map(({ _id }) => _id))
}

const keyOf = ({ kind, id }: SearchDocumentId): string => `${kind}_${id}`

const searchable = (document: SearchDocument) => ({
  _id: keyOf(document),
  kind: document.kind,
  group: document.group ?? document.id,
  words: document.kind === 'thread' ? titleWords(document.title) : [],
})

const documentId = ({ _id, kind }: { _id: string; kind: SearchKind }): SearchDocumentId => ({
  kind,
  id: _id.slice(kind.length + 1),
})
