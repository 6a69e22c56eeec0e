import { promisify } from 'node:util'
import { deflateRaw as deflateRawLater, inflateRawSync } from 'node:zlib'
import type { Fiche, FicheItem } from '../../../shared/api/fiches.ts'
import { FicheModel, type FicheRecord } from './fiche.model.ts'
import { titleWords, type StoredEdition } from './fiche.rules.ts'

// An import deflates thousands of sheets: not on the thread that serves pages.
const deflateRaw = promisify(deflateRawLater)

/** What a list shows: all but the content. */
const itemFields = { _id: 0, fiche: 1, edition: 1, kind: 1, title: 1, description: 1 } as const
type ItemRecord = Pick<FicheRecord, 'fiche' | 'edition' | 'kind' | 'title' | 'description'>

/** The last edition of a sheet. */
export async function findFiche(id: string): Promise<Fiche | undefined> {
  const record = await FicheModel.findOne({ fiche: id }).sort({ edition: -1 }).lean()
  return record ? ficheOf(record) : undefined
}

/** Sheets by id, in the order asked for; one that is not there is left out. At most 50. */
export async function listFichesByIds(ids: readonly string[]): Promise<FicheItem[]> {
  const wanted = ids.slice(0, 50)
  const records = await FicheModel.find({ fiche: { $in: wanted }, current: true }, itemFields).lean()
  const items = new Map(records.map((record) => [record.fiche, itemOf(record)]))
  return wanted.flatMap((id) => items.get(id) ?? [])
}

/** The sheets of one topic, in the order of their titles. */
export async function listFichesUnder(topic: string, limit: number): Promise<FicheItem[]> {
  const records = await FicheModel.find({ topics: topic, current: true }, itemFields)
    .sort({ title: 1 })
    .limit(limit)
    .lean()
  return records.map(itemOf)
}

/** Sheets with all, or any, of these words in their title, and the words of each title. */
export async function listFichesWithWords(
  words: readonly string[],
  which: 'all' | 'any',
  limit: number,
): Promise<{ item: FicheItem; words: string[] }[]> {
  const match = which === 'all' ? { $all: [...words] } : { $in: [...words] }
  const records = await FicheModel.find({ words: match, current: true }, { ...itemFields, words: 1 })
    .limit(limit)
    .lean()
  return records.map((record) => ({ item: itemOf(record), words: record.words }))
}

/** Whole sheets in the order of their ids, those after `after`: what an index is built from, a batch at a time. */
export async function listFichesAfter(after: string, limit: number): Promise<Fiche[]> {
  const records = await FicheModel.find({ fiche: { $gt: after }, current: true })
    .sort({ fiche: 1 })
    .limit(limit)
    .lean()
  return records.map(ficheOf)
}

/** How many sheets we hold, each once. */
export const countFiches = (): Promise<number> => FicheModel.countDocuments({ current: true })

export async function listEditions(ids: readonly string[]): Promise<StoredEdition[]> {
  const fields = { _id: 0, fiche: 1, edition: 1, current: 1 }
  const records = await FicheModel.find({ fiche: { $in: ids } }, fields).lean()
  return records.map(({ fiche, edition, current }) => ({ id: fiche, edition, current }))
}

export async function insertFiches(fiches: readonly { fiche: Fiche; current: boolean }[]): Promise<void> {
  if (fiches.length === 0) return
  const records = await Promise.all(fiches.map(recordOf))
  await FicheModel.insertMany(records, { ordered: true, lean: true })
}

export async function retireEditions(editions: readonly { id: string; edition: string }[]): Promise<void> {
  if (editions.length === 0) return
  const ids = editions.map(({ id, edition }) => keyOf(id, edition))
  await FicheModel.updateMany({ _id: { $in: ids } }, { $set: { current: false } })
}

const keyOf = (id: string, edition: string): string => `${id}@${edition}`

/** What of a sheet does not stand in fields of its own. */
type Content = Omit<Fiche, 'id' | 'edition' | 'audience' | 'kind' | 'title' | 'description' | 'topics'>

async function recordOf({ fiche, current }: { fiche: Fiche; current: boolean }): Promise<FicheRecord> {
  const { id, edition, audience, kind, title, description, topics, ...rest } = fiche
  const content: Content = rest
  return {
    _id: keyOf(id, edition),
    fiche: id,
    edition,
    current,
    audience,
    kind,
    title,
    description,
    topics,
    words: titleWords(title),
    content: await deflateRaw(JSON.stringify(content)),
  }
}

function ficheOf({
  fiche,
  edition,
  audience,
  kind,
  title,
  description,
  topics,
  content,
}: FicheRecord): Fiche {
  // A lean read gives the driver's own Binary rather than a Buffer.
  const bytes = Buffer.isBuffer(content) ? content : (content as { buffer: Uint8Array }).buffer
  const rest = JSON.parse(inflateRawSync(bytes).toString()) as Content
  return { ...rest, id: fiche, edition, audience, kind, title, description, topics }
}

const itemOf = ({ fiche, edition, kind, title, description }: ItemRecord): FicheItem => ({
  id: fiche,
  edition,
  kind,
  title,
  description,
})
