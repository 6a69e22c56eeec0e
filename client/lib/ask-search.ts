import type { SearchDto, SearchHitDto, SimilarDto, SuggestionsDto } from '../../shared/api/search.ts'

/**
 * What a search address finds, as JSON. Undefined when the question was taken back, or nothing came: what stands on the page
 * then stays, since a suggestion that does not come is no error.
 */
export async function askSearch(
  address: string,
  signal: AbortSignal,
): Promise<readonly SearchHitDto[] | undefined> {
  return (await ask<SearchDto | SuggestionsDto>(address, signal))?.hits
}

/** What a question with this title is close to. Undefined as for `askSearch`. */
export const askSimilar = (title: string, signal: AbortSignal): Promise<SimilarDto | undefined> =>
  ask(`/search/similar?q=${encodeURIComponent(title)}`, signal)

async function ask<Found>(address: string, signal: AbortSignal): Promise<Found | undefined> {
  try {
    const response = await fetch(address, { headers: { Accept: 'application/json' }, signal })
    return response.ok ? ((await response.json()) as Found) : undefined
  } catch {
    return undefined
  }
}
