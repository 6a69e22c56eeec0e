import { createHash } from 'node:crypto'
import type { Settings } from 'meilisearch'
import { withoutVector } from './embedder.ts'
import { documentShape } from './engine-document.ts'

/**
 * What an index says of itself: a document in it that no reader finds, since it has no audience. It is written by the
 * same tasks as the documents, so it is never ahead of them, and it moves with them when indexes are swapped.
 */
export interface AboutIndex {
  key: typeof ABOUT
  audiences: never[]
  _vectors: typeof withoutVector._vectors
  /** Of the settings and the shape that the index was made with. */
  version: string
  /** It is being filled beside the one that answers. */
  filling: boolean
  /** How far the filling has come. */
  reached: string
}

/** No document has this key: theirs hold their kind. */
export const ABOUT = 'about'

export const aboutIndex = (fields: Pick<AboutIndex, 'version' | 'filling' | 'reached'>): AboutIndex => ({
  key: ABOUT,
  audiences: [],
  ...withoutVector,
  ...fields,
})

/** Another one means that the documents have to be indexed again. */
export const versionOf = (settings: Settings, shape = documentShape): string =>
  createHash('sha256').update(JSON.stringify({ settings, shape })).digest('base64url').slice(0, 22)
