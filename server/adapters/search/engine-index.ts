import type { Index, Settings, Task } from 'meilisearch'
import { searchKinds, type SearchKind } from '../../../shared/api/search.ts'
import { withoutVector } from './embedder.ts'
import type { EmbedderWatch } from './embedder-watch.ts'
import { answered, type Engine } from './engine.ts'
import { engineDocument, type EngineDocument } from './engine-document.ts'
import { oneOf } from './engine-filters.ts'
import { refusalOf } from './engine-http.ts'
import { ABOUT, aboutIndex, type AboutIndex } from './index-version.ts'
import { SearchDown, type Held } from './search.port.ts'
import type { Write } from './write-queue.ts'

/** Documents in one page of a listing. */
const LISTED = 1_000

/** One index of the engine, by its name. Nothing here knows which one answers. */
export class EngineIndex {
  readonly documents: Index<EngineDocument>
  readonly uid: string
  readonly #engine: Engine
  readonly #embedder: EmbedderWatch | undefined
  readonly #about: Index<AboutIndex>

  /** @param embedder makes a vector of each document, while it answers */
  constructor(engine: Engine, uid: string, embedder?: EmbedderWatch) {
    this.#engine = engine
    this.#embedder = embedder
    this.uid = uid
    this.documents = engine.client.index<EngineDocument>(uid)
    this.#about = engine.client.index<AboutIndex>(uid)
  }

  async exists(): Promise<boolean> {
    return (await undefinedWithout(this.documents.getRawInfo())) !== undefined
  }

  /** What it says of itself; undefined when it is not there, or was made by something else. */
  about(): Promise<AboutIndex | undefined> {
    return undefinedWithout(this.#about.getDocument(ABOUT))
  }

  /** Makes it, empty. Another process may have been first. */
  async create(settings: Settings, about: Pick<AboutIndex, 'version' | 'filling'>): Promise<void> {
    const { client } = this.#engine
    const made = await this.#engine.done(client.createIndex(this.uid, { primaryKey: 'key' }))
    if (made.error && made.error.code !== 'index_already_exists') throw new SearchDown(made.error.message)
    const applied = await this.#engine.done(this.documents.updateSettings(settings), Infinity)
    if (applied.error) throw new SearchDown(`settings refused: ${applied.error.message}`)
    await this.say({ ...about, reached: '' })
  }

  /** Resolves once it says so of itself. */
  async say(about: Pick<AboutIndex, 'version' | 'filling' | 'reached'>): Promise<void> {
    const said = await this.#engine.done(this.#about.addDocuments([aboutIndex(about)]))
    if (said.error) throw new SearchDown(said.error.message)
  }

  async drop(): Promise<void> {
    const dropped = await this.#engine.done(this.#engine.client.deleteIndex(this.uid))
    if (dropped.error && !isGone(dropped)) throw new SearchDown(dropped.error.message)
  }

  /** Hands a batch over, in the order in which the engine is to work. @returns the tasks to wait for */
  async handOver(batch: readonly Write[]): Promise<number[]> {
    const beside = this.#embedder && !(await this.#embedder.answers()) ? withoutVector : {}
    const puts = batch.flatMap((write) =>
      'document' in write ? [{ ...engineDocument(write.document), ...beside }] : [],
    )
    const removals = batch.flatMap((write) => ('removed' in write ? [write.key] : []))
    return [
      ...(puts.length > 0 ? [(await this.documents.addDocuments(puts, { primaryKey: 'key' })).taskUid] : []),
      ...(removals.length > 0 ? [(await this.documents.deleteDocuments(removals)).taskUid] : []),
    ]
  }

  /** How many documents are in, of these kinds or of all. */
  async count(kinds: readonly SearchKind[] = searchKinds): Promise<number> {
    const { facetDistribution } = await this.documents.search('', { limit: 0, facets: ['kind'] })
    const counts = facetDistribution?.['kind'] ?? {}
    return kinds.reduce((sum, kind) => sum + (counts[kind] ?? 0), 0)
  }

  async *list(kinds: readonly SearchKind[]): AsyncGenerator<Held[]> {
    const fields: (keyof EngineDocument)[] = ['kind', 'id', 'digest']
    const filter = oneOf('kind', kinds)
    for (let offset = 0; ; offset += LISTED) {
      const { results } = await answered(() =>
        this.documents.getDocuments({ fields, filter, offset, limit: LISTED }),
      )
      // What was written before documents had a digest has none: it is like nothing that would be written now.
      yield results.map(({ kind, id, digest }) => ({ kind, id, digest: digest ?? '' }))
      if (results.length < LISTED) return
    }
  }
}

/** Did this fail only since its index is no longer there? */
export const isGone = ({ error }: Task): boolean => error?.code === 'index_not_found'

async function undefinedWithout<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call
  } catch (error) {
    if (refusalOf(error)?.response.status === 404) return undefined
    throw error
  }
}
