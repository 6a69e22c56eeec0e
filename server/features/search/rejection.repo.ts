import { RejectionModel, type RejectionRecord } from './rejection.model.ts'

export async function saveRejections(records: readonly RejectionRecord[]): Promise<void> {
  if (records.length === 0) return
  await RejectionModel.bulkWrite(
    records.map((record) => ({
      replaceOne: { filter: { _id: record._id }, replacement: record, upsert: true },
    })),
    { ordered: false },
  )
}

/** Forgets those of these documents that were refused before. */
export async function removeRejections(keys: readonly string[]): Promise<void> {
  if (keys.length > 0) await RejectionModel.deleteMany({ _id: { $in: [...keys] } })
}

export const countRejections = (): Promise<number> => RejectionModel.countDocuments({})

/** The keys of some of them. */
export const listRejections = (limit: number): Promise<RejectionRecord[]> =>
  RejectionModel.find({}).sort({ _id: 1 }).limit(limit).lean()
