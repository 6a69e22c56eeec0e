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
  /** … for so long; then the query that failed last is tried again, while nobody waits for it. */
  restMs: number
}

type Query = (index: SearchIndex, signal: AbortSignal) => Promise<unknown>

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
  readonly #closing: AbortSignal | undefined
  #failures = 0
  #isTrying = false
  readonly #waiting = new Set<Promise<unknown>>()

  /**
   * @param opening rejects with SearchUnavailable when there is no engine, and there will be none
   * @param closing ends the trying of an engine that does not answer
   */
  constructor(opening: Promise<SearchIndex>, limits = guardLimits, closing?: AbortSignal) {
    this.#opening = opening
    this.#limits = limits
    this.#closing = closing
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

  /** A hung engine is down: whoever asks waits no longer than a reader. */
  async health(): Promise<SearchState> {
    if (!this.#opened) return this.state
    const tooLate = new AbortController()
    try {
      const late = pause(this.#limits.answerMs, 'down' as const, { signal: tooLate.signal, ref: false })
      return await Promise.race([this.#opened.health(), late])
    } finally {
      tooLate.abort()
    }
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
      const isEngines = error instanceof SearchDown && (limit.aborted || !signal?.aborted)
      if (isEngines) this.#failed(call)
      throw error
    }
  }

  /** The index, unless it is known not to answer. */
  #answering(): SearchIndex {
    if (this.#unavailable) throw this.#unavailable
    if (!this.#opened) throw new SearchDown('search is starting')
    if (this.#failures >= this.#limits.failures) throw new SearchDown('search does not answer')
    return this.#opened
  }

  #failed(query: Query): void {
    this.#failures += 1
    if (this.#failures >= this.#limits.failures && !this.#isTrying) void this.#tryUntilAnswered(query)
  }

  /** Asks again what failed, until it is answered. A call that the engine refuses is an answer too. */
  async #tryUntilAnswered(query: Query): Promise<void> {
    this.#isTrying = true
    const signal = this.#closing
    while (this.#failures >= this.#limits.failures && this.#opened) {
      try {
        await pause(this.#limits.restMs, undefined, { ref: false, ...(signal && { signal }) })
        await query(this.#opened, AbortSignal.timeout(this.#limits.answerMs))
        this.#failures = 0
      } catch (error) {
        if (signal?.aborted) break
        if (!(error instanceof SearchDown)) this.#failures = 0
      }
    }
    this.#isTrying = false
  }
}
