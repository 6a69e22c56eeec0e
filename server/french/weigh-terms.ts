import { wordsOf } from './fold-words.ts'
import { stemOf } from './stem.ts'
import { isLittleWord } from './telling-stems.ts'
import { tellingWeight, type Vocabulary } from './vocabulary.ts'

/** A part of a document, and how it is read. */
export interface TermField {
  text: string
  /** What a word here is worth beside one in another field. */
  weight: number
  /** Words that such a field has on average; in a longer one each word says less. */
  meanLength: number
  /** From 0 (length does not matter) to 1 (a word in a text twice as long says half). */
  lengthMatters: number
}

/** A stem, and how much a document is about it, from 1 to 35. */
export interface Term {
  stem: string
  impact: number
}

/** The scale of impacts: one character of base 36 holds each. */
export const LARGEST_IMPACT = 35
/** How soon a word that comes again adds little. */
const SATURATION = 5

/**
 * What a text is about: its stems, those that say most about it first, at most `limit`. Impacts are BM25F (Robertson, Zaragoza
 * and Taylor) without the part that a query adds.
 */
export function weighTerms(fields: readonly TermField[], vocabulary: Vocabulary, limit: number): Term[] {
  const counts = new Map<string, number>()
  for (const { text, weight, meanLength, lengthMatters } of fields) {
    const words = wordsOf(text)
    const share = weight / (1 - lengthMatters + (lengthMatters * words.length) / meanLength)
    for (const word of words) {
      if (isLittleWord(word)) continue
      const stem = stemOf(word)
      counts.set(stem, (counts.get(stem) ?? 0) + share)
    }
  }
  return [...counts]
    .map(([stem, count]) => ({ stem, share: count / (SATURATION + count) }))
    .toSorted(
      (a, b) => b.share * tellingWeight(vocabulary, b.stem) - a.share * tellingWeight(vocabulary, a.stem),
    )
    .slice(0, limit)
    .map(({ stem, share }) => ({ stem, impact: Math.max(1, Math.round(share * LARGEST_IMPACT)) }))
    .toSorted((a, b) => b.impact - a.impact)
}
