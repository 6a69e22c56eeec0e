import { fold } from './fold-words.ts'
import { isFiller } from './fillers.ts'
import { writtenOut } from './short-forms.ts'
import type { Speller } from './speller.ts'
import { stemOf } from './stem.ts'
import type { SaidPhrase, SynonymGroup, Synonyms } from './synonyms.ts'
import { isLittleWord } from './telling-stems.ts'
import { tellingWeight, type Vocabulary } from './vocabulary.ts'

/** A stem that a text may hold, and what it is worth when it does. */
export interface WeighedStem {
  stem: string
  weight: number
}

/** One thing that is asked for: any of the ways to say it will do, the best counts. */
export interface Ask {
  ways: WeighedStem[][]
}

export interface Understanding {
  /** What was typed, its misspelt words mended; undefined when there was nothing to mend. */
  mended: string | undefined
  asks: Ask[]
}

export interface Knowledge {
  vocabulary: Vocabulary
  speller: Speller
  synonyms: Synonyms
  /** Is this the name of a place in France, given as folded words? */
  isPlace: (words: readonly string[]) => boolean
}

/** What a synonym is worth beside the word itself. */
const SYNONYM = 0.9
/** What the name of a place is worth: it says where, seldom what. */
const PLACE = 0.2
/** Words in the longest name of a place that is looked for. */
const PLACE_WORDS = 4

/** Reads what a person typed as what they ask for. Pure: what it knows of French is handed in. */
export function understandQuery(typed: string, knowledge: Knowledge, { exact = false } = {}): Understanding {
  const text = typed.replace(/(\d)(?=(?:ans?|mois|jours?|euros?|h)\b)/gu, '$1 ')
  const { words, mended } = exact
    ? { words: splitWords(text).map(fold), mended: undefined }
    : readWords(text, knowledge)
  const read = withPlaces(words, knowledge.isPlace)
  const asks = asksOf(read, knowledge, (word) => !isFiller(word))
  return { mended, asks: asks.length > 0 ? asks : asksOf(read, knowledge, () => true) }
}

interface Word {
  word: string
  place: boolean
}

const splitWords = (text: string): string[] => text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []

/** The folded words, short forms written out and misspelt words mended. */
function readWords(
  typed: string,
  { speller, isPlace }: Knowledge,
): { words: string[]; mended: string | undefined } {
  let isMended = false
  const words: string[] = []
  const text = typed.replace(/[\p{L}\p{M}\p{N}]+/gu, (part) => {
    const folded = fold(part)
    const isAcronym = part.length <= 5 && part === part.toUpperCase() && part !== part.toLowerCase()
    const full = isAcronym ? folded : writtenOut(folded)
    const parts = splitWords(full).map(fold)
    if (isAcronym || parts.length !== 1 || parts[0] !== folded) {
      words.push(...parts)
      if (parts.join(' ') === folded || parts.every(isFiller)) return part
      isMended = true
      return full
    }
    const right = isFiller(folded) || isPlace([folded]) ? folded : speller.mend(folded)
    words.push(right)
    if (right === folded) return part
    isMended = true
    return right
  })
  return { words, mended: isMended ? text.trim() : undefined }
}

function withPlaces(words: readonly string[], isPlace: Knowledge['isPlace']): Word[] {
  const read: Word[] = []
  for (let at = 0; at < words.length;) {
    const length = longestPlace(words.slice(at, at + PLACE_WORDS), isPlace)
    read.push(...words.slice(at, at + Math.max(length, 1)).map((word) => ({ word, place: length > 0 })))
    at += Math.max(length, 1)
  }
  return read
}

function longestPlace(words: readonly string[], isPlace: Knowledge['isPlace']): number {
  for (let length = words.length; length > 0; length--) if (isPlace(words.slice(0, length))) return length
  return 0
}

function asksOf(
  words: readonly Word[],
  { vocabulary, synonyms }: Knowledge,
  tells: (word: string) => boolean,
): Ask[] {
  const asks: Ask[] = []
  for (let at = 0; at < words.length;) {
    const said = longestSaid(words.slice(at), synonyms)
    const part = words.slice(at, at + (said?.length ?? 1)).filter(({ word, place }) => place || tells(word))
    const own = part.map(({ word, place }) => {
      const stem = stemOf(word)
      return { stem, weight: tellingWeight(vocabulary, stem) * (place ? PLACE : 1) }
    })
    const official = said?.groups.flatMap((group) => group.official) ?? []
    const ways = [own, ...official.map((stems) => officialWay(stems, own, vocabulary))]
    if (ways.some((way) => way.length > 0)) asks.push({ ways })
    at += said?.length ?? 1
  }
  return asks
}

/** An official word stands for what was said: it counts as much as both tell, in the geometric mean. */
function officialWay(
  stems: readonly string[],
  own: readonly WeighedStem[],
  vocabulary: Vocabulary,
): WeighedStem[] {
  const weights = stems.map((stem) => tellingWeight(vocabulary, stem))
  const total = sum(weights)
  const said = sum(own.map(({ weight }) => weight))
  const share = (SYNONYM * Math.sqrt((said || total) * (total / Math.sqrt(stems.length)))) / total
  return stems.map((stem, index) => ({ stem, weight: (weights[index] ?? 0) * share }))
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

/** The groups that say what these words begin with, as many words as possible. */
function longestSaid(
  words: readonly Word[],
  synonyms: Synonyms,
): { length: number; groups: SynonymGroup[] } | undefined {
  let longest: { length: number; groups: SynonymGroup[] } | undefined
  for (const { group, phrase } of synonyms.get(stemOf(words[0]?.word ?? '')) ?? []) {
    const length = lengthSaid(phrase, words)
    if (length === 0 || length < (longest?.length ?? 0)) continue
    if (longest?.length === length) longest.groups.push(group)
    else longest = { length, groups: [group] }
  }
  return longest
}

/** How many of the first words it takes to say this phrase; 0 when they do not. */
function lengthSaid({ stems, toTheWord }: SaidPhrase, words: readonly Word[]): number {
  let said = 0
  for (const [index, { word }] of words.entries()) {
    if (stemOf(word) === stems[said]) said += 1
    else if (toTheWord || said === 0 || !isLittleWord(word)) return 0
    if (said === stems.length) return index + 1
  }
  return 0
}
