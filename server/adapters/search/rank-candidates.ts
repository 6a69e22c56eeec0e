import { LARGEST_IMPACT } from '../../french/weigh-terms.ts'
import { sheetVocabulary } from '../../french/vocabulary-of-sheets.ts'
import { tellingStems } from '../../french/telling-stems.ts'
import { tellingWeight } from '../../french/vocabulary.ts'
import type { Ask } from '../../french/understand-query.ts'

/** What is looked at of a document that may answer. */
export interface Candidate {
  key: string
  /** Of several with the same, the best alone is shown. */
  group: string
  title: string
  /** Stems, and the impact of each as one character of base 36. */
  stems: readonly string[]
  impacts: string
  /** Higher for what opens the way to more, or what others can rely on. */
  weight: number
  /** The last instant of its seals, in milliseconds; 0 without one. */
  sealedUntil: number
  /** Milliseconds; 0 without a date. */
  date: number
}

/** How much more an answer is worth when nothing but what is asked stands in its title. */
const TITLE = 0.6
/** What a second way of saying the same adds, when both stand there. */
const ALSO = 0.35
/** What a seal in force, a step of weight and freshness are worth: they part near equals, and never hide what fits better. */
const SEALED = 0.06
const WEIGHT = 0.05
const FRESH = 0.02
const YEAR = 365 * 24 * 3_600_000

/** Best first, one of each group, however often it was found. A seal that has lapsed by `now` does not count. */
export function rankCandidates(
  candidates: readonly Candidate[],
  asks: readonly Ask[],
  now: number,
): Candidate[] {
  const asked = new Set(asks.flatMap(({ ways }) => ways.flat().map(({ stem }) => stem)))
  const scored = candidates
    .map((candidate) => ({
      candidate,
      score:
        fit(candidate, asks) * (1 + TITLE * titleShare(candidate.title, asked)) * standing(candidate, now),
    }))
    .toSorted((a, b) => b.score - a.score)
  const groups = new Set<string>()
  return scored.flatMap(({ candidate }) => {
    if (groups.has(candidate.group)) return []
    groups.add(candidate.group)
    return [candidate]
  })
}

/** How well it answers all that is asked. */
function fit({ stems, impacts }: Candidate, asks: readonly Ask[]): number {
  const impactOf = new Map(
    stems.map((stem, index) => [stem, parseInt(impacts[index] ?? '0', 36) / LARGEST_IMPACT]),
  )
  return asks.reduce((sum, { ways }) => {
    const [best = 0, ...others] = ways
      .map((way) => way.reduce((total, { stem, weight }) => total + weight * (impactOf.get(stem) ?? 0), 0))
      .toSorted((a, b) => b - a)
    return sum + best + ALSO * (others[0] ?? 0)
  }, 0)
}

/** How much of its title, by what its words tell, was asked for; from 0 to 1. */
function titleShare(title: string, asked: ReadonlySet<string>): number {
  let all = 2 // a title of one word is no better than its word
  let found = 0
  for (const stem of new Set(tellingStems(title))) {
    const weight = tellingWeight(sheetVocabulary, stem)
    all += weight
    if (asked.has(stem)) found += weight
  }
  return found / all
}

const standing = ({ weight, sealedUntil, date }: Candidate, now: number): number =>
  1 +
  WEIGHT * (weight - 2) +
  (sealedUntil > now ? SEALED : 0) +
  (date > 0 ? FRESH * Math.exp(-Math.max(0, now - date) / YEAR) : 0)
