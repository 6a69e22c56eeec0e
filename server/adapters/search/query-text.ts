import { stopWords } from './index-settings.ts'
import { withoutMarks } from './marked-text.ts'

/** Characters of a query that are read; the engine itself reads ten words. */
const QUERY_LIMIT = 200

/**
 * What people say before they come to the point. When no document holds all the words, the engine gives up the
 * frequent ones first; a "bonjour" is rare in official texts, so that it would be the last word standing. Written
 * without accents, as they are compared.
 */
const openings = [
  'bonjour|bonsoir|salut|coucou|hello|bjr|bsr',
  'a tous|a toutes|tout le monde|madame|monsieur|messieurs|mesdames',
  "s'?il (?:te|vous) plait|svp|stp|merci(?: d'avance| beaucoup)?",
  "excusez[ -]moi|pardon|desolee?|voila|alors|donc|euh|en fait|j'ai une question|petite question",
  "(?:je|j) ?'?(?:voudrais|veux|souhaite|souhaiterais|aimerais|cherche)(?: (?:bien )?(?:a |de )?(?:savoir|connaitre|comprendre))?",
  "(?:est[ -]ce que )?quelqu'?un (?:sait|saurait|peut m'aider|pourrait m'aider|connait)",
  "(?:pouvez|pourriez|peux|pourrais)[ -](?:vous|tu) (?:me dire|m'aider|m'expliquer|m'indiquer)",
  "est[ -]ce (?:que|qu')|qu'est[ -]ce (?:que|qu')|c'est quoi|comment (?:faire|fait[ -]on|on fait)(?: pour)?|comment|je ne sais pas",
]
const opening = new RegExp(`^(?:${openings.join('|')})(?![\\p{L}\\p{N}])[\\s,.;:!?]*`, 'u')

/** Says little anywhere in a query, though it may be the very subject of a title: left out of queries only. */
const fillers = new Set([
  ...stopWords,
  ...['ai', 'aurais', 'avez', 'avoir', 'bonjour', 'ca', 'comme', 'dois', 'doit', 'etre', 'fait', 'faut'],
  ...[
    'faire',
    'merci',
    'peut',
    'peux',
    'puis',
    'quand',
    'quel',
    'quelle',
    'quelles',
    'quels',
    'quoi',
    'suis',
  ],
  ...[
    'svp',
    'veut',
    'veux',
    'voudrais',
    'vais',
    'va',
    'cela',
    'ils',
    'alors',
    'tres',
    'bien',
    'ete',
    'etait',
  ],
])

/**
 * The words worth looking for in what a person typed, in their order. Never empty unless the text is: when
 * nothing but fillers is left, they are what was meant.
 */
export function wordsToFind(typed: string): string {
  const text = plain(typed).trim()
  return tellingWords(text) || text
}

/** The same for a text that is still being typed: its last word stays as it is, since it is unfinished. */
export function wordsTyped(typed: string): string {
  const text = plain(typed)
  const cut = Math.max(text.lastIndexOf(' '), text.lastIndexOf("'")) + 1
  const last = text.slice(cut).replace(/^-+/u, '')
  if (last === '') return wordsToFind(text)
  return `${tellingWords(text.slice(0, cut))} ${last}`.trim()
}

function tellingWords(text: string): string {
  return withoutOpenings(text)
    .split(/[\s']+/u)
    .map((word) => word.replace(/^-+/u, '')) // a leading "-" would exclude the word
    .filter((word) => word !== '' && !fillers.has(folded(bare(word))))
    .join(' ')
}

/** One line of composed characters, without what the engine reads as an operator. */
const plain = (typed: string): string =>
  withoutMarks(typed)
    .slice(0, QUERY_LIMIT)
    .normalize('NFC')
    .replace(/["\p{C}\s]+/gu, ' ')
    .replace(/[’ʼ]/gu, "'")

function withoutOpenings(text: string): string {
  let rest = text
  for (;;) {
    const found = opening.exec(folded(rest))
    const shorter = rest.slice(found?.[0].length ?? 0).trim()
    if (!found || shorter === '') return rest
    rest = shorter
  }
}

const bare = (word: string): string => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')

/** Lower case, without accents, and as long as before, so that what matches one cuts the other. */
const folded = (text: string): string =>
  text.replace(/\P{ASCII}/gu, (char) => char.normalize('NFD').slice(0, char.length)).toLowerCase()
