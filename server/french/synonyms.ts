import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../package-root.ts'
import { wordsOf } from './fold-words.ts'
import { stemOf } from './stem.ts'
import { tellingStems } from './telling-stems.ts'

/** A group of `synonyms.txt`: who says one of the first means one of the second. */
export interface SynonymGroup {
  name: string
  said: readonly SaidPhrase[]
  /** Each as the stems of its telling words. */
  official: readonly (readonly string[])[]
}

export interface SaidPhrase {
  /** In their order. */
  stems: readonly string[]
  /**
   * Little words between them do not matter, unless only one other word is left: "quitter la maison" is said in many ways,
   * "à mon compte" in one.
   */
  toTheWord: boolean
}

/** @throws Error naming the line that is no group */
export function readSynonyms(text: string): SynonymGroup[] {
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '' || line.startsWith('#')) return []
    const [, name, said, official] = /^([a-z0-9-]+): ([^>]+) > ([^>]+)$/.exec(line) ?? []
    if (name === undefined || said === undefined || official === undefined)
      throw new Error(`synonyms.txt:${index + 1} is no group: ${line}`)
    const listed = official.split(',').map(tellingStems)
    return [
      { name, said: said.split(',').map(saidPhrase), official: listed.filter((stems) => stems.length > 0) },
    ]
  })
}

function saidPhrase(phrase: string): SaidPhrase {
  const telling = tellingStems(phrase)
  const all = wordsOf(phrase).map(stemOf)
  const toTheWord = telling.length < 2 && all.length > 1
  return { stems: toTheWord ? all : telling, toTheWord }
}

/** What is said, by the stem that it begins with. */
export type Synonyms = ReadonlyMap<string, readonly { phrase: SaidPhrase; group: SynonymGroup }[]>

export function byFirstStem(groups: readonly SynonymGroup[]): Synonyms {
  const lists = new Map<string, { phrase: SaidPhrase; group: SynonymGroup }[]>()
  for (const group of groups)
    for (const phrase of group.said) {
      const [first = ''] = phrase.stems
      lists.set(first, [...(lists.get(first) ?? []), { phrase, group }])
    }
  return lists
}

const text = readFileSync(join(packageRoot, 'server/french/synonyms.txt'), 'utf8')

/** The groups that Palier knows. */
export const synonymGroups: readonly SynonymGroup[] = readSynonyms(text)

/** Every word that stands in a group, folded. */
export const synonymWords: ReadonlySet<string> = new Set(
  text
    .split('\n')
    .flatMap((line) => (line.startsWith('#') ? [] : wordsOf(line.slice(line.indexOf(':') + 1)))),
)
