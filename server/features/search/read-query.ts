import { dictionary } from '@zxcvbn-ts/language-fr'
import { isFiller } from '../../french/fillers.ts'
import { wordsOf } from '../../french/fold-words.ts'
import { Speller } from '../../french/speller.ts'
import { byFirstStem, synonymGroups, synonymWords } from '../../french/synonyms.ts'
import { understandQuery, type Knowledge, type Understanding } from '../../french/understand-query.ts'
import { sheetVocabulary } from '../../french/vocabulary-of-sheets.ts'
import type { SearchInput } from '../../../shared/api/search.ts'
import { isPlaceName } from '../territories/index.ts'

/** A town of this size is meant when its name is also a word of the sheets; a smaller one never is. */
const KNOWN_TOWN = 20_000
const TOWN = 5_000
const TOWN_OF_SEVERAL_WORDS = 2_000
/** `Nice` and `Tours` are towns, whatever else they mean. */
const CITY = 100_000

let gathered: Knowledge | undefined

/** Gathered for the first who search: no start waits for it. */
const knowledge = (): Knowledge => (gathered ??= gather())

function gather(): Knowledge {
  // Right as they stand, though no sheet holds them.
  const everyday = new Set((dictionary['commonWords-fr'] ?? []).flatMap(wordsOf))
  const { words, sheetsWith } = sheetVocabulary
  return {
    vocabulary: sheetVocabulary,
    speller: new Speller(
      new Map([...words].map(([word, stem]) => [word, sheetsWith(stem)])),
      (word) => everyday.has(word) || synonymWords.has(word) || isFiller(word),
    ),
    synonyms: byFirstStem(synonymGroups),
    isPlace(name) {
      const [word = ''] = name
      if (name.length > 1) return isPlaceName(name.join(' '), TOWN_OF_SEVERAL_WORDS)
      if (everyday.has(word)) return isPlaceName(word, CITY)
      return isPlaceName(word, words.has(word) ? KNOWN_TOWN : TOWN)
    },
  }
}

/** What somebody asks for by what they typed. */
export const readQuery = (
  { q, exact }: Pick<SearchInput, 'q' | 'exact'>,
  synonyms = knowledge().synonyms,
): Understanding => understandQuery(q, { ...knowledge(), synonyms }, { exact })
