import mongoose, { Schema } from 'mongoose'
import type { PostKind, SystemLine } from '../../../shared/api/threads.ts'
import type { Delivery } from '../../outbox/delivery.ts'
import { sourceSchema, type SourceRecord } from '../sources/index.ts'
import { deliverySchema, pendingIndex, pendingIndexOptions } from '../../outbox/outbox.model.ts'

const required = true

export interface PostRecord {
  _id: string
  threadId: string
  /** 1, 2, 3 … without a gap; the question is 1. */
  seq: number
  kind: PostKind
  authorId: string
  clientId?: string
  /** As typed, in Markdown; empty once withdrawn. */
  body: string
  /** Rendered when written, with the version of what rendered it. */
  bodyHtml: string
  renderer: number
  createdAt: Date
  revision?: number
  sources: SourceRecord[]
  /** The agency and the function under which a moderator spoke. */
  speaksFor?: { agencyId: string; role: string }
  withdrawnAt?: Date
  /** What a system line speaks of, and what it tells. */
  about?: string
  what?: SystemLine
  pending?: Delivery[]
}

const postSchema = new Schema<PostRecord>(
  {
    _id: { type: String, required },
    threadId: { type: String, required },
    seq: { type: Number, required },
    kind: { type: String, required },
    authorId: { type: String, required },
    clientId: { type: String },
    body: { type: String },
    bodyHtml: { type: String },
    renderer: { type: Number, required },
    createdAt: { type: Date, required },
    revision: { type: Number },
    sources: { type: [sourceSchema], required },
    speaksFor: { type: { agencyId: String, role: String, _id: false } },
    withdrawnAt: { type: Date },
    about: { type: String },
    what: { type: String },
    pending: { type: [deliverySchema], default: undefined },
  },
  { strict: 'throw', versionKey: false, collection: 'posts' },
)
postSchema.index({ threadId: 1, seq: 1 }, { unique: true })
postSchema.index(
  { threadId: 1, authorId: 1, clientId: 1 },
  { unique: true, partialFilterExpression: { clientId: { $exists: true } } },
)
postSchema.index({ threadId: 1, kind: 1, seq: 1 }) // serves a thread's page: its answers, then the rest of its log
postSchema.index({ authorId: 1, createdAt: -1, _id: -1 }, { partialFilterExpression: { kind: 'answer' } }) // serves a person's page: what they answered
postSchema.index(pendingIndex, pendingIndexOptions)

export const PostModel = mongoose.model<PostRecord>('Post', postSchema)
