import { keyOf } from '../../adapters/search/engine-document.ts'
import {
  DocumentsRejected,
  type SearchDocument,
  type SearchDocumentId,
  type SearchIndex,
  type WriteOptions,
} from '../../adapters/search/search.port.ts'
import type { Logger } from '../../logger.ts'
import { removeRejections, saveRejections } from './rejection.repo.ts'

interface Target {
  put(documents: readonly SearchDocument[]): Promise<void>
  remove(ids: readonly SearchDocumentId[]): Promise<void>
}

/** The index as what documents are put into. */
export const writing = (index: SearchIndex, options?: WriteOptions): Target => ({
  put: (documents) => index.put(documents, options),
  remove: (ids) => index.remove(ids),
})

/**
 * Puts documents in. One that the engine refuses holds up nothing: it is parked, logged, and what was in of it before
 * goes, since that may be words that were taken back. Resolves once the engine has done it.
 * @throws SearchDown
 */
export async function putDocuments(
  target: Target,
  documents: readonly SearchDocument[],
  { log, now }: { log: Pick<Logger, 'error'>; now: Date },
): Promise<void> {
  if (documents.length === 0) return
  try {
    await target.put(documents)
    await removeRejections(documents.map(keyOf))
  } catch (error) {
    if (!(error instanceof DocumentsRejected)) throw error
    log.error({ err: error }, 'documents cannot be searched: they are parked')
    const { rejections } = error
    const refused = new Set(rejections.map(({ document }) => keyOf(document)))
    await saveRejections(
      rejections.map(({ document, reason }) => ({
        ...{ _id: keyOf(document), kind: document.kind },
        ...{ reason, at: now },
      })),
    )
    await removeRejections(documents.map(keyOf).filter((key) => !refused.has(key)))
    await target.remove(rejections.map(({ document }) => document))
  }
}
