import type { MultiSearchQuery, SearchResponse, Settings } from 'meilisearch'
import type { SearchKind } from '../../../shared/api/search.ts'
import { byMeaning, embedderSettings, type Embedder } from './embedder.ts'
import { EmbedderWatch } from './embedder-watch.ts'
import { answered, Engine, requestInit, type EngineAddress } from './engine.ts'
import { hitOf, keyOf, type EngineHit } from './engine-document.ts'
import { allBut, facetAttributes, filtersOf, oneOf, visible, type FacetName } from './engine-filters.ts'
import { refusalOf } from './engine-http.ts'
import { EngineIndex, isGone } from './engine-index.ts'
import { indexSettings } from './index-settings.ts'
import { versionOf } from './index-version.ts'
import { MARK_END, MARK_START } from './marked-text.ts'
import { MeilisearchBeside } from './meilisearch-beside.ts'
import {
  candidateAttributes,
  candidateQueries,
  CANDIDATES,
  markedHits,
  RANKED,
  shownAttributes,
  shownPage,
  wholeHits,
  writtenAttributes,
  type WholeHit,
} from './page-queries.ts'
import { wordsToFind, wordsTyped } from './query-text.ts'
import { rankCandidates, type Candidate } from './rank-candidates.ts'
import {
  SearchDown,
  type CallOptions,
  type Facets,
  type Held,
  type IndexBeside,
  type Rejection,
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
import { writeBatch, type HandOver } from './write-batch.ts'
import { WriteQueue, type Write } from './write-queue.ts'

/**
 * An import goes fastest in large batches, and a new question waits for the one under way. Measured on 4,056
 * sheets: batches of 50 take 12 s in all and a question is found after 242 ms at most; of 200, 6.5 s and 352 ms.
 */
const BACKGROUND_BATCH = 50
const PROMPT_BATCH = 200
interface MeilisearchIndexOptions extends EngineAddress {
  /** Sets apart what shares an engine: a test, another instance. Letters, digits, `-`, `_`. */
  indexPrefix: string
  /** Other settings than those in the code: a test of what a change of them does. */
  settings?: Settings
  /** Answers by meaning too. */
  embedder?: Embedder | undefined
}

/** The `SearchIndex` over one Meilisearch index that holds documents of all kinds, and at times a second one. */
export class MeilisearchIndex implements SearchIndex {
  readonly state: SearchState = 'up'
  readonly #engine: Engine
  readonly #settings: Settings
  readonly #embedder: Embedder | undefined
  readonly #watch: EmbedderWatch | undefined
  readonly #version: string
  readonly #live: EngineIndex
  /** Filled beside it when the settings or the shape change, then swapped with it. */
  readonly #next: EngineIndex
  readonly #queue: WriteQueue
  /** Hand-overs go one after the other: the order in which the engine accepts them is the order it works in. */
  #handOver: Promise<unknown> = Promise.resolve()

  constructor({ indexPrefix, settings = indexSettings, embedder, ...address }: MeilisearchIndexOptions) {
    this.#engine = new Engine(address)
    this.#embedder = embedder
    this.#watch = embedder && new EmbedderWatch(embedder)
    this.#settings = { ...settings, ...(embedder && embedderSettings(embedder)) }
    this.#version = versionOf(this.#settings)
    this.#live = new EngineIndex(this.#engine, `${indexPrefix}documents`, this.#watch)
    this.#next = new EngineIndex(this.#engine, `${indexPrefix}documents-next`, this.#watch)
    this.#queue = new WriteQueue({
      send: (batch) => this.#send(batch),
      backgroundBatch: BACKGROUND_BATCH,
      promptBatch: PROMPT_BATCH,
    })
  }

  /**
   * Makes the index when there is none. One that was made with other settings or in another shape stays as it is and
   * answers until another one was filled `beside` it.
   * @throws SearchDown
   */
  async prepare(): Promise<void> {
    await answered(async () => {
      if (!(await this.#live.exists()))
        return this.#live.create(this.#settings, { version: this.#version, filling: false })
      const about = await this.#live.about()
      // A take-over ended before its last steps: they are done now.
      if (about?.filling) await this.#live.say({ ...about, filling: false })
      const left = await this.#next.about()
      if (left?.filling === false) await this.#next.drop()
    })
  }

  async isOutdated(): Promise<boolean> {
    return answered(async () => (await this.#live.about())?.version !== this.#version)
  }

  async beside(): Promise<IndexBeside> {
    return answered(async () => {
      const begun = await this.#next.about()
      const isOurs = begun?.filling === true && begun.version === this.#version
      if (!isOurs) {
        if (await this.#next.exists()) await this.#next.drop()
        await this.#next.create(this.#settings, { version: this.#version, filling: true })
      }
      return new MeilisearchBeside({
        engine: this.#engine,
        live: this.#live,
        next: this.#next,
        version: this.#version,
        reached: isOurs ? begun.reached : '',
        inTurn: (handOver) => this.#inTurn(handOver),
      })
    })
  }

  list(kinds: readonly SearchKind[]): AsyncIterable<Held[]> {
    return this.#live.list(kinds)
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

  async search(query: SearchQuery, options: CallOptions = {}): Promise<SearchResults> {
    try {
      return await this.#search(query, options)
    } catch (error) {
      // It has never held a document with stems: one that was made by older code, or an empty one.
      if (query.asks === undefined || !isAboutEmpty(error)) throw error
      const { asks: _, ...unranked } = query
      return this.#search(unranked, options)
    }
  }

  async #search(query: SearchQuery, { signal }: CallOptions): Promise<SearchResults> {
    const embedder = this.#watch?.answered() ? this.#embedder : undefined
    // What is found by its meaning has none of the words: then the engine's own order stands.
    const isRanked = query.asks !== undefined && !embedder && query.page * query.perPage <= RANKED
    const filters = filtersOf(query)
    const q = wordsToFind(query.q)
    // Frequent words are given up first, wherever they stand: in a long question the point may come last.
    const base: MultiSearchQuery = {
      indexUid: this.#live.uid,
      q,
      matchingStrategy: 'frequency',
      ...(isRanked ? { attributesToSearchOn: writtenAttributes } : {}),
      distinct: 'group',
      locales: ['fra'],
      ...(q === '' ? {} : byMeaning(embedder)),
    }
    const page: MultiSearchQuery = {
      ...base,
      filter: allBut(filters),
      facets: Object.values(facetAttributes),
      ...(isRanked
        ? { attributesToRetrieve: candidateAttributes, page: 1, hitsPerPage: CANDIDATES }
        : { ...shownPage, page: query.page, hitsPerPage: query.perPage }),
      ...(q === '' ? { sort: ['date:desc'] } : {}),
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
    const others = isRanked ? candidateQueries(page, query.asks ?? []) : []
    const results = await this.#multiSearch<EngineHit & Candidate>([page, ...besides, ...others], signal)
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
    const total = found.totalHits ?? 0
    if (!isRanked) return { hits: found.hits.map((hit) => hitOf(hit, query.now)), total, facets }
    const candidates = [found, ...counts.slice(chosen.length)].flatMap(({ hits }) => hits)
    const ranked = rankCandidates(candidates, query.asks ?? [], query.now.getTime())
    const from = (query.page - 1) * query.perPage
    const hits = await this.#shown(ranked.slice(from, from + query.perPage), query, signal)
    return { hits, total: Math.max(total, ranked.length), facets }
  }

  /** Hits with their passages, in the order in which they were ranked. */
  async #shown(
    ranked: readonly Candidate[],
    { asks = [], now }: SearchQuery,
    signal: AbortSignal | undefined,
  ): Promise<SearchHit[]> {
    if (ranked.length === 0) return []
    const keys = ranked.map(({ key }) => key)
    const [found] = await this.#multiSearch<WholeHit>([wholeHits(this.#live.uid, keys)], signal)
    return markedHits(keys, found?.hits ?? [], asks, now)
  }

  async #multiSearch<T extends object>(
    queries: MultiSearchQuery[],
    signal: AbortSignal | undefined,
  ): Promise<(SearchResponse<T> & { totalHits?: number })[]> {
    const { results } = await this.#asked(() =>
      this.#engine.client.multiSearch<{ queries: MultiSearchQuery[] }, T>({ queries }, requestInit(signal)),
    )
    return results
  }

  async suggest(
    { q, kinds, scope, now, limit }: SuggestQuery,
    { signal }: CallOptions = {},
  ): Promise<SearchHit[]> {
    const typed = wordsTyped(q)
    if (typed === '') return []
    const { hits } = await this.#asked(() =>
      this.#live.documents.search<EngineHit>(
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
    return answered(() => this.#live.count(kinds))
  }

  async health(): Promise<SearchState> {
    try {
      await this.#engine.client.health()
      return 'up'
    } catch {
      return 'down' // that is the answer: any failure to say "available" is one
    }
  }

  async settled(): Promise<void> {
    await this.#queue.settled()
  }

  /**
   * Runs a query. One that an outdated index refuses, say for a field that it does not filter by, is not wrong: it is
   * answered once the new one has taken over.
   */
  async #asked<T>(call: () => Promise<T>): Promise<T> {
    try {
      return await answered(call)
    } catch (error) {
      if (error instanceof SearchDown) this.#watch?.doubt()
      const isRefused = !(error instanceof SearchDown) && !isAboutEmpty(error)
      if (isRefused && (await this.isOutdated()))
        throw new SearchDown('the index that answers is an older one', { cause: error })
      throw error
    }
  }

  #send(batch: readonly Write[]): Promise<ReadonlyMap<string, Rejection>> {
    const handOver = this.#inTurn(async (part) => {
      const isFilling = (await this.#next.about())?.filling === true
      // The next one first: should it take over in between, the second hand-over reaches it under its new name.
      const besides = isFilling ? await this.#next.handOver(part) : []
      return [...besides, ...(await this.#live.handOver(part))]
    })
    // It has taken over, and the former one is gone.
    return writeBatch(this.#engine, batch, handOver, isGone)
  }

  #inTurn(handOver: HandOver): HandOver {
    return (batch) => {
      const handedOver = this.#handOver.then(() => handOver(batch))
      this.#handOver = handedOver.catch(() => {}) // the next one goes in all the same; this one's caller is told
      return handedOver
    }
  }
}

/** An index that has never held a document does not know its own fields, and refuses to search in one by name. */
const isAboutEmpty = (error: unknown): boolean =>
  refusalOf(error)?.cause?.code === 'invalid_search_attributes_to_search_on'

function emptyWhenNothingIsIn(error: unknown): { hits: [] } {
  if (isAboutEmpty(error)) return { hits: [] }
  throw error
}
