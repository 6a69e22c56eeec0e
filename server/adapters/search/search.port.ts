import type { Ask } from '../../french/understand-query.ts'
import type { SearchKind, Segment } from '../../../shared/api/search.ts'

/**
 * What Palier needs from a search engine, in the product's own terms. The index is a derived store: everything
 * in it can be written again from MongoDB, and only what every reader may see is ever put in.
 */

/** What names a document: ids repeat across kinds. */
export interface SearchDocumentId {
  kind: SearchKind
  /** The record's own id, of letters, digits, `-` and `_`. */
  id: string
}

/** One thing that can be found. */
export interface SearchDocument extends SearchDocumentId {
  /** Of several documents with the same group, the best match alone is a hit: a question and its answers. */
  group?: string
  title: string
  /** Other words by which it should be found: steps, acronyms, the question of an answer. Never shown. */
  keywords?: string[]
  /** Plain text; passages come from it. Only its first `BODY_LIMIT` characters are indexed. */
  body: string
  /** A path of ours. */
  url: string
  /** What the list shows: when it was asked, answered or published. Topics and places have none. */
  date?: Date
  /** A thread's derived status, carried by its answers too. */
  status?: string
  /** Its topic and every topic above it. */
  topicSlugs: string[]
  /** Its territory and every territory around it; empty = everywhere. */
  territories: string[]
  /** The seals `validated` that stand on it. One that has lapsed is left out of hits without a new write. */
  seals: SealMark[]
  /** Who may find it; `PUBLIC` alone for now. */
  audiences: string[]
  isExample: boolean
  /** Parts documents that answer equally well, higher first; 0 unless said. */
  weight?: number
}

export interface SealMark {
  agency: { slug: string; name: string }
  validUntil: Date
}

/** The audience that every reader belongs to. */
export const PUBLIC = 'public'

/** Characters of a body that are indexed: the cost of indexing grows with it, the use of it hardly does. */
export const BODY_LIMIT = 1_500

/** What the reader may find, as plain data: a document is in when one of its audiences is. */
export interface SearchScope {
  audiences: readonly string[]
}

export interface SearchQuery {
  /** What the text asks for, when it was understood: ranks what is found. */
  asks?: readonly Ask[]
  /** As typed. Empty lists everything that the filters let through, newest first. */
  q: string
  scope: SearchScope
  /** The time at which seals are looked at. */
  now: Date
  /** Each list: one of its values has to match; an absent one lets everything through. */
  kinds?: readonly SearchKind[]
  topics?: readonly string[]
  /** A document without territory is in whatever is asked: it holds everywhere. */
  territories?: readonly string[]
  /** Slugs of agencies whose seal is in force on it. */
  agencies?: readonly string[]
  statuses?: readonly string[]
  /** Only what carries a seal in force. */
  sealed?: boolean
  /** From 1. */
  page: number
  perPage: number
}

export interface SuggestQuery {
  q: string
  kinds?: readonly SearchKind[]
  scope: SearchScope
  now: Date
  limit: number
}

export interface SearchHit extends SearchDocumentId {
  title: string
  /** The caller escapes them: they never hold markup. */
  titleSegments: Segment[]
  /** The passage around what was found, or the beginning. */
  excerpt: Segment[]
  url: string
  date?: Date
  status?: string
  topicSlugs: string[]
  /** The agencies whose seal is in force at `now`. */
  validatedBy: SealMark[]
  isExample: boolean
}

/** How many documents each value would leave, were it chosen in place of the present choice for that facet. */
export interface Facets {
  kind: Record<string, number>
  topic: Record<string, number>
  status: Record<string, number>
  agency: Record<string, number>
}

export interface SearchResults {
  hits: SearchHit[]
  total: number
  facets: Facets
}

export interface CallOptions {
  /** Ends the call when nobody waits for its answer any more. */
  signal?: AbortSignal
}

export interface WriteOptions {
  /** Large imports: goes in small batches, each only when nothing that people wrote is waiting. */
  background?: boolean
}

/** `off`: there is no engine, and there will be none until a restart. */
export type SearchState = 'starting' | 'up' | 'down' | 'off'

export interface SearchIndex {
  readonly state: SearchState

  /**
   * Writes or replaces documents. Resolves once the engine has *done* it: they are found from then on. When the
   * same document is written again before that, the newer one goes in and both calls resolve.
   * @throws DocumentsRejected for those that the engine refuses (the others are in); SearchDown: try again later
   */
  put(documents: readonly SearchDocument[], options?: WriteOptions): Promise<void>

  /** Takes documents out; one that is not there is no error. Resolves and fails as `put` does. */
  remove(ids: readonly SearchDocumentId[]): Promise<void>

  /** @throws SearchDown */
  search(query: SearchQuery, options?: CallOptions): Promise<SearchResults>

  /** The hits whose title answers what is being typed, its last word unfinished. @throws SearchDown */
  suggest(query: SuggestQuery, options?: CallOptions): Promise<SearchHit[]>

  /** How many documents are in, of these kinds or of all. @throws SearchDown */
  count(kinds?: readonly SearchKind[]): Promise<number>

  /** What is in of these kinds, page by page, in no order. @throws SearchDown */
  list(kinds: readonly SearchKind[]): AsyncIterable<Held[]>

  /** Was what is in written with other settings, or in another shape, than this code has? @throws SearchDown */
  isOutdated(): Promise<boolean>

  /**
   * An empty index beside the one that answers, or the one that was begun by the same code and never finished. Until it
   * takes over, `put` and `remove` write to both, in every process. One process at a time fills it.
   * @throws SearchDown
   */
  beside(): Promise<IndexBeside>

  /** Asks the engine now. */
  health(): Promise<SearchState>

  /** Resolves when every write handed over so far has come to an end, good or bad. */
  settled(): Promise<void>
}

/** An index that is being filled, and that no reader sees yet. */
export interface IndexBeside {
  /** What the last `put` said, of those that are done; empty at the beginning. It outlives this process. */
  readonly reached: string
  /** Writes a batch behind what people write, and remembers how far that is. @throws as SearchIndex does */
  put(documents: readonly SearchDocument[], reached: string): Promise<void>
  /** @throws SearchDown */
  remove(ids: readonly SearchDocumentId[]): Promise<void>
  /** Takes the place of the one that answers, at one instant for all readers; the former goes. @throws SearchDown */
  takeOver(): Promise<void>
}

/** A document that is in, and the digest of what was written (`digestOf`). */
export interface Held extends SearchDocumentId {
  digest: string
}

/** The engine does not answer, or not in time. What was being written may or may not be in: write it again. */
export class SearchDown extends Error {
  override readonly name: string = 'SearchDown'
}

/** There is no engine on this machine: nothing to wait for. */
export class SearchUnavailable extends SearchDown {
  override readonly name = 'SearchUnavailable'
}

/** A document that the engine refuses, and will again. */
export interface Rejection {
  document: SearchDocumentId
  reason: string
}

/** The engine refuses these; all others of the same call are in. */
export class DocumentsRejected extends Error {
  override readonly name = 'DocumentsRejected'
  constructor(readonly rejections: readonly Rejection[]) {
    super(`the search engine refuses ${rejections.map(said).join('; ')}`)
  }
}

const said = ({ document, reason }: Rejection): string => `${document.kind} ${document.id}: ${reason}`
