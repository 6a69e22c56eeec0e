import type { SearchDocument } from '../../adapters/search/search.port.ts'
import type { SearchKind } from '../../../shared/api/search.ts'

/** One family of what can be found: how it is read from the store as it is now. The index holds nothing else. */
export interface SearchSource {
  name: 'thread' | 'collective' | 'place' | 'topic' | 'fiche'
  /** Of its documents: no other source has these. */
  kinds: readonly SearchKind[]
  /** Is it searched by its titles while the engine is away, through `searchables`? */
  hasTitles: boolean
  /** One page, those after `after`, which a page before it gave as `next`. */
  list(after: string, now: Date): Promise<SourcePage>
  /** One of them; without documents when nothing of it may be found. */
  read(id: string, now: Date): Promise<Found>
  /** The versions of those that are there; absent where nothing changes while it is read. */
  versions?(ids: readonly string[]): Promise<ReadonlyMap<string, number>>
}

export interface SourcePage {
  found: Found[]
  /** Undefined when this is the last one. */
  next: string | undefined
}

export interface Found {
  id: string
  /** Rises with every change of it; taken before its documents were read. */
  version: number
  documents: SearchDocument[]
}
