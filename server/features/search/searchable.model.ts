import mongoose, { Schema } from 'mongoose'
import type { SearchKind } from '../../../shared/api/search.ts'

const required = true

/**
 * One question, answer, collective or place that is to be found: what the index should hold of it, by name, and the words
 * of its title for a search without the engine. Official sheets are not here, since they have words of their own; nor are
 * topics, which are in memory.
 */
export interface SearchableRecord {
  /** Kind and id, `thread_66f…`. */
  _id: string
  kind: SearchKind
  /** The id of its thread, or its own. */
  group: string
  /** Empty for an answer: its title is the question's. */
  words: string[]
}

const searchableSchema = new Schema<SearchableRecord>(
  {
    _id: { type: String, required },
    kind: { type: String, required },
    group: { type: String, required },
    words: { type: [String], required },
  },
  { strict: 'throw', versionKey: false, collection: 'searchables' },
)
searchableSchema.index({ group: 1 }) // serves the re-reading of a thread, a collective or a place
searchableSchema.index({ words: 1 }) // serves the search by title
searchableSchema.index({ kind: 1, _id: 1 }) // serves the count

export const SearchableModel = mongoose.model<SearchableRecord>('Searchable', searchableSchema)
