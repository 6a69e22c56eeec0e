import type { MultiSearchQuery } from 'meilisearch'
import type { Ask } from '../../french/understand-query.ts'
import { askedStems } from './asked-stems.ts'
import { hitOf, type EngineHit } from './engine-document.ts'
import { oneOf } from './engine-filters.ts'
import { MARK_END, MARK_START } from './marked-text.ts'
import { markedText, passageOf } from './passage.ts'
import type { SearchHit } from './search.port.ts'

/** Words around what was found. */
const EXCERPT_WORDS = 34

/** So many of the best are ranked by what was asked; beyond them the engine's own order is as good. */
export const RANKED = 60
/** Documents that each way of asking brings. */
export const CANDIDATES = 40

/** What people wrote, as they wrote it. */
export const writtenAttributes = ['title', 'keywords', 'body']

export const candidateAttributes = [
  ...['key', 'group', 'title', 'stems', 'impacts', 'weight', 'sealedUntil', 'date'],
]

export const shownAttributes = [
  ...['key', 'kind', 'id', 'title', 'url', 'date', 'status', 'topicSlugs', 'seals', 'isExample'],
]

export const shownPage: Partial<MultiSearchQuery> = {
  attributesToRetrieve: shownAttributes,
  attributesToHighlight: ['title', 'body'],
  attributesToCrop: ['body'],
  cropLength: EXCERPT_WORDS,
  highlightPreTag: MARK_START,
  highlightPostTag: MARK_END,
}

/** What may answer besides what holds the very words, under the conditions of `page`. */
export const candidateQueries = (page: MultiSearchQuery, asks: readonly Ask[]): MultiSearchQuery[] =>
  askedStems(asks).map((line) => ({
    indexUid: page.indexUid,
    q: `${line} `, // whole words: the last one is finished
    matchingStrategy: 'frequency',
    distinct: 'group',
    locales: ['fra'],
    attributesToSearchOn: ['stems'],
    attributesToRetrieve: candidateAttributes,
    limit: CANDIDATES,
    ...(page.filter === undefined ? {} : { filter: page.filter }),
  }))

/** A hit with the text that its passage is cut from. */
export type WholeHit = EngineHit & { body: string }

export const wholeHits = (indexUid: string, keys: readonly string[]): MultiSearchQuery => ({
  indexUid,
  q: '',
  filter: oneOf('key', keys),
  limit: keys.length,
  attributesToRetrieve: [...shownAttributes, 'body'],
})

/** Hits in the order of `keys`, with what was asked marked in them. */
export function markedHits(
  keys: readonly string[],
  whole: readonly WholeHit[],
  asks: readonly Ask[],
  now: Date,
): SearchHit[] {
  const byKey = new Map(whole.map((hit) => [hit.key, hit]))
  const asked = new Set(asks.flatMap(({ ways }) => ways.flat().map(({ stem }) => stem)))
  return keys.flatMap((key) => {
    const hit = byKey.get(key)
    if (!hit) return [] // withdrawn in between
    const marks = { titleSegments: markedText(hit.title, asked), excerpt: passageOf(hit.body, asked) }
    return [{ ...hitOf(hit, now), ...marks }]
  })
}
