import type { SearchKind } from '../../../shared/api/search.ts'
import { SearchableModel, type SearchableRecord } from './searchable.model.ts'

/** What of one thread, collective or place is to be found, as last written. */
export const listSearchablesOf = (group: string): Promise<SearchableRecord[]> =>
  SearchableModel.find({ group }).limit(1_000).lean()

export async function saveSearchables(records: readonly SearchableRecord[]): Promise<void> {
  if (records.length === 0) return
  await SearchableModel.bulkWrite(
    records.map((record) => ({
      replaceOne: { filter: { _id: record._id }, replacement: record, upsert: true },
    })),
    { ordered: false },
  )
}

export async function removeSearchables(ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await SearchableModel.deleteMany({ _id: { $in: [...ids] } })
}

/** What has all of these words in its title. */
export const listSearchablesWithWords = (
  words: readonly string[],
  limit: number,
): Promise<SearchableRecord[]> =>
  SearchableModel.find({ words: { $all: [...words] } })
    .limit(limit)
    .lean()

export const countSearchables = (kinds: readonly SearchKind[]): Promise<number> =>
  SearchableModel.countDocuments({ kind: { $in: [...kinds] } })
