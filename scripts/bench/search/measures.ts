import type { Grade } from './gold.ts'

/** How a search did on some queries, each figure from 0 to 1. */
export interface Quality {
  queries: number
  /** Normalised discounted cumulative gain of the first ten: 1 when the best stands first, and so on down. */
  ndcg10: number
  /** The share of queries with an answer among the first three. */
  success3: number
  /** The share of queries that find nothing at all. */
  empty: number
}

/** What a search brought for one query: keys, best first, and what they are worth. */
export interface Judged {
  found: readonly string[]
  grades: ReadonlyMap<string, Grade>
}

const gainOf = (grade: number): number => 2 ** grade - 1

const discounted = (grades: readonly number[]): number =>
  grades.reduce((sum, grade, index) => sum + gainOf(grade) / Math.log2(index + 2), 0)

/** NDCG@10 with gains 2^grade - 1 (Järvelin and Kekäläinen, as Burges has it). What comes twice is worth something once. */
export function ndcg10({ found, grades }: Judged): number {
  const got = found
    .slice(0, 10)
    .map((key, index) => (found.indexOf(key) === index ? (grades.get(key) ?? 0) : 0))
  const ideal = [...grades.values()].toSorted((a, b) => b - a).slice(0, 10)
  return discounted(got) / discounted(ideal)
}

/** Is something that answers among the first three? */
export const succeedsAt3 = ({ found, grades }: Judged): boolean =>
  found.slice(0, 3).some((key) => grades.get(key) === 2)

/** @throws RangeError without queries */
export function qualityOf(judged: readonly Judged[]): Quality {
  if (judged.length === 0) throw new RangeError('no query was asked')
  const mean = (value: (one: Judged) => number) =>
    judged.reduce((sum, one) => sum + value(one), 0) / judged.length
  return {
    queries: judged.length,
    ndcg10: mean(ndcg10),
    success3: mean((one) => Number(succeedsAt3(one))),
    empty: mean(({ found }) => Number(found.length === 0)),
  }
}
