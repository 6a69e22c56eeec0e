import { setTimeout as pause } from 'node:timers/promises'
import { Meilisearch, type Index, type MultiSearchQuery, type Settings, type Task } from 'meilisearch'
import type { SearchKind } from '../../../shared/api/search.ts'
import { engineDocument, hitOf, keyOf, type EngineDocument, type EngineHit } from './engine-document.ts'
import { allBut, facetAttributes, filtersOf, oneOf, visible, type FacetName } from './engine-filters.ts'
import { engineHttp, refusalOf } from './engine-http.ts'
import { indexSettings, sameSettings } from './index-settings.ts'
import { MARK_END, MARK_START } from './marked-text.ts'
import { wordsToFind, wordsTyped } from './query-text.ts'
import {
  DocumentRejected,
  SearchDown,
  type CallOptions,
  type Facets,
  type SearchDocument,
  type SearchDocumentId,
  type SearchHit,
  type SearchIndex,
  type SearchQuery,
  type SearchResults,
  type SearchState,
  type SuggestQuery,
  type WriteOptions,
} from './search.port.ts'
import { WriteQueue, type Write } from './write-queue.ts'

/** A request that only hands something over or asks for a state: the engine answers those in a few ms. */
const REQUEST_LIMIT_MS = 10_000
/** A task this old is given up: the caller writes the document again later. */
const TASK_LIMIT_MS = 120_000
/**
 * An import goes fastest in large batches, and a new question waits for the one under way. Measured on 4,056
 * sheets: batches of 50 take 12 s in all and a question is found after 242 ms at most; of 200, 6.5 s and 352 ms.
 */
const BACKGROUND_BATCH = 50
const PROMPT_BATCH = 200
/** Words around what was found. */
const EXCERPT_WORDS = 34

const shownAttributes = [
  ...['key', 'kind', 'id', 'title', 'url', 'date', 'status', 'topicSlugs', 'seals', 'isExample'],
]
interface MeilisearchIndexOptions {
  url: string
  key?: string | undefined
  /** Sets apart what shares an engine: a test, another instance. Letters, digits, `-`, `_`. */
  indexPrefix: string
  /** Other settings than those in the code: a trial of what a change of them does. */
  settings?: Settings
}

/** The `SearchIndex` over one Meilisearch index that holds documents of all kinds. */
export class MeilisearchIndex implements SearchIndex {
  readonly state: SearchState = 'up'
  readonly #client: Meilisearch
  readonly #uid: string
  readonly #index: Index<EngineDocument>
  readonly #settings: Settings
  readonly #queue: WriteQueue
  /** Hand-overs go one after the other: the order in which the engine accepts them is the order it works in. */
  #handOver: Promise<unknown> = Promise.resolve()

