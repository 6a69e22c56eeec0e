import mongoose, { Schema } from 'mongoose'

const required = true

export interface MembershipRecord {
  kind: 'agency' | 'collective'
  /** The agency's or the collective's id. */
  of: string
  role: 'moderator' | 'admin' | 'member' | 'lead'
  /** The function as shown beside what they say for an agency: never a name. */
  title?: string
  since: Date
}

export interface PersonRecord {
  _id: string
  handle: string
  /** The handle without case or accents: one owner, however it is written. */
  handleKey: string
  email?: string
  emailKey?: string
  /** Argon2id; example people have none and cannot sign in by password. */
  passwordHash?: string
  /** A platform administrator. */
  admin: boolean
  memberships: MembershipRecord[]
  /** As whom the trial's one-click entry lets one in. */
  trialRole?: string
  isExample: boolean
  createdAt: Date
}

const membershipSchema = new Schema<MembershipRecord>(
  {
    kind: { type: String, required, enum: ['agency', 'collective'] },
    of: { type: String, required },
    role: { type: String, required, enum: ['moderator', 'admin', 'member', 'lead'] },
    title: { type: String },
    since: { type: Date, required },
  },
  { _id: false, strict: 'throw' },
)

const personSchema = new Schema<PersonRecord>(
  {
    _id: { type: String, required },
    handle: { type: String, required },
    handleKey: { type: String, required },
    email: { type: String },
    emailKey: { type: String },
    passwordHash: { type: String },
    admin: { type: Boolean, required, default: false },
    memberships: { type: [membershipSchema], required, default: [] },
    trialRole: { type: String },
    isExample: { type: Boolean, required, default: false },
    createdAt: { type: Date, required },
  },
  { strict: 'throw', versionKey: false, collection: 'people' },
)
personSchema.index({ handleKey: 1 }, { unique: true })
personSchema.index(
  { emailKey: 1 },
  { unique: true, partialFilterExpression: { emailKey: { $exists: true } } },
)
personSchema.index({ trialRole: 1 }, { partialFilterExpression: { trialRole: { $exists: true } } })
personSchema.index({ 'memberships.of': 1, _id: 1 }) // serves an agency's and a collective's page: who is in it

export const PersonModel = mongoose.model<PersonRecord>('Person', personSchema)
