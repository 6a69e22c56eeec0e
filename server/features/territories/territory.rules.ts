import type { TerritoryKind } from '../../../shared/api/territories.ts'

/** A place of France. `within` holds the codes of what it lies in, nearest first, the place itself left out. */
export interface Territory {
  code: string
  kind: TerritoryKind
  name: string
  /** The name as it is compared: `saint etienne du rouvray`. */
  folded: string
  population: number
  postalCodes: readonly string[]
  within: readonly string[]
}

const WORDS: Record<string, string> = { st: 'saint', ste: 'sainte', sts: 'saints', stes: 'saintes' }

const ARTICLES = new Set(['le', 'la', 'les', 'l'])

/** A name without accents, case, hyphens or apostrophes, `St` written out. */
export function foldName(name: string): string {
  const lower = name.toLowerCase()
  // Most names are plain letters, and folding 36,000 of them is most of the time that loading takes.
  const plain = /[^ -~]/.test(lower)
    ? lower.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('œ', 'oe').replaceAll('æ', 'ae')
    : lower
  const words = plain.replace(/[^a-z0-9]+/g, ' ').trim()
  return /\bste?s?\b/.test(words) ? words.replace(/\bste?s?\b/g, (word) => WORDS[word] ?? word) : words
}

/**
 * How well a name answers what was typed, both folded: 3 the whole name, 2 its beginning, 1 the beginning of a word, 0
 * not at all. The article of `Le Havre` may be left out.
 */
export function nameMatch(folded: string, query: string): 0 | 1 | 2 | 3 {
  if (folded.startsWith(query)) return folded.length === query.length ? 3 : 2
  const at = folded.indexOf(` ${query}`)
  if (at === -1) return 0
  if (!ARTICLES.has(folded.slice(0, at))) return 1
  return folded.length === at + 1 + query.length ? 3 : 2
}

/** Does the place `inner` lie in `outer`, or is it the same? */
export const isWithin = (outer: Territory, inner: Territory): boolean =>
  outer.code === inner.code || inner.within.includes(outer.code)

/**
 * The one place that all of these come down to, if each lies in the next: Paris is a commune and a département, and
 * 75001 is the postal code of Paris and of its first arrondissement.
 */
export function innermost(places: readonly Territory[]): Territory | undefined {
  return places.find((candidate) => places.every((other) => isWithin(other, candidate)))
}