  constructor({ url, key, indexPrefix, settings = indexSettings }: MeilisearchIndexOptions) {
    const httpClient = engineHttp(REQUEST_LIMIT_MS)
    // oxlint-disable-next-line typescript/no-deprecated -- the package is pinned, and its fetch is 40 ms slower
    this.#client = new Meilisearch({ host: url, httpClient, ...(key ? { apiKey: key } : {}) })
    this.#uid = `${indexPrefix}documents`
    this.#index = this.#client.index<EngineDocument>(this.#uid)
    this.#settings = settings
    this.#queue = new WriteQueue({
      send: (batch) => this.#send(batch),
      backgroundBatch: BACKGROUND_BATCH,
      promptBatch: PROMPT_BATCH,
    })
  }

  /**
   * Makes the index and its settings what the code says; does nothing when they are. A change of settings makes
   * the engine index all its documents again, while it goes on answering.
   * @throws SearchDown
   */
  async prepare(): Promise<void> {
    await answered(async () => {
      if (!(await this.#exists())) {
        const made = await this.#done(this.#client.createIndex(this.#uid, { primaryKey: 'key' }))
        // Another process may have been first.
        if (made.error && made.error.code !== 'index_already_exists') throw new SearchDown(made.error.message)
      }
      if (sameSettings(this.#settings, await this.#index.getSettings())) return
      const applied = await this.#done(this.#index.updateSettings(this.#settings), Infinity)
      if (applied.error) throw new SearchDown(`settings refused: ${applied.error.message}`)
    })
  }

  async put(documents: readonly SearchDocument[], { background = false }: WriteOptions = {}): Promise<void> {
    await this.#queue.add(
      documents.map((document) => ({ key: keyOf(document), document })),
      background,
    )
  }

  async remove(ids: readonly SearchDocumentId[]): Promise<void> {
    await this.#queue.add(
      ids.map((removed) => ({ key: keyOf(removed), removed })),
      false,
    )
  }

  async search(query: SearchQuery, { signal }: CallOptions = {}): Promise<SearchResults> {
    const filters = filtersOf(query)
    const q = wordsToFind(query.q)
    // Frequent words are given up first, wherever they stand: in a long question the point may come last.
    const base: MultiSearchQuery = {
      indexUid: this.#uid,
      q,
      matchingStrategy: 'frequency',
      distinct: 'group',
      locales: ['fra'],
    }
    const page: MultiSearchQuery = {
      ...base,
      filter: allBut(filters),
      page: query.page,
      hitsPerPage: query.perPage,
      ...(q === '' ? { sort: ['date:desc'] } : {}),
      facets: Object.values(facetAttributes),
      attributesToRetrieve: shownAttributes,
      attributesToHighlight: ['title', 'body'],
      attributesToCrop: ['body'],
      cropLength: EXCERPT_WORDS,
      highlightPreTag: MARK_START,
      highlightPostTag: MARK_END,
    }
    // A facet that is chosen is counted without its own choice: the other values stay in reach.
    const chosen = (Object.keys(facetAttributes) as FacetName[]).filter((name) => filters[name] !== undefined)
    const besides = chosen.map((name): MultiSearchQuery => ({
      ...base,
      filter: allBut(filters, name),
      // Counted as the page is, each group once: without a page the engine counts documents.
      page: 1,
      hitsPerPage: 1,
      attributesToRetrieve: ['key'],
      facets: [facetAttributes[name]],
    }))
    const { results } = await answered(() =>
      this.#client.multiSearch<{ queries: MultiSearchQuery[] }, EngineHit>(
        { queries: [page, ...besides] },
        requestInit(signal),
      ),
    )
    const [found, ...counts] = results
    if (!found) throw new SearchDown('the search engine answered without a result')
    const distribution = found.facetDistribution ?? {}
    const count = (name: FacetName): Record<string, number> =>
      (counts[chosen.indexOf(name)]?.facetDistribution ?? distribution)[facetAttributes[name]] ?? {}
    const facets: Facets = {
      kind: count('kind'),
      topic: count('topic'),
      status: count('status'),
      agency: count('agency'),
    }
    return {
      hits: found.hits.map((hit) => hitOf(hit, query.now)),
      total: found.totalHits ?? 0,
      facets,
    }
  }

  async suggest(
    { q, kinds, scope, now, limit }: SuggestQuery,
    { signal }: CallOptions = {},
  ): Promise<SearchHit[]> {
    const typed = wordsTyped(q)
    if (typed === '') return []
    const { hits } = await answered(() =>
      this.#index.search<EngineHit>(
        typed,
        {
          filter: [visible(scope), ...(kinds ? [oneOf('kind', kinds)] : [])],
          distinct: 'group',
          limit,
          matchingStrategy: 'frequency',
          locales: ['fra'],
          attributesToSearchOn: ['title', 'keywords'],
          attributesToRetrieve: shownAttributes,
          attributesToHighlight: ['title'],
          highlightPreTag: MARK_START,
          highlightPostTag: MARK_END,
        },
        requestInit(signal),
      ),
    ).catch(emptyWhenNothingIsIn)
    return hits.map((hit) => hitOf(hit, now))
  }

  async count(kinds?: readonly SearchKind[]): Promise<number> {
    const { facetDistribution } = await answered(() => this.#index.search('', { limit: 0, facets: ['kind'] }))
    const byKind = Object.entries(facetDistribution?.['kind'] ?? {})
    return byKind
      .filter(([kind]) => !kinds || kinds.some((wanted) => wanted === kind))
      .reduce((sum, [, documents]) => sum + documents, 0)
  }

  async health(): Promise<SearchState> {
    try {
      await this.#client.health()
      return 'up'
    } catch {
      return 'down' // that is the answer: any failure to say "available" is one
    }
  }

  async settled(): Promise<void> {
    await this.#queue.settled()
  }

  async #exists(): Promise<boolean> {
    try {
      await this.#index.getRawInfo()
      return true
    } catch (error) {
      if (refusalOf(error)?.cause?.code === 'index_not_found') return false
      throw error
    }
  }

  /** Hands a batch over and waits for its tasks. A refused batch is halved until the document at fault is known. */
  async #send(batch: readonly Write[]): Promise<ReadonlyMap<string, Error>> {
    const puts = batch.flatMap((write) => ('document' in write ? [write] : []))
    const removals = batch.flatMap((write) => ('removed' in write ? [write.key] : []))
    const handedOver = this.#handOver.then(async () => [
      ...(puts.length > 0
        ? [await this.#accepted(puts.map(({ document }) => engineDocument(document)))]
        : []),
      ...(removals.length > 0 ? [await this.#index.deleteDocuments(removals)] : []),
    ])
    this.#handOver = handedOver.catch(() => {}) // the next one goes in all the same; this one's caller is told
    return answered(async () => {
      const tasks = await handedOver
      const ended = await Promise.all(tasks.map((task) => this.#end(task.taskUid)))
      const error = ended.find((task) => task.error !== null)?.error
      if (!error) return new Map<string, Error>()
      if (error.type !== 'invalid_request') throw new SearchDown(error.message)
      const [only] = puts
      if (puts.length === 1 && only)
        return new Map([[only.key, new DocumentRejected(only.document, error.message)]])
      const half = Math.ceil(puts.length / 2)
      const refused = [await this.#send(puts.slice(0, half)), await this.#send(puts.slice(half))]
      return new Map(refused.flatMap((map) => [...map]))
    })
  }

  async #accepted(documents: EngineDocument[]): Promise<{ taskUid: number }> {
    return this.#index.addDocuments(documents, { primaryKey: 'key' })
  }

  async #done(enqueued: Promise<{ taskUid: number }>, limit = TASK_LIMIT_MS): Promise<Task> {
    return this.#end((await enqueued).taskUid, limit)
  }

  /** Looks at a task until it has ended, well or badly. The engine has no way to tell by itself. */
  async #end(uid: number, limit = TASK_LIMIT_MS): Promise<Task> {
    const giveUp = Date.now() + limit
    for (let wait = 10; ; wait = Math.min(wait * 1.5, 100)) {
      const task = await this.#client.tasks.getTask(uid, { signal: AbortSignal.timeout(REQUEST_LIMIT_MS) })
      if (task.status === 'succeeded' || task.status === 'failed' || task.status === 'canceled') return task
      if (Date.now() > giveUp) throw new SearchDown(`task ${uid} is still ${task.status} after ${limit} ms`)
      await pause(wait)
    }
  }
}

/** Runs a call to the engine; whatever kept it from answering becomes SearchDown. A bad request is our bug. */
async function answered<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    if (error instanceof SearchDown) throw error
    if (refusalOf(error)?.response.status === 400) throw error
    throw new SearchDown(`the search engine does not answer: ${messageOf(error)}`, { cause: error })
  }
}

/** An index that has never held a document does not know its own fields, and refuses to search in one by name. */
function emptyWhenNothingIsIn(error: unknown): { hits: [] } {
  if (refusalOf(error)?.cause?.code === 'invalid_search_attributes_to_search_on') return { hits: [] }
  throw error
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const requestInit = (signal: AbortSignal | undefined): { signal: AbortSignal } => ({
  signal: signal ?? AbortSignal.timeout(REQUEST_LIMIT_MS),
})
