import type { SearchKind } from '../../../shared/api/search.ts'
import { SearchableModel, type SearchableRecord } from './searchable.model.ts'

/** What of a thread is to be found, as last written. */
export const listSearchablesOf = (threadId: string): Promise<SearchableRecord[]> =>
  SearchableModel.find({ group: threadId }).limit(1_000).lean()

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

/** Threads with all of these words in their title. */
export async function listThreadsWithWords(words: readonly string[], limit: number): Promise<string[]> {
  const records = await SearchableModel.find({ words: { $all: [...words] } }, { group: 1 })
    .limit(limit)
    .lean()
  return records.map(({ group }) => group)
}

export const countSearchables = (kind: SearchKind): Promise<number> =>
  SearchableModel.countDocuments({ kind })

/** The threads that are to be found, in the order of their ids, those after `after`. */
export async function listSearchableThreads(after: string, limit: number): Promise<SearchableRecord[]> {
  return SearchableModel.find({ kind: 'thread', _id: { $gt: after } })
    .sort({ kind: 1, _id: 1 })
    .limit(limit)
    .lean()
}
