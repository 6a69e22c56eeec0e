import mongoose, { Schema } from 'mongoose'
import type { ReportReason } from '../../../shared/api/moderation.ts'

const required = true

/** Somebody's notice that something should not be there. */
export interface ReportRecord {
  _id: string
  /** Random: whoever knows it may see the receipt. */
  number: string
  /** A path of ours, with its fragment. */
  target: string
  reason: ReportReason
  details: string
  /** Absent when it came without an account. */
  reporterId?: string
  createdAt: Date
}

const reportSchema = new Schema<ReportRecord>(
  {
    _id: { type: String, required },
    number: { type: String, required },
    target: { type: String, required },
    reason: { type: String, required },
    details: { type: String, required },
    reporterId: { type: String },
    createdAt: { type: Date, required },
  },
  { strict: 'throw', versionKey: false, collection: 'reports' },
)
reportSchema.index({ number: 1 }, { unique: true })

export const ReportModel = mongoose.model<ReportRecord>('Report', reportSchema)
