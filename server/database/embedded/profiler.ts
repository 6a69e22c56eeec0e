import type { Plan } from './plan.ts'
import type { Stats } from './execute.ts'
import { compileQuery, type Matcher } from './match.ts'
import type { Doc } from './values.ts'

/** What one reading of a collection cost. */
export interface Reading extends Stats {
  ns: string
  command: Doc
  plan: Plan
}

/** How many entries a database keeps; the oldest go first. */
const most = 1_000

interface Profile {
  level: number
  matches: Matcher
  filter: Doc
  entries: Doc[]
}

/**
 * What reads have cost: MongoDB's `metrics.queryExecutor` since the start, and, for a database that is profiled, an entry
 * for each read in its `system.profile` (in memory alone).
 */
export class Profiler {
  readonly #profiles = new Map<string, Profile>()
  readonly totals = { scanned: 0, scannedObjects: 0, collectionScans: 0 }

  /**
   * @param level 0 ends it; 1 and 2 keep what the filter matches
   * @returns the level and filter before
   */
  set(db: string, level: number, filter: Doc | undefined): { was: number; filter: Doc | undefined } {
    const before = this.#profiles.get(db)
    const chosen = filter ?? before?.filter ?? {}
    if (level >= 0)
      this.#profiles.set(db, {
        level,
        filter: chosen,
        matches: compileQuery(chosen),
        entries: before?.entries ?? [],
      })
    return { was: before?.level ?? 0, filter: before?.filter }
  }

  note(db: string, reading: Reading): void {
    const { keysExamined, docsExamined, plan } = reading
    this.totals.scanned += keysExamined
    this.totals.scannedObjects += docsExamined
    if (plan.kind === 'collection') this.totals.collectionScans += 1
    const profile = this.#profiles.get(db)
    if (!profile || profile.level === 0) return
    const entry = entryOf(reading)
    if (!profile.matches(entry)) return
    profile.entries.push(entry)
    if (profile.entries.length > most) profile.entries.shift()
  }

  entries(db: string): Doc[] {
    return this.#profiles.get(db)?.entries ?? []
  }
}

function entryOf({ ns, command, plan, keysExamined, docsExamined, returned }: Reading): Doc {
  const { lsid: _lsid, $clusterTime: _time, documents: _documents, ...shown } = command
  return {
    ts: new Date(),
    op: Object.keys(command)[0],
    ns,
    command: shown,
    planSummary: summaryOf(plan),
    keysExamined,
    docsExamined,
    nreturned: returned,
  }
}

function summaryOf(plan: Plan): string {
  if (plan.kind === 'collection') return 'COLLSCAN'
  const plans = plan.kind === 'union' ? plan.plans : [plan]
  return plans.map(({ index }) => `IXSCAN ${index.name}`).join(', ')
}
