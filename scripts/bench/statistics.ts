/** One figure of ours and one of the bare program, taken right after each other. */
export interface Pair {
  ours: number
  bare: number
}

/**
 * The value below which the share `q` (0 to 1) of all values lies, by nearest rank: always one that was measured.
 * @throws RangeError without values
 */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const value = sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)]
  if (value === undefined) throw new RangeError('no value was measured')
  return value
}

/** The middle value, or the mean of the two in the middle. @throws RangeError without values */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length / 2
  return (quantile(sorted, 0.5) + (sorted[Math.floor(half)] ?? Number.NaN)) / 2
}

/**
 * Ours as a multiple of the bare program: the median over the pairs, not the ratio of two medians, so that a disturbance
 * which both sides of a pair met cancels out.
 */
export const ratioOf = (pairs: readonly Pair[]): number => median(pairs.map(({ ours, bare }) => ours / bare))
