import { findFicheSection } from '../fiches/index.ts'
import type { SourceRecord } from './source.model.ts'

/**
 * Puts words that were copied from a sheet beside the first of the sources in which they stand: a sheet that was named
 * without any.
 * @returns the sources, or what is wrong with the words, by the code of its sentence
 */
export async function quoteFrom(
  sources: readonly SourceRecord[],
  copied: string,
): Promise<SourceRecord[] | 'quote-without-sheet' | 'quote-not-found'> {
  const whole = sources.filter((source) => source.fiche !== undefined && source.quote === undefined)
  if (whole.length === 0) return 'quote-without-sheet'
  // Typed among the sources, a quote is one line.
  const quote = copied.replace(/\s+/g, ' ')
  for (const source of whole) {
    const found = await findFicheSection(source.fiche ?? '', source.section, quote)
    if (typeof found !== 'string')
      return sources.map((each) => (each === source ? { ...source, quote } : each))
  }
  return 'quote-not-found'
}
