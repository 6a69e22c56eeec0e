import {
  PUBLIC,
  SearchDown,
  type Facets,
  type SearchIndex,
  type SearchQuery,
} from '../../adapters/search/search.port.ts'
import type { FacetDto, SearchDto, SearchInput } from '../../../shared/api/search.ts'
import { limits } from '../../../shared/limits.ts'
import { searchWords } from '../../../shared/text/search.ts'
import { threadWords } from '../../../shared/text/thread-parts.ts'
import type { Locale } from '../../../shared/text/words.ts'
import type { Context } from '../../context.ts'
import { findAgencyBySlug } from '../agencies/index.ts'
import { resolveTerritory } from '../territories/index.ts'
import { topicName } from '../topics/index.ts'
import { readQuery } from './read-query.ts'
import { presentHit } from './search-hit.presenter.ts'
import { searchTitles } from './search-titles.ts'

/** Values of a facet that are offered: beyond them a list is no help. */
const OFFERED = 8

/**
 * One page of what answers a search, best first. While the engine is away,
 * `degraded`: what has the words in its title.
 */
export async function searchEverything(
  index: SearchIndex,
  { now, locale }: Pick<Context, 'now' | 'locale'>,
  input: SearchInput,
): Promise<SearchDto> {
  const perPage = limits.search.perPage
  try {
    const { asks, mended } = readQuery(input)
    const searched = { ...queryOf(input, now), ...(mended !== undefined && { q: mended }), asks }
    const { hits, total, facets } = await index.search(searched)
    return {
      hits: hits.map((hit) => presentHit(hit, locale)),
      total,
      facets: await presentFacets(facets, input, locale),
      degraded: false,
      mended: mended ?? null,
      next: input.page * perPage < total ? searchUrl({ ...input, page: input.page + 1 }) : null,
    }
  } catch (error) {
    if (!(error instanceof SearchDown)) throw error
    const hits = await searchTitles({ now, locale }, input.q, perPage)
    const none = { kind: [], topic: [], status: [], agency: [] }
    return { hits, total: hits.length, facets: none, degraded: true, mended: null, next: null }
  }
}

/** The address of a search; what is at its default is left out. */
export function searchUrl({
  q,
  kind,
  topic,
  territory,
  agency,
  status,
  sealed,
  page,
  exact,
}: SearchInput): string {
  const params = new URLSearchParams({ q })
  for (const [name, values] of Object.entries({ kind, topic, agency, status }))
    for (const value of values) params.append(name, value)
  if (territory) params.set('territory', territory)
  if (sealed) params.set('sealed', '1')
  if (exact) params.set('exact', '1')
  if (page > 1) params.set('page', String(page))
  return `/search?${params.toString()}`
}

function queryOf(input: SearchInput, now: Date): SearchQuery {
  const { q, kind, topic, territory, agency, status, sealed, page } = input
  const place = territory === '' ? undefined : resolveTerritory(territory).code
  return {
    q,
    scope: { audiences: [PUBLIC] },
    now,
    page,
    perPage: limits.search.perPage,
    sealed,
    ...(kind.length > 0 && { kinds: kind }),
    ...(topic.length > 0 && { topics: topic }),
    ...(agency.length > 0 && { agencies: agency }),
    ...(status.length > 0 && { statuses: status }),
    ...(place !== undefined && { territories: [place] }),
  }
}

async function presentFacets(
  { kind, topic, status, agency }: Facets,
  input: SearchInput,
  locale: Locale,
): Promise<SearchDto['facets']> {
  const text = searchWords[locale]
  const kinds: Record<string, string> = {
    ...{ thread: text.thread, answer: text.answer, fiche: text.fiche },
    ...{ topic: text.topic, collective: text.collective, place: text.place },
  }
  const steps = threadWords[locale]
  const statuses: Record<string, string> = {
    ...{ open: steps.open, answered: steps.answered, validated: steps.validated },
    ...{ solved: steps.solved, closed: steps.closed },
  }
  const offered = {
    agency: mostFrequent(agency, input.agency),
    topic: mostFrequent(topic, input.topic),
    kind: mostFrequent(kind, input.kind),
    status: mostFrequent(status, input.status),
  }
  return {
    kind: offered.kind.map(([value, count]) => ({ value, label: kinds[value] ?? value, count })),
    topic: offered.topic.map(([value, count]) => ({ value, label: topicName(value, locale), count })),
    status: offered.status.map(([value, count]) => ({ value, label: statuses[value] ?? value, count })),
    agency: await Promise.all(
      offered.agency.map(async ([value, count]): Promise<FacetDto> => {
        const named = await findAgencyBySlug(value)
        return { value, label: named?.name ?? value, count }
      }),
    ),
  }
}

/** The values most found, those that are chosen always among them. */
function mostFrequent(counts: Record<string, number>, chosen: readonly string[]): [string, number][] {
  const entries = Object.entries(counts).toSorted(([, a], [, b]) => b - a)
  const first = entries.slice(0, OFFERED)
  const missing = chosen.filter((value) => !first.some(([offered]) => offered === value))
  return [
    ...first,
    ...missing.map((value): [string, number] => [
      value,
      Object.hasOwn(counts, value) ? (counts[value] ?? 0) : 0,
    ]),
  ]
}
