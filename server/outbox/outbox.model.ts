import mongoose, { Schema, type IndexDefinition } from 'mongoose'
import type { Delivery } from './delivery.ts'
import type { EventType } from './events.ts'

const required = true

export const deliverySchema = new Schema<Delivery>(
  {
    to: { type: String, required },
    at: { type: Date, required },
    attempts: { type: Number, required },
    lease: { type: String },
    parked: { type: Boolean },
  },
  { _id: false, strict: 'throw' },
)

/** Serves the dispatcher: what is due for one subscriber. A document leaves this index when all of it has arrived. */
export const pendingIndex: IndexDefinition = { 'pending.to': 1, 'pending.at': 1 }
export const pendingIndexOptions = { partialFilterExpression: { 'pending.0': { $exists: true } } }

export interface OutboxRecord {
  _id: string
  type: EventType
  payload: Record<string, unknown>
  createdAt: Date
  pending: Delivery[]
}

const outboxSchema = new Schema<OutboxRecord>(
  {
    _id: { type: String, required },
    type: { type: String, required },
    payload: { type: Schema.Types.Mixed, required },
    createdAt: { type: Date, required },
    pending: { type: [deliverySchema], required },
  },
  { strict: 'throw', versionKey: false, collection: 'outbox' },
)
outboxSchema.index(pendingIndex, pendingIndexOptions)

export const OutboxModel = mongoose.model<OutboxRecord>('Outbox', outboxSchema)
