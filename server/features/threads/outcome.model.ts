import mongoose, { Schema } from 'mongoose'

const required = true

/** A reader's last word on an answer: one per person. */
export interface OutcomeRecord {
  _id: string
  answerId: string
  threadId: string
  personId: string
  outcome: 'worked' | 'did-not'
  at: Date
}

const outcomeSchema = new Schema<OutcomeRecord>(
  {
    _id: { type: String, required },
    answerId: { type: String, required },
    threadId: { type: String, required },
    personId: { type: String, required },
    outcome: { type: String, required },
    at: { type: Date, required },
  },
  { strict: 'throw', versionKey: false, collection: 'outcomes' },
)
outcomeSchema.index({ answerId: 1, personId: 1 }, { unique: true })

export const OutcomeModel = mongoose.model<OutcomeRecord>('Outcome', outcomeSchema)
