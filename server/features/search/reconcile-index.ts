import { digestOf, keyOf } from '../../adapters/search/engine-document.ts'
import type { SearchDocumentId, SearchIndex } from '../../adapters/search/search.port.ts'
import { indexFound, type IndexParts } from './index-found.ts'
import { putDocuments, writing } from './put-documents.ts'
import type { Found, SearchSource } from './search-source.ts'

/** What in the index is not as the store has it. */
export interface Differences {
  missing: SearchDocumentId[]
  /** Other than what would be written now. */
  stale: SearchDocumentId[]
  /** Of something that is not there, or that may not be found. */
  extra: SearchDocumentId[]
}

interface ReconcileOptions {
  /** Makes it as the store has it, a page at a time. */
  repair: boolean
  /** Told after each page how many documents were looked at. */
  onProgress?: (done: number) => void
  signal?: AbortSignal
}

/**
 * Compares what the index holds of one source with what the store has, by the digest of each document. May run beside
 * everything else: what differs is looked at twice, since it may be on its way.
 * @throws SearchDown
 */
export async function reconcileIndex(
  parts: IndexParts,
  source: SearchSource,
  { repair, onProgress, signal }: ReconcileOptions,
): Promise<Differences> {
  const { index, clock } = parts
  const held = await heldOf(index, source)
  const extra = new Map(held)
  const differing = new Set<string>()
  const differences: Differences = { missing: [], stale: [], extra: [] }
  let done = 0

  /** Of those documents, the ones that the index does not hold as they are. */
  function note(found: Found, within: ReadonlyMap<string, Known>): boolean {
    const missing = found.documents.filter((document) => !within.has(keyOf(document)))
    const stale = found.documents.filter((document) => {
      const known = within.get(keyOf(document))
      return known !== undefined && known.digest !== digestOf(document)
    })
    differences.missing.push(...missing.map(nameOf))
    differences.stale.push(...stale.map(nameOf))
    return missing.length + stale.length > 0
  }

  for (let after: string | undefined = ''; after !== undefined && !signal?.aborted;) {
    const { found, next }: Awaited<ReturnType<SearchSource['list']>> = await source.list(after, clock.now())
    const wrong = found.filter((one) => {
      for (const document of one.documents) extra.delete(keyOf(document))
      return one.documents.some((document) => held.get(keyOf(document))?.digest !== digestOf(document))
    })
    if (repair) {
      for (const one of wrong) note(one, held)
      await makeGood(parts, source, wrong)
    }
    for (const { id } of wrong) differing.add(id)
    done += found.reduce((sum, { documents }) => sum + documents.length, 0)
    onProgress?.(done)
    after = next
  }
  if (signal?.aborted) return differences
  differences.extra.push(...[...extra.values()].map(nameOf))
  if (repair) {
    await index.remove(differences.extra)
    return differences
  }
  if (differing.size + extra.size === 0) return differences
  await index.settled()
  const again = await heldOf(index, source)
  for (const id of differing) note(await source.read(id, clock.now()), again)
  differences.extra = differences.extra.filter((document) => again.has(keyOf(document)))
  return differences
}

async function makeGood(parts: IndexParts, source: SearchSource, wrong: readonly Found[]): Promise<void> {
  const options = { background: true }
  if (source.hasTitles) {
    await Promise.all(wrong.map(({ id }) => indexFound(parts, source, id, options)))
    return
  }
  const documents = wrong.flatMap((found) => found.documents)
  await putDocuments(writing(parts.index, options), documents, { log: parts.log, now: parts.clock.now() })
}

type Known = SearchDocumentId & { digest: string }

async function heldOf(index: SearchIndex, { kinds }: SearchSource): Promise<Map<string, Known>> {
  const held = new Map<string, Known>()
  for await (const page of index.list(kinds)) for (const document of page) held.set(keyOf(document), document)
  return held
}

const nameOf = ({ kind, id }: SearchDocumentId): SearchDocumentId => ({ kind, id })
