import type { Tx } from '../../database/transaction.ts'
import { CollectiveModel, type CollectiveRecord } from './collective.model.ts'

export const findCollective = (id: string): Promise<CollectiveRecord | null> =>
  CollectiveModel.findById(id).lean()

export const findCollectiveBySlug = (slug: string): Promise<CollectiveRecord | null> =>
  CollectiveModel.findOne({ slug }).lean()

export const findCollectives = (ids: readonly string[]): Promise<CollectiveRecord[]> =>
  ids.length === 0 ? Promise.resolve([]) : CollectiveModel.find({ _id: { $in: [...new Set(ids)] } }).lean()

/** The directory, in the order of the addresses, which is nearly that of the names. */
export const listCollectives = (limit: number, after?: string): Promise<CollectiveRecord[]> =>
  CollectiveModel.find(after === undefined ? {} : { slug: { $gt: after } })
    .sort({ slug: 1 })
    .limit(limit)
    .lean()

export async function insertCollective(tx: Tx, collective: CollectiveRecord): Promise<void> {
  await CollectiveModel.insertMany([collective], { session: tx, lean: true })
}
