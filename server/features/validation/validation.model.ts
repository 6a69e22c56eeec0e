import mongoose, { Schema } from 'mongoose'
import type { Verdict } from '../../../shared/api/validation.ts'
import { sourceSchema, type SourceRecord } from '../sources/index.ts'

const required = true

/** An agency's verdict on one revision of an answer. It is never changed: a later one takes its place. */
export interface ValidationRecord {
  _id: string
  answerId: string
  threadId: string
  /** The number of the answer in its thread's log. */
  seq: number
  agencyId: string
  /** Who decided: for the agency's own export, never shown. */
  moderatorId: string
  /** The moderator's function, as shown. */
  role: string
  verdict: Verdict
  /** The revision that was read. */
  revision: number
  /** The text beside, in Markdown; may be empty. */
  note: string
  noteHtml: string
  renderer: number
  sources: SourceRecord[]
  /** The instant at which it lapses. */
  validUntil: Date
  createdAt: Date
}

const validationSchema = new Schema<ValidationRecord>(
  {
    _id: { type: String, required },
    answerId: { type: String, required },
    threadId: { type: String, required },
    seq: { type: Number, required },
    agencyId: { type: String, required },
    moderatorId: { type: String, required },
    role: { type: String, required },
    verdict: { type: String, required },
    revision: { type: Number, required },
    note: { type: String },
    noteHtml: { type: String },
    renderer: { type: Number, required },
    sources: { type: [sourceSchema], required },
    validUntil: { type: Date, required },
    createdAt: { type: Date, required },
  },
  { strict: 'throw', versionKey: false, collection: 'validations' },
)
validationSchema.index({ threadId: 1, createdAt: 1 }) // serves a thread's page: all of its seals at once
validationSchema.index({ agencyId: 1, createdAt: -1, _id: -1 }) // serves an agency's page and its export

export const ValidationModel = mongoose.model<ValidationRecord>('Validation', validationSchema)
