import type { FicheItem } from '../../../shared/api/fiches.ts'
import { listFichesWithWords } from './fiche.repo.ts'
import { rankTitles, titleWords } from './fiche.rules.ts'

/** More titles than this share one word only when the word says little. */
const MAX_READ = 200

/**
 * Sheets by the words of their titles, for when the search engine is down: whole words, without accents or case. Those
 * with all the words come first, then those with most of them.
 */
export async function searchFicheTitles(query: string, limit: number): Promise<FicheItem[]> {
  const typed = titleWords(query)
  if (typed.length === 0) return []
  const all = await listFichesWithWords(typed, 'all', MAX_READ)
  // A common word can hide the best titles among those with any of them, never among those with all.
  const any = all.length < limit && typed.length > 1 ? await listFichesWithWords(typed, 'any', MAX_READ) : []
  const first = new Set(all.map(({ item }) => item.id))
  const found = [...all, ...any.filter(({ item }) => !first.has(item.id))]
  return rankTitles(found, typed)
    .slice(0, limit)
    .map(({ item }) => item)
}
