import { newId } from '../database/new-id.ts'
import type { Tx } from '../database/transaction.ts'
import { deliveriesTo } from './delivery.ts'
import { subscribersOf, type EventPayloads, type EventType } from './events.ts'
import { OutboxModel } from './outbox.model.ts'

/** Writes an event in the transaction of the state that it tells of: there is no way to append one without. */
export async function appendEvent<T extends EventType>(
  tx: Tx,
  type: T,
  payload: EventPayloads[T],
  now: Date,
): Promise<void> {
  const pending = deliveriesTo(subscribersOf[type], now)
  await OutboxModel.insertMany([{ _id: newId(), type, payload, createdAt: now, pending }], {
    session: tx,
    lean: true,
  })
}
