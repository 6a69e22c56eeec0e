import { Schema } from 'mongoose'

/** A source as it was when it was named: the sheet's edition, or the day the address was read. */
export interface SourceRecord {
  fiche?: string
  edition?: string
  section?: string
  quote?: string
  /** The sheet's title at that edition. */
  title?: string
  url?: string
  readAt?: Date
}

export const sourceSchema = new Schema<SourceRecord>(
  {
    fiche: { type: String },
    edition: { type: String },
    section: { type: String },
    quote: { type: String },
    title: { type: String },
    url: { type: String },
    readAt: { type: Date },
  },
  { _id: false, strict: 'throw' },
)
