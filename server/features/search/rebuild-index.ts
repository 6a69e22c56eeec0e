import { randomUUID } from 'node:crypto'
import type { IndexBeside } from '../../adapters/search/search.port.ts'
import { repeat } from '../../repeat.ts'
import { indexFound, type IndexParts } from './index-found.ts'
import { putDocuments } from './put-documents.ts'
import { releaseRebuild, takeRebuild } from './rebuild-lease.repo.ts'
import type { Found, SearchSource } from './search-source.ts'
import { searchSources } from './search-sources.ts'

interface RebuildOptions {
  signal?: AbortSignal
  /** Told after each page how many documents it held. */
  onProgress?: (source: SearchSource['name'], documents: number) => void
}

const LEASE_MS = 15_000
const RENEW_MS = 5_000

/**
 * Builds the index again beside the one that answers, from all that the store has, then lets it take over. What is
 * written meanwhile goes into both. One that was interrupted goes on where it stopped.
 * @returns false when another process is at it, or when `signal` ended it
 * @throws SearchDown
 */
export async function rebuildIndex(parts: IndexParts, options: RebuildOptions = {}): Promise<boolean> {
  const { clock } = parts
  const holder = randomUUID()
  const take = async () => takeRebuild(holder, clock.now(), new Date(clock.now().getTime() + LEASE_MS))
  if (!(await take())) return false
  const lost = new AbortController()
  const renewing = repeat(
    RENEW_MS,
    async () => {
      if (!(await take())) lost.abort()
    },
    () => lost.abort(), // without the store nobody can say who builds: it is begun again later
  )
  const signal = AbortSignal.any([lost.signal, ...(options.signal ? [options.signal] : [])])
  try {
    const beside = await parts.index.beside()
    await fillBeside(parts, beside, { ...options, signal })
    if (signal.aborted || !(await take())) return false
    await beside.takeOver()
    return true
  } finally {
    await renewing.stop()
    await releaseRebuild(holder)
  }
}

async function fillBeside(
  parts: IndexParts,
  beside: IndexBeside,
  { signal, onProgress }: RebuildOptions,
): Promise<void> {
  const { sources = searchSources() } = parts
  const [name = '', from = ''] = beside.reached.split(' ')
  const begun = sources.findIndex((source) => source.name === name)
  for (const source of sources.slice(Math.max(begun, 0))) {
    let after: string | undefined = source.name === name ? from : ''
    while (after !== undefined && !signal?.aborted) {
      const page: Awaited<ReturnType<SearchSource['list']>> = await source.list(after, parts.clock.now())
      await putPage(parts, beside, source, page.found, `${source.name} ${after}`)
      onProgress?.(source.name, page.found.flatMap(({ documents }) => documents).length)
      after = page.next
    }
  }
}

/** Until it is in and was looked at again, the next start begins with this page. */
async function putPage(
  parts: IndexParts,
  beside: IndexBeside,
  source: SearchSource,
  page: readonly Found[],
  reached: string,
): Promise<void> {
  const { clock, log } = parts
  const target = {
    put: (documents: Found['documents']) => beside.put(documents, reached),
    remove: beside.remove.bind(beside),
  }
  await putDocuments(
    target,
    page.flatMap(({ documents }) => documents),
    { log, now: clock.now() },
  )
  const versions = await source.versions?.(page.map(({ id }) => id))
  const changed = versions ? page.filter(({ id, version }) => (versions.get(id) ?? 0) !== version) : []
  // Written over with what it was before: taken out, then in again as it is, through the way of every write.
  await beside.remove(changed.flatMap(({ documents }) => documents))
  await Promise.all(changed.map(({ id }) => indexFound(parts, source, id, { background: true })))
}
