/**
 * Packs the words of the official sheets into `server/seed/vocabulary.tsv.br`, with the number of sheets that hold each: run
 * by a person after `build-seed.ts`, or when words are cut otherwise, and its output committed.
 */
import { join } from 'node:path'
import { ficheText } from '../server/features/fiches/index.ts'
import { stemOf } from '../server/french/stem.ts'
import { wordsOf } from '../server/french/fold-words.ts'
import { readPackedLines } from '../server/packed-content.ts'
import { packageRoot } from '../server/package-root.ts'
import type { Fiche } from '../shared/api/fiches.ts'
import { pack } from './seed/pack-text.ts'

const sheetsWith = new Map<string, number>()
const formsOf = new Map<string, Set<string>>()
let sheets = 0
for await (const line of readPackedLines('fiches.ndjson.br')) {
  const fiche = JSON.parse(line) as Fiche
  sheets += 1
  const words = new Set(wordsOf([fiche.title, fiche.description, ficheText(fiche)].join(' ')).filter(isWord))
  for (const word of words) {
    const forms = formsOf.get(stemOf(word)) ?? new Set()
    formsOf.set(stemOf(word), forms.add(word))
  }
  for (const stem of new Set([...words].map(stemOf))) sheetsWith.set(stem, (sheetsWith.get(stem) ?? 0) + 1)
}
const lines = [...sheetsWith]
  .toSorted(([a], [b]) => (a < b ? -1 : 1))
  .map(([stem, count]) => [stem, count, [...(formsOf.get(stem) ?? [])].toSorted().join(' ')].join('\t'))
pack(join(packageRoot, 'server/seed/vocabulary.tsv.br'), [sheets, ...lines].join('\n'))
console.log(`${lines.length} stems of ${sheets} sheets`)

/** Numbers of forms and of laws are no vocabulary; a year or an age is. */
function isWord(word: string): boolean {
  return !/\d/.test(word) || word.length <= 4
}
