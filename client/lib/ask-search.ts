import type { SearchDto, SearchHitDto, SuggestionsDto } from '../../shared/api/search.ts'

/**
 * What a search address finds, as JSON. Undefined when the question was taken back, or nothing came: what stands on the page
 * then stays, since a suggestion that does not come is no error.
 */
export async function askSearch(
  address: string,
  signal: AbortSignal,
): Promise<readonly SearchHitDto[] | undefined> {
  try {
    const response = await fetch(address, { headers: { Accept: 'application/json' }, signal })
    return response.ok ? ((await response.json()) as SearchDto | SuggestionsDto).hits : undefined
  } catch {
    return undefined
  }
}
