import mongoose, { Schema } from 'mongoose'
import type { SearchKind } from '../../../shared/api/search.ts'

const required = true

/** A document that the engine refuses: parked, and told by `/health/ready`, until it is put in or taken out. */
export interface RejectionRecord {
  /** Kind and id, `thread_66f…`. */
  _id: string
  kind: SearchKind
  reason: string
  at: Date
}

const rejectionSchema = new Schema<RejectionRecord>(
  {
    _id: { type: String, required },
    kind: { type: String, required },
    reason: { type: String, required },
    at: { type: Date, required },
  },
  { strict: 'throw', versionKey: false, collection: 'search-rejections' },
)

export const RejectionModel = mongoose.model<RejectionRecord>('SearchRejection', rejectionSchema)
