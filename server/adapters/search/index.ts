/**
 * Search: an index of what every reader may see, behind a port of our own (`search.port.ts`). The engine is
 * Meilisearch, a given one or a private one that lives and dies with us; the product works without it.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { GuardedIndex, guardLimits } from './guarded-index.ts'
import type { Embedder } from './embedder.ts'
import { MeilisearchIndex } from './meilisearch-index.ts'
import { startMeilisearch, type Log, type MeilisearchProcess } from './meilisearch-process.ts'
import { SearchDown, SearchUnavailable, type SearchIndex } from './search.port.ts'

interface SearchOptions {
  /** A Meilisearch of our own to reach; without it a private one is started under `dataDir`. */
  meiliUrl?: string | undefined
  meiliKey?: string | undefined
  /** Answers by meaning too; without it, by words alone. */
  embedder?: Embedder | undefined
  dataDir: string
  /** Where the executable copy of the private engine is kept; by default the account's cache folder. */
  cacheDir?: string | undefined
  /** Sets apart what shares one engine: a test's worker, another instance. */
  indexPrefix?: string
  log: Log
}

export interface Search {
  index: SearchIndex
  /** Resolves when queries are answered; rejects with SearchUnavailable when they will not be. */
  ready: Promise<void>
  close(): Promise<void>
}

const RETRY_MS = 1_000

/**
 * Opens search without waiting for it: until `ready`, queries throw SearchDown and writes wait. The caller holds
 * the lock on `dataDir`.
 */
export function openSearch({ indexPrefix = 'palier-', embedder, log, ...options }: SearchOptions): Search {
  const closing = new AbortController()
  const engine: Promise<Engine> = options.meiliUrl
    ? Promise.resolve({ url: options.meiliUrl, key: options.meiliKey, close: () => Promise.resolve() })
    : startMeilisearch({ ...options, log }).catch(unavailable)
  const opening = engine.then(({ url, key }) =>
    preparedIndex(new MeilisearchIndex({ url, key, indexPrefix, embedder }), closing.signal, log),
  )
  const ready = opening.then(() => log.info({}, 'search is ready'))
  ready.catch((error: unknown) => {
    if (!closing.signal.aborted) log.error({ err: error }, 'search is off: the rest works without it')
  })
  return {
    index: new GuardedIndex(opening, guardLimits, closing.signal),
    ready,
    async close() {
      closing.abort()
      await engine.then(
        ({ close }) => close(),
        () => {}, // it never ran, and the log says why
      )
    },
  }
}

function unavailable(cause: unknown): never {
  if (cause instanceof SearchUnavailable) throw cause
  throw new SearchUnavailable('the private search engine cannot be started', { cause })
}

type Engine = Pick<MeilisearchProcess, 'url' | 'close'> & { key: string | undefined }

/** A given engine may start after us: we ask until it is there. */
async function preparedIndex(index: MeilisearchIndex, closing: AbortSignal, log: Log): Promise<SearchIndex> {
  for (;;) {
    try {
      await index.prepare()
      return index
    } catch (error) {
      if (closing.aborted) throw new SearchUnavailable('closed before search was ready')
      if (!(error instanceof SearchDown)) throw error
      log.warn({ err: error }, 'search is not there yet')
    }
    await pause(RETRY_MS, undefined, { ref: false })
  }
}
