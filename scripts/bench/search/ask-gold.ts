import type { SearchIndex } from '../../../server/adapters/search/search.port.ts'
import { searchEverything } from '../../../server/features/search/index.ts'
import { findTopic } from '../../../server/features/topics/index.ts'
import { searchQuerySchema, type SearchHitDto } from '../../../shared/api/search.ts'
import { goldKey, type GoldQuery } from './gold.ts'
import type { Judged } from './measures.ts'

/** What came for a query, and how long it took. */
export interface Asked extends Judged {
  query: GoldQuery
  ms: number
}

/** Asks one query after the other, as the page of results does. @throws Error when the engine was away */
export async function askGold(index: SearchIndex, queries: readonly GoldQuery[]): Promise<Asked[]> {
  const asked: Asked[] = []
  for (const query of queries) {
    const since = performance.now()
    const { hits, degraded } = await searchEverything(
      index,
      { now: new Date(), locale: 'fr' },
      searchQuerySchema.parse({ q: query.q }),
    )
    if (degraded) throw new Error(`the engine did not answer: ${query.q}`)
    asked.push({ query, found: hits.map(keyOfHit), grades: query.grades, ms: performance.now() - since })
  }
  return asked
}

/** An answer stands for its question, a topic for the sheet that it is the subject of. */
function keyOfHit({ kind, id, url }: SearchHitDto): string {
  if (kind === 'topic') return goldKey(findTopic(id)?.fiche ?? id)
  return kind === 'fiche' ? goldKey(id) : (url.split(/[/#]/)[2] ?? id)
}
