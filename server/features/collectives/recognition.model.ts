import mongoose, { Schema } from 'mongoose'
import type { RecognitionDecision } from '../../../shared/api/collectives.ts'

const required = true

/** An agency's answer. It is never changed: a later one stands after it. */
export interface DecisionRecord {
  decision: RecognitionDecision
  reason: string
  /** Who decided: for the agency's own export, never shown. */
  moderatorId: string
  /** The moderator's function, as shown. */
  role: string
  at: Date
}

/** A collective's request to one agency, and all that was answered. */
export interface RecognitionRecord {
  _id: string
  collectiveId: string
  agencyId: string
  /** The lead who asked: for the log, never shown. */
  askedBy: string
  message: string
  askedAt: Date
  /** At most two: the second answers a reply. */
  decisions: DecisionRecord[]
  /** The collective's one reply to a refusal. */
  reply?: { body: string; by: string; at: Date }
  /** Since when it is on the agency's desk; absent once decided. */
  waitingSince?: Date
}

const decisionSchema = new Schema<DecisionRecord>(
  {
    decision: { type: String, required },
    reason: { type: String, required },
    moderatorId: { type: String, required },
    role: { type: String, required },
    at: { type: Date, required },
  },
  { _id: false, strict: 'throw' },
)

const recognitionSchema = new Schema<RecognitionRecord>(
  {
    _id: { type: String, required },
    collectiveId: { type: String, required },
    agencyId: { type: String, required },
    askedBy: { type: String, required },
    message: { type: String, required },
    askedAt: { type: Date, required },
    decisions: { type: [decisionSchema], required },
    reply: { type: { body: String, by: String, at: Date, _id: false } },
    waitingSince: { type: Date },
  },
  { strict: 'throw', versionKey: false, collection: 'recognitions' },
)
const waiting = { partialFilterExpression: { waitingSince: { $exists: true } } }
// An agency is asked once at a time: of two leads who ask together, one finds the other's request.
recognitionSchema.index({ collectiveId: 1, agencyId: 1 }, { unique: true, ...waiting })
recognitionSchema.index({ agencyId: 1, waitingSince: 1, _id: 1 }, waiting) // serves the agency's desk: the longest-waiting first
recognitionSchema.index({ collectiveId: 1, askedAt: -1, _id: -1 }) // serves the collective's page

export const RecognitionModel = mongoose.model<RecognitionRecord>('Recognition', recognitionSchema)
