import { sheetVocabulary } from '../../french/vocabulary-of-sheets.ts'
import { weighTerms, type Term } from '../../french/weigh-terms.ts'
import type { SearchDocument } from './search.port.ts'

/** Stems that are kept of a document: those beyond say next to nothing about it. */
const TERMS = 120
/** The beginning of a body says what it is about. */
const BEGINNING = 300

/** What a document is about. Lengths are means of the official sheets. */
export function documentTerms({ title, keywords = [], body, topicSlugs }: SearchDocument): Term[] {
  return weighTerms(
    [
      { text: title, weight: 10, meanLength: 9, lengthMatters: 0.6 },
      { text: keywords.join(' '), weight: 1.5, meanLength: 16, lengthMatters: 0.5 },
      { text: body.slice(0, BEGINNING), weight: 2, meanLength: 47, lengthMatters: 0.5 },
      { text: topicSlugs.join(' '), weight: 1, meanLength: 4, lengthMatters: 0.5 },
      { text: body, weight: 0.3, meanLength: 660, lengthMatters: 0.5 },
    ],
    sheetVocabulary,
    TERMS,
  )
}
