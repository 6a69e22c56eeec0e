import mongoose, { Schema } from 'mongoose'

const required = true

export interface CollectiveRecord {
  _id: string
  slug: string
  name: string
  /** As typed, several lines of plain text. */
  about: string
  /** Slugs; each stands for the procedures under it too. */
  topics: string[]
  /** Codes; none means everywhere. */
  territories: string[]
  /** Where it lives: http or https. */
  links: string[]
  createdAt: Date
  isExample: boolean
}

const collectiveSchema = new Schema<CollectiveRecord>(
  {
    _id: { type: String, required },
    slug: { type: String, required },
    name: { type: String, required },
    about: { type: String, required },
    topics: { type: [String], required },
    territories: { type: [String], required },
    links: { type: [String], required },
    createdAt: { type: Date, required },
    isExample: { type: Boolean, required },
  },
  { strict: 'throw', versionKey: false, collection: 'collectives' },
)
collectiveSchema.index({ slug: 1 }, { unique: true }) // serves the directory too, which is in this order

export const CollectiveModel = mongoose.model<CollectiveRecord>('Collective', collectiveSchema)
