import mongoose, { Schema } from 'mongoose'
import type { ThreadStatus } from '../../../shared/api/threads.ts'
import type { Review } from './desk.rules.ts'
import type { SealFacts, AnswerFacts } from './thread.rules.ts'

const required = true

export interface ThreadRecord {
  _id: string
  authorId: string
  clientId?: string
  title: string
  slug: string
  /** Slug of a theme, a life event or a procedure. */
  topic: string
  /** Null means everywhere. */
  territory: string | null
  /** The codes of that place and of all around it; `*` alone when it is everywhere. Lists ask for places by these. */
  within: string[]
  for: 'self' | 'other'
  createdAt: Date
  /** The dated facts that its status is derived from. */
  answers: AnswerFacts[]
  solution?: { answerId: string; at: Date }
  closedAt?: Date
  /** The question's words were taken back; the thread stays for what others wrote. */
  withdrawnAt?: Date
  /** Withdrawn before anybody else wrote: nothing of it is shown. */
  goneAt?: Date
  /** The status at the last change, for lists and search, and the date on which time alone changes it. */
  status: ThreadStatus
  statusUntil?: Date
  /** What waits for agencies: since when an answer stands without any seal, and who has to look at one again, from when. */
  unsealedSince?: Date
  reviews: Review[]
  /** The number of the last post that changed these facts: two writers never build on the same state. */
  stateSeq: number
  /** A projection, a moment behind. */
  lastActivityAt: Date
  isExample: boolean
}

const sealSchema = new Schema<SealFacts>(
  {
    id: { type: String, required },
    agencyId: { type: String, required },
    verdict: { type: String, required },
    revision: { type: Number, required },
    validUntil: { type: Date, required },
    createdAt: { type: Date, required },
  },
  { _id: false, strict: 'throw' },
)

const answerSchema = new Schema<AnswerFacts>(
  {
    id: { type: String, required },
    seq: { type: Number, required },
    authorId: { type: String, required },
    revision: { type: Number, required },
    createdAt: { type: Date, required },
    revisedAt: { type: Date },
    withdrawnAt: { type: Date },
    worked: { type: Number, required },
    didNot: { type: Number, required },
    didNotAt: { type: Date },
    askerOutcome: { type: String },
    askerOutcomeAt: { type: Date },
    seals: { type: [sealSchema], required },
  },
  { _id: false, strict: 'throw' },
)

const reviewSchema = new Schema<Review>(
  {
    agencyId: { type: String, required },
    kind: { type: String, required },
    since: { type: Date, required },
  },
  { _id: false, strict: 'throw' },
)

/** Leads to what an agency should look at again. */
export const reviewsIndex = { 'reviews.agencyId': 1, 'reviews.since': 1 } as const

const threadSchema = new Schema<ThreadRecord>(
  {
    _id: { type: String, required },
    authorId: { type: String, required },
    clientId: { type: String },
    title: { type: String },
    slug: { type: String, required },
    topic: { type: String, required },
    territory: { type: String, default: null },
    within: { type: [String], required },
    for: { type: String, required },
    createdAt: { type: Date, required },
    answers: { type: [answerSchema], required },
    solution: { type: { answerId: String, at: Date, _id: false } },
    closedAt: { type: Date },
    withdrawnAt: { type: Date },
    goneAt: { type: Date },
    status: { type: String, required },
    statusUntil: { type: Date },
    unsealedSince: { type: Date },
    reviews: { type: [reviewSchema], required },
    stateSeq: { type: Number, required },
    lastActivityAt: { type: Date, required },
    isExample: { type: Boolean, required },
  },
  { strict: 'throw', versionKey: false, collection: 'threads' },
)
threadSchema.index(
  { authorId: 1, clientId: 1 },
  { unique: true, partialFilterExpression: { clientId: { $exists: true } } },
)
threadSchema.index({ topic: 1, status: 1, lastActivityAt: -1, _id: -1 }) // serves a topic's page, filtered by status
threadSchema.index({ topic: 1, lastActivityAt: -1, _id: -1 }) // serves a topic's page
threadSchema.index({ topic: 1, within: 1, status: 1, createdAt: 1, _id: 1 }) // serves desks and collectives: their topics × places
threadSchema.index({ 'answers.seals.agencyId': 1, lastActivityAt: -1, _id: -1 }) // serves lists of what an agency sealed
threadSchema.index({ authorId: 1, lastActivityAt: -1, _id: -1 }) // serves a person's page
threadSchema.index({ status: 1, lastActivityAt: -1, _id: -1 }) // serves the home page: latest validated
threadSchema.index({ status: 1, createdAt: 1, _id: 1 }) // serves the home page and desks: who waits longest
threadSchema.index({ statusUntil: 1 }, { partialFilterExpression: { statusUntil: { $exists: true } } }) // serves the re-projection when a date passes
threadSchema.index(
  { topic: 1, unsealedSince: 1, _id: 1 },
  { partialFilterExpression: { unsealedSince: { $exists: true } } },
) // serves desks: answers on which no agency has said anything
threadSchema.index(reviewsIndex) // serves the desk of an agency: what it sealed and should look at again

export const ThreadModel = mongoose.model<ThreadRecord>('Thread', threadSchema)
