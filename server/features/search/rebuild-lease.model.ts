import mongoose, { Schema } from 'mongoose'

const required = true

/** Which process builds the index again, and until when it is believed to be at it. There is one of these. */
export interface RebuildLeaseRecord {
  _id: 'rebuild'
  holder: string
  until: Date
}

const rebuildLeaseSchema = new Schema<RebuildLeaseRecord>(
  {
    _id: { type: String, required },
    holder: { type: String, required },
    until: { type: Date, required },
  },
  { strict: 'throw', versionKey: false, collection: 'search-rebuilds' },
)

export const RebuildLeaseModel = mongoose.model<RebuildLeaseRecord>('SearchRebuild', rebuildLeaseSchema)
