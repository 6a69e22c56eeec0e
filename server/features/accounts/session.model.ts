import mongoose, { Schema } from 'mongoose'

const required = true

export interface SessionRecord {
  /** SHA-256 of the session's secret name: a copy of the store opens no session. */
  _id: string
  personId: string
  /** Entered by one click, in the trial set-up. */
  trial: boolean
  /** The browser as it names itself, shortened: lets a person recognise their sessions. */
  device: string
  createdAt: Date
  expiresAt: Date
}

const sessionSchema = new Schema<SessionRecord>(
  {
    _id: { type: String, required },
    personId: { type: String, required },
    trial: { type: Boolean, required },
    device: { type: String, required },
    createdAt: { type: Date, required },
    expiresAt: { type: Date, required },
  },
  { strict: 'throw', versionKey: false, collection: 'sessions' },
)
sessionSchema.index({ personId: 1 }) // ends all of a person's sessions in one query
sessionSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 })

export const SessionModel = mongoose.model<SessionRecord>('Session', sessionSchema)
