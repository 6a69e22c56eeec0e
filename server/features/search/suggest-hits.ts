import { PUBLIC, SearchDown, type SearchHit, type SearchIndex } from '../../adapters/search/search.port.ts'
import type { SearchHitDto } from '../../../shared/api/search.ts'
import { limits } from '../../../shared/limits.ts'
import type { Context } from '../../context.ts'
import { searchTopics } from '../topics/index.ts'
import { presentHit, presentTopicHit } from './search-hit.presenter.ts'

/** Topics stand first, and few: they are the way to everything under them. */
const TOPICS = 2
/** A letter says nothing yet. */
const MIN_LENGTH = 2

/**
 * What the text that somebody is typing may lead to: topics, then questions and official sheets by their titles. While
 * the engine is away, topics alone.
 * @param signal ends the search when the person has typed on
 */
export async function suggestHits(
  index: SearchIndex,
  { now, locale }: Pick<Context, 'now' | 'locale'>,
  q: string,
  signal?: AbortSignal,
): Promise<SearchHitDto[]> {
  if (q.trim().length < MIN_LENGTH) return []
  const topics = searchTopics(q, locale, TOPICS).map((topic) => presentTopicHit(topic, locale))
  const limit = limits.search.suggestions - topics.length
  return [...topics, ...(await titlesOf(index, q, now, limit, signal)).map((hit) => presentHit(hit, locale))]
}

async function titlesOf(
  index: SearchIndex,
  q: string,
  now: Date,
  limit: number,
  signal: AbortSignal | undefined,
): Promise<SearchHit[]> {
  const query = { q, kinds: ['thread', 'fiche'] as const, scope: { audiences: [PUBLIC] }, now, limit }
  try {
    return await index.suggest(query, signal && { signal })
  } catch (error) {
    if (error instanceof SearchDown) return []
    throw error
  }
}
