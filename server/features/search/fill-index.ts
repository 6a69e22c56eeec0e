import { setTimeout as pause } from 'node:timers/promises'
import { SearchDown, SearchUnavailable } from '../../adapters/search/search.port.ts'
import { countFiches } from '../fiches/index.ts'
import type { IndexParts } from './index-found.ts'
import { rebuildIndex } from './rebuild-index.ts'
import { reconcileIndex } from './reconcile-index.ts'
import type { SearchSource } from './search-source.ts'
import { searchSources } from './search-sources.ts'
import { countSearchables } from './searchable.repo.ts'

export interface Filling {
  /** How many official sheets can be found, of how many; undefined while nothing is known or nothing is under way. */
  progress(): { done: number; total: number } | undefined
  /** Resolves when the index holds everything, or will not. */
  done: Promise<void>
}

interface FillOptions extends IndexParts {
  /** What is put into the store at a start is in. */
  imported: Promise<unknown>
  signal: AbortSignal
  /** For the terminal; the home page asks `progress`. */
  onProgress?: (done: number, total: number) => void
}

const TRY_AGAIN_MS = 2_000

/**
 * Makes the index whole at a start, behind everything else: first what people wrote, then the official sheets. One that
 * was made by other code answers until another one was built beside it.
 */
export function fillIndex({ imported, signal, onProgress, ...parts }: FillOptions): Filling {
  const { index, log, sources = searchSources() } = parts
  let progress: { done: number; total: number } | undefined
  imported.catch(() => {}) // `fill` tells of it when it comes to it, which may be after an outage

  async function fill(): Promise<void> {
    if (await index.isOutdated()) {
      await imported
      if (!(await rebuildIndex(parts, { signal }))) throw new SearchDown('another process builds the index')
    }
    for (const source of sources) {
      if (signal.aborted) return
      if (source.name !== 'thread') await imported
      if (source.name === 'fiche') await fillWithFiches(source)
      else if (await mayDiffer(source)) await makeGood(source)
    }
  }

  /** Threads are many, and reading all of them is for an index that does not hold them. */
  async function mayDiffer({ name, kinds }: SearchSource): Promise<boolean> {
    if (name !== 'thread') return true
    const counts = kinds.map(async (kind) => (await index.count([kind])) < (await countSearchables([kind])))
    return (await Promise.all(counts)).includes(true)
  }

  async function fillWithFiches(source: SearchSource): Promise<void> {
    const [total, known] = await Promise.all([countFiches(), index.count(source.kinds)])
    if (known < total) {
      await makeGood(source, (done) => {
        progress = done < total ? { done, total } : undefined
        onProgress?.(done, Math.max(total, done))
      })
    } else onProgress?.(total, total)
  }

  async function makeGood(source: SearchSource, told?: (done: number) => void): Promise<void> {
    const options = { repair: true, signal, ...(told && { onProgress: told }) }
    const { missing, stale, extra } = await reconcileIndex(parts, source, options)
    const facts = { source: source.name, missing: missing.length, stale: stale.length, extra: extra.length }
    if (missing.length + stale.length + extra.length > 0) log.info(facts, 'the search index was made good')
  }

  async function fillUntilDone(): Promise<void> {
    while (!signal.aborted) {
      try {
        return await fill()
      } catch (error) {
        if (error instanceof SearchUnavailable) return
        if (!(error instanceof SearchDown)) return log.error({ err: error }, 'the search index is not whole')
      }
      await pause(TRY_AGAIN_MS, undefined, { signal, ref: false }).catch(() => {
        // Closing: the loop ends.
      })
    }
  }

  return { progress: () => progress, done: fillUntilDone() }
}
