import { collectiveSource } from './collective-source.ts'
import { ficheSource } from './fiche-source.ts'
import { placeSource } from './place-source.ts'
import type { SearchSource } from './search-source.ts'
import { threadSource } from './thread-source.ts'
import { topicSource } from './topic-source.ts'

/** What people wrote comes first, the many sheets last. */
export const searchSources = (): readonly SearchSource[] => [
  threadSource,
  collectiveSource,
  placeSource,
  topicSource,
  ficheSource,
]
