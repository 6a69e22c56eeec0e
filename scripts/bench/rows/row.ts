import type { Bench } from '../harness.ts'
import type { Line } from '../report.ts'

/** One row of the goals: measured alone, with servers of its own. */
export interface Row {
  /** As `performance.md` numbers it. */
  name: string
  measure: (bench: Bench) => Promise<Line[]>
}
