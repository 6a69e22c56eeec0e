import { conceptsOf, type Said } from './question-concepts.rules.ts'

/** Titles at least this alike ask the same: set on the tuning part of the gold set, `npm run bench:search` says how it does. */
export const ALIKE = 0.55

/** What it costs, beside one thing that two titles share, that they differ … */
const cost = {
  /** in what is asked about a matter, */
  aspect: 2,
  /** in the matter: each says something that the other does not, */
  replaced: 1.3,
  /** or one says more than the other, */
  added: 0.3,
  /** in a circumstance. */
  circumstance: 0.2,
}

/** Do two titles ask the same, so that the answers to one serve the other? */
export const askTheSame = (a: string, b: string): boolean => similarity(a, b) >= ALIKE

/**
 * How far two titles ask the same, from 0 to 1: Tversky's index over what they say, made symmetric (Jimenez, Becerra and Gelbukh,
 * 2013), with each difference at its cost.
 */
export const similarity = (a: string, b: string): number => similarityTo(a)(b)

/** The same for one title and many others. */
export function similarityTo(title: string): (other: string) => number {
  const said = conceptsOf(title)
  return (other) => overlap(said, conceptsOf(other))
}

function overlap(said: readonly Said[], also: readonly Said[]): number {
  const [kept, gone] = split(said, also)
  const [keptToo, came] = split(also, said)
  const shared = (weighty(kept) + weighty(keptToo)) / 2
  if (shared === 0) return 0
  const matters = [count(gone, 'matter'), count(came, 'matter')]
  const differences =
    cost.aspect * (count(gone, 'aspect') + count(came, 'aspect')) +
    cost.replaced * Math.min(...matters) +
    cost.added * Math.max(...matters) +
    cost.circumstance * (count(gone, 'circumstance') + count(came, 'circumstance'))
  return shared / (shared + differences)
}

/** What of `said` the others say too, and what they do not. */
function split(said: readonly Said[], others: readonly Said[]): [kept: Said[], gone: Said[]] {
  const isKept = (one: Said) => others.some((other) => isAlike(one, other))
  return [said.filter(isKept), said.filter((one) => !isKept(one))]
}

const count = (said: readonly Said[], role: Said['role']): number =>
  said.filter((one) => one.role === role).length

/** Two titles that share circumstances alone share nothing. */
const weighty = (said: readonly Said[]): number => said.length - count(said, 'circumstance')

/** Forms of one word, or a slip: they begin alike for the most part, or share half of their trigrams. */
function isAlike(one: Said, other: Said): boolean {
  const [a, b] = [one.term, other.term]
  if (a === b) return true
  if (one.isConcept || other.isConcept) return false
  const longer = Math.max(a.length, b.length)
  let begins = 0
  while (begins < longer && a[begins] === b[begins]) begins++
  const oneStem = (begins >= 5 && begins * 2 >= longer) || (begins >= 4 && longer - begins <= 2)
  return oneStem || trigramJaccard(a, b) >= 0.5
}

/** The share of the groups of three letters that two words have in common, their ends marked. */
function trigramJaccard(a: string, b: string): number {
  const [these, those] = [trigrams(a), trigrams(b)]
  const common = [...these].filter((group) => those.has(group)).length
  return common / (these.size + those.size - common)
}

function trigrams(word: string): Set<string> {
  const marked = ` ${word} `
  return new Set(Array.from({ length: marked.length - 2 }, (_, at) => marked.slice(at, at + 3)))
}
