import { readPacked } from '../packed-content.ts'
import { readVocabulary, type Vocabulary } from './vocabulary.ts'

/** The words of the official sheets that Palier starts with, loaded with the process. */
export const sheetVocabulary: Vocabulary = readVocabulary(readPacked('vocabulary.tsv.br'))
