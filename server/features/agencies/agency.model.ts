import mongoose, { Schema } from 'mongoose'
import type { AgencyKind } from '../../../shared/api/agencies.ts'

const required = true

export interface CompetenceRecord {
  /** Covers the procedures under it. */
  topic: string
  /** Covers the places inside it; null means everywhere. */
  territory: string | null
}

export interface AgencyRecord {
  _id: string
  slug: string
  name: string
  kind: AgencyKind
  about: string
  /** The official address. */
  site?: string
  competences: CompetenceRecord[]
  createdAt: Date
  isExample: boolean
}

const competenceSchema = new Schema<CompetenceRecord>(
  { topic: { type: String, required }, territory: { type: String, default: null } },
  { _id: false, strict: 'throw' },
)

const agencySchema = new Schema<AgencyRecord>(
  {
    _id: { type: String, required },
    slug: { type: String, required },
    name: { type: String, required },
    kind: { type: String, required },
    about: { type: String, required },
    site: { type: String },
    competences: { type: [competenceSchema], required },
    createdAt: { type: Date, required },
    isExample: { type: Boolean, required },
  },
  { strict: 'throw', versionKey: false, collection: 'agencies' },
)
agencySchema.index({ slug: 1 }, { unique: true })
agencySchema.index({ name: 1 }) // serves the directory

export const AgencyModel = mongoose.model<AgencyRecord>('Agency', agencySchema)
