import { stemmer as snowball } from '@orama/stemmers/french'
import { LRUCache } from 'lru-cache'
import { irregularForms } from './irregular-forms.ts'

/** Texts are made of few words: most have been cut before. */
const cut = new LRUCache<string, string>({ max: 20_000 })

/**
 * What a folded word has in common with its plural, its feminine and its verb: `licenciements`, `licenciee` and
 * `licencier` are all `licenc`. Snowball's French stemmer, made to forget the endings that it tells apart by accents.
 */
export function stemOf(word: string): string {
  const irregular = irregularForms.get(word)
  if (irregular !== undefined) return irregular
  // An acronym or a number has no ending.
  if (word.length <= 3 || /\d/.test(word)) return word
  const known = cut.get(word)
  if (known !== undefined) return known
  const stem = unaccentedEnding(snowball(word)).replace(/([a-z])\1/g, '$1')
  cut.set(word, stem)
  return stem
}

function unaccentedEnding(stem: string): string {
  const withI = stem.replace(/y$/, 'i')
  return withI.length < 5 ? withI : withI.replace(/[ie]+$/, '')
}
