import type { Model } from 'mongoose'
import type { Delivery } from './delivery.ts'
import type { DomainEvent } from './events.ts'
import { OutboxModel } from './outbox.model.ts'

/** A collection whose documents are events with their pending deliveries in them. */
export interface EventSource {
  /** Leases up to `limit` events due for a subscriber. */
  claim(claim: Claim): Promise<ClaimedEvent[]>
  done(ids: readonly string[], to: string, lease: string): Promise<void>
  /** Puts them back, not before `at`; parked ones wait for a person. */
  putBack(ids: readonly string[], to: string, lease: string, at: Date, parked: boolean): Promise<void>
  /** How many deliveries are under way or waiting, parked ones left out. */
  countPending(): Promise<number>
}

export interface Claim {
  to: string
  now: Date
  leaseUntil: Date
  lease: string
  limit: number
}

export type ClaimedEvent = DomainEvent & { attempts: number }

interface WithDeliveries {
  _id: string
  pending?: Delivery[]
}

/** The same few queries for every such collection: `read` says which event a document is. */
export function eventSource<R extends WithDeliveries>(
  model: Model<R>,
  read: (record: R) => DomainEvent,
  afterDone: (ids: readonly string[]) => Promise<void> = async () => {},
): EventSource {
  // What the three queries share is typed here once: Mongoose cannot see the deliveries of a generic record.
  const events = model as unknown as Model<WithDeliveries>
  const held = (ids: readonly string[], to: string, lease: string) => ({
    _id: { $in: [...ids] },
    pending: { $elemMatch: { to, lease } },
  })
  return {
    async claim({ to, now, leaseUntil, lease, limit }) {
      const due = { pending: { $elemMatch: { to, at: { $lte: now } } } }
      // The first two conditions keep to the index: `$elemMatch` alone gives it no bounds in every store.
      const indexed = { 'pending.0': { $exists: true }, 'pending.to': to, ...due }
      const found = await events.find(indexed, { _id: 1 }).limit(limit).lean()
      if (found.length === 0) return []
      const ids = found.map(({ _id }) => _id)
      await events.updateMany(
        { _id: { $in: ids }, ...due },
        { $set: { 'pending.$.at': leaseUntil, 'pending.$.lease': lease }, $inc: { 'pending.$.attempts': 1 } },
      )
      const claimed = (await events.find(held(ids, to, lease)).lean()) as unknown as R[]
      return claimed.map((record) => ({
        ...read(record),
        attempts: record.pending?.find((delivery) => delivery.to === to)?.attempts ?? 1,
      }))
    },
    async done(ids, to, lease) {
      await events.updateMany({ _id: { $in: [...ids] } }, { $pull: { pending: { to, lease } } })
      await afterDone(ids)
    },
    async putBack(ids, to, lease, at, parked) {
      await events.updateMany(held(ids, to, lease), {
        $set: { 'pending.$.at': at, 'pending.$.parked': parked },
      })
    },
    async countPending() {
      // Here too: the first two keep to the index, and every name is beyond no name at all.
      return events.countDocuments({
        'pending.0': { $exists: true },
        'pending.to': { $gt: '' },
        pending: { $elemMatch: { parked: { $ne: true } } },
      })
    },
  }
}

/** The outbox itself: a document goes when its last delivery has arrived. */
export const outboxSource: EventSource = eventSource(
  OutboxModel,
  ({ _id, type, payload }) => ({ id: _id, type, payload }) as DomainEvent,
  async (ids) => {
    await OutboxModel.deleteMany({ _id: { $in: [...ids] }, pending: { $size: 0 } })
  },
)
