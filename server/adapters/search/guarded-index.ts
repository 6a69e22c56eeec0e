import { setTimeout as pause } from 'node:timers/promises'
import type { SearchKind } from '../../../shared/api/search.ts'
import {
  SearchDown,
  SearchUnavailable,
  type CallOptions,
  type Held,
  type IndexBeside,
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

export interface GuardLimits {
  /** A write waits no longer than this for the start. */
  startMs: number
  /** A reader waits no longer than this for the engine. */
  answerMs: number
  /** So many failures in a row, and the engine is left alone … */
  failures: number
  /** … for so long; then one reader's query tries it. */
  restMs: number
}

export const guardLimits: GuardLimits = { startMs: 20_000, answerMs: 800, failures: 3, restMs: 2_000 }

/**
 * Stands before an index that may be starting, slow, hung or gone, so that this costs nobody anything: reads fail
 * at once or within the limit, writes wait for the start and no longer.
 */
export class GuardedIndex implements SearchIndex {
  readonly #opening: Promise<SearchIndex>
  readonly #limits: GuardLimits
  #opened: SearchIndex | undefined
  #unavailable: SearchUnavailable | undefined
  #failures = 0
  #restsUntil = 0
  readonly #waiting = new Set<Promise<unknown>>()

  /** `opening` rejects with SearchUnavailable when there is no engine, and there will be none. */
  constructor(opening: Promise<SearchIndex>, limits = guardLimits) {
    this.#opening = opening
    this.#limits = limits
    opening.then(
      (index) => (this.#opened = index),
      (error: SearchUnavailable) => (this.#unavailable = error),
    )
  }

  get state(): SearchState {
    if (this.#unavailable) return 'off'
    if (!this.#opened) return 'starting'
    return this.#failures >= this.#limits.failures ? 'down' : 'up'
  }

  put(documents: readonly SearchDocument[], options?: WriteOptions): Promise<void> {
    return this.#write((index) => index.put(documents, options))
  }

  remove(ids: readonly SearchDocumentId[]): Promise<void> {
    return this.#write((index) => index.remove(ids))
  }

  search(query: SearchQuery, options?: CallOptions): Promise<SearchResults> {
    return this.#read((index, signal) => index.search(query, { signal }), options)
  }

  suggest(query: SuggestQuery, options?: CallOptions): Promise<SearchHit[]> {
    return this.#read((index, signal) => index.suggest(query, { signal }), options)
  }

  async *list(kinds: readonly SearchKind[]): AsyncGenerator<Held[]> {
    yield* (await this.#opening).list(kinds)
  }

  async isOutdated(): Promise<boolean> {
    return (await this.#opening).isOutdated()
  }

  async beside(): Promise<IndexBeside> {
    return (await this.#opening).beside()
  }

  async count(kinds?: readonly SearchKind[]): Promise<number> {
    return (await this.#opening).count(kinds)
  }

  async health(): Promise<SearchState> {
    return this.#opened ? this.#opened.health() : this.state
  }

  async settled(): Promise<void> {
    await Promise.allSettled(this.#waiting)
    await this.#opened?.settled()
  }

  #write(call: (index: SearchIndex) => Promise<void>): Promise<void> {
    const written = this.#started().then(call)
    this.#waiting.add(written)
    return written.finally(() => this.#waiting.delete(written))
  }

  async #started(): Promise<SearchIndex> {
    const tooLate = new AbortController()
    try {
      const late = pause(this.#limits.startMs, undefined, { signal: tooLate.signal, ref: false })
      return await Promise.race([
        this.#opening,
        late.then(() => Promise.reject(new SearchDown('search is starting'))),
      ])
    } finally {
      tooLate.abort()
    }
  }

  async #read<T>(
    call: (index: SearchIndex, signal: AbortSignal) => Promise<T>,
    { signal }: CallOptions = {},
  ): Promise<T> {
    const index = this.#answering()
    const limit = AbortSignal.timeout(this.#limits.answerMs)
    try {
      const answer = await call(index, signal ? AbortSignal.any([signal, limit]) : limit)
      this.#failures = 0
      return answer
    } catch (error) {
      // A reader who typed on has ended the call; that says nothing about the engine.
      const isTheirs = error instanceof SearchDown && (limit.aborted || !signal?.aborted)
      if (isTheirs) this.#failed()
      throw error
    }
  }

  /** The index, unless it is known not to answer. */
  #answering(): SearchIndex {
    if (this.#unavailable) throw this.#unavailable
    if (!this.#opened) throw new SearchDown('search is starting')
    if (this.#failures >= this.#limits.failures) {
      if (Date.now() < this.#restsUntil) throw new SearchDown('search does not answer')
      this.#restsUntil = Date.now() + this.#limits.restMs // this reader tries; the others go on without
    }
    return this.#opened
  }

  #failed(): void {
    this.#failures += 1
    this.#restsUntil = Date.now() + this.#limits.restMs
  }
}
