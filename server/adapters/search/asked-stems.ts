import type { Ask, WeighedStem } from '../../french/understand-query.ts'

/** What weighs less says too little to be looked for: the name of a place, "demande". It still counts in the ranking. */
const LEAST = 1.3
/** Things that are looked for on their own, the most telling first. */
const ALONE = 3
/** Ways to say a thing that are looked for. */
const WAYS = 2

/**
 * What the engine is asked for, each a line of stems. It looks for words that stand together, and has no way to say "this or
 * that": so it is asked for all things together, once in each way, and then for each of the most telling things alone.
 */
export function askedStems(asks: readonly Ask[]): string[] {
  const telling = asks.filter((ask) => heaviest(ask) >= LEAST)
  const looked = telling.length > 0 ? telling : asks
  const together = Array.from({ length: WAYS }, (_, turn) =>
    looked.flatMap(({ ways }) => ways[Math.min(turn, ways.length - 1)] ?? []),
  )
  const alone = looked
    .toSorted((a, b) => heaviest(b) - heaviest(a))
    .slice(0, ALONE)
    .flatMap(({ ways }) => ways.slice(0, WAYS))
  const lines = [...together, ...alone].map((way) => way.map(({ stem }) => stem).join(' '))
  return [...new Set(lines)].filter((line) => line !== '')
}

const heaviest = ({ ways }: Ask): number => Math.max(...ways.map(weightOf))

const weightOf = (way: readonly WeighedStem[]): number => way.reduce((sum, { weight }) => sum + weight, 0)
