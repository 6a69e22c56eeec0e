import mongoose, { Schema } from 'mongoose'
import { sourceSchema, type SourceRecord } from '../sources/index.ts'

const required = true

/** An earlier version of an answer, kept when a newer one took its place. */
export interface RevisionRecord {
  _id: string
  answerId: string
  threadId: string
  revision: number
  body: string
  bodyHtml: string
  sources: SourceRecord[]
  /** When it was replaced. */
  replacedAt: Date
}

const revisionSchema = new Schema<RevisionRecord>(
  {
    _id: { type: String, required },
    answerId: { type: String, required },
    threadId: { type: String, required },
    revision: { type: Number, required },
    body: { type: String },
    bodyHtml: { type: String },
    sources: { type: [sourceSchema], required },
    replacedAt: { type: Date, required },
  },
  { strict: 'throw', versionKey: false, collection: 'revisions' },
)
revisionSchema.index({ answerId: 1, revision: 1 }, { unique: true })

export const RevisionModel = mongoose.model<RevisionRecord>('Revision', revisionSchema)
