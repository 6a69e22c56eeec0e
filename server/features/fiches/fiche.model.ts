import mongoose, { Schema } from 'mongoose'
import type { Fiche } from '../../../shared/api/fiches.ts'

const required = true

/** One edition of one sheet. */
export interface FicheRecord {
  /** Sheet and edition, `particuliers-F13104@2020-03-09`. */
  _id: string
  fiche: string
  edition: string
  /** The last edition that we hold: the others stay for what was quoted from them. */
  current: boolean
  audience: Fiche['audience']
  kind: Fiche['kind']
  title: string
  description: string
  topics: string[]
  /** The words of the title, for a search without a search engine. */
  words: string[]
  /**
   * All else, as deflated JSON. It is only ever read whole, and takes a quarter of the room and of the time of an import:
   * the 4,056 sheets weigh 51 MB as JSON, 12 MB so.
   */
  content: Buffer
}

const ficheSchema = new Schema<FicheRecord>(
  {
    _id: { type: String, required },
    fiche: { type: String, required },
    edition: { type: String, required },
    current: { type: Boolean, required },
    audience: { type: String, required },
    kind: { type: String, required },
    title: { type: String, required },
    description: { type: String, default: '' },
    topics: { type: [String], required },
    words: { type: [String], required },
    content: { type: Buffer, required },
  },
  { strict: 'throw', versionKey: false, collection: 'fiches' },
)
ficheSchema.index({ fiche: 1, edition: 1 }, { unique: true }) // serves a sheet's page, and the import
ficheSchema.index({ current: 1, fiche: 1 }) // serves the count, and the reading of all sheets
ficheSchema.index({ topics: 1, current: 1, title: 1 }) // serves the sheets of a topic
ficheSchema.index({ words: 1, current: 1 }) // serves the search by title

export const FicheModel = mongoose.model<FicheRecord>('Fiche', ficheSchema)
