import type { Collation } from './collation.ts'
import type { Collection } from './catalog.ts'
import { fieldsTested, type Filter } from './filter.ts'
import { compileFilter, type ExpressionCompiler } from './match.ts'
import { inOneOrder } from './merged-ranges.ts'
import { choosePlan, type IndexPlan, type Plan } from './plan.ts'
import { decode } from './raw-bson.ts'
import { picker } from './raw-values.ts'
import { Sorter, type SortField } from './sort.ts'
import type { Snapshot, Storage } from './storage.ts'
import type { Doc } from './values.ts'

/** What a read sees: a snapshot (none inside a write job), and a transaction's own writes over it. */
export interface ReadView {
  /** The last commit in it; indexes made later are not used. */
  seq: number
  snapshot: Snapshot | undefined
  /** Records that the transaction wrote (bytes) or removed (undefined), by number. */
  own(collection: number): ReadonlyMap<number, Buffer | undefined> | undefined
}

export interface FindRequest {
  filter: Filter
  sort: SortField[]
  /** 0 for none. */
  skip: number
  /** 0 for all. */
  limit: number
  collation?: Collation | undefined
  hint?: unknown
  expressions?: ExpressionCompiler | undefined
  /** Told of what it cost, when the reading ends. */
  watch?: ((collection: Collection, plan: Plan, stats: Stats) => void) | undefined
}

/** A stored document that was found; decoded only when somebody looks. */
export class Found {
  #doc: Doc | undefined

  /** @param looked what of it was decoded for testing and sorting */
  constructor(
    readonly rid: number,
    readonly raw: Buffer,
    readonly looked: Doc,
  ) {}

  /** The whole, exactly. */
  get doc(): Doc {
    return (this.#doc ??= decode(this.raw))
  }
}

/** What a plan cost, for `explain`. */
export interface Stats {
  keysExamined: number
  docsExamined: number
  returned: number
}

export const noStats = (): Stats => ({ keysExamined: 0, docsExamined: 0, returned: 0 })

/** How many records are examined between two pauses, where others may get their turn. */
const pauseEvery = 64

/** Plans a request over the indexes that this view holds. */
export function planFor(
  storage: Storage,
  view: ReadView,
  collection: Collection,
  request: FindRequest,
): Plan {
  const indexes = collection.indexes.filter(
    (index) => index.since <= view.seq && !index.hidden && !index.nominal,
  )
  return choosePlan(indexes, {
    ...request,
    fewerEntries: (index, range, than) => storage.fewerEntries(index.id, range, than, view.snapshot),
  })
}

/** Tests a stored document by the whole filter. */
export type TestRaw = (rid: number, raw: Buffer) => Found | undefined

export function testFor(request: FindRequest): TestRaw {
  const matches = compileFilter(request.filter, request)
  const names = fieldsTested(request.filter)
  if (!names) {
    return (rid, raw) => {
      const doc = decode(raw)
      return matches(doc) ? new Found(rid, raw, doc) : undefined
    }
  }
  for (const field of request.sort) names.add(field.parts[0]!)
  const pick = picker(names)
  return (rid, raw) => {
    const looked = pick(raw)
    return matches(looked) ? new Found(rid, raw, looked) : undefined
  }
}

/**
 * Finds documents; null in between is a pause, in which a long scan lets others have their turn.
 * @param plan from `planFor` for the same view and request
 */
export function* find(
  storage: Storage,
  view: ReadView,
  collection: Collection,
  request: FindRequest,
  plan: Plan,
  stats: Stats = noStats(),
): Generator<Found | null, void> {
  try {
    yield* findRows(storage, view, collection, request, plan, stats)
  } finally {
    request.watch?.(collection, plan, stats)
  }
}

function* findRows(
  storage: Storage,
  view: ReadView,
  collection: Collection,
  request: FindRequest,
  plan: Plan,
  stats: Stats,
): Generator<Found | null, void> {
  const tested = testFor(request)
  const own = view.own(collection.id)
  const overlaid = own !== undefined && own.size > 0
  const source = overlaid
    ? withOwn(matching(storage, view, collection, plan, tested, stats, own), own, tested)
    : matching(storage, view, collection, plan, tested, stats)
  const naturalSort = request.sort[0]?.path === '$natural'
  const ordered =
    request.sort.length === 0 || naturalSort || (plan.kind === 'index' && plan.sorted && !overlaid)
  const rows = ordered ? source : sorted(source, request)
  const { skip, limit } = request
  let passed = 0
  for (const row of rows) {
    if (row === null) {
      yield null
      continue
    }
    passed += 1
    if (passed <= skip) continue
    stats.returned += 1
    yield row
    if (limit > 0 && passed >= skip + limit) return
  }
}

function* sorted(source: Generator<Found | null, void>, request: FindRequest): Generator<Found | null, void> {
  const most = request.limit === 0 ? 0 : request.skip + request.limit
  const sorter = new Sorter<Found>(request.sort, most, request.collation)
  for (const row of source) {
    if (row === null) yield null
    else sorter.add(row.looked, row)
  }
  yield* sorter.take()
}

function* withOwn(
  source: Generator<Found | null, void>,
  own: ReadonlyMap<number, Buffer | undefined>,
  tested: TestRaw,
): Generator<Found | null, void> {
  yield* source
  for (const [rid, raw] of [...own]) {
    if (!raw) continue
    const found = tested(rid, raw)
    if (found) yield found
  }
}

function* matching(
  storage: Storage,
  view: ReadView,
  collection: Collection,
  plan: Plan,
  tested: TestRaw,
  stats: Stats,
  own?: ReadonlyMap<number, Buffer | undefined>,
): Generator<Found | null, void> {
  let examined = 0
  if (plan.kind === 'collection') {
    for (const [rid, raw] of storage.recordsOf(collection.id, plan.backwards, view.snapshot)) {
      examined += 1
      if (examined % pauseEvery === 0) yield null
      if (own?.has(rid)) continue
      stats.docsExamined += 1
      const found = tested(rid, raw)
      if (found) yield found
    }
    return
  }
  const plans = plan.kind === 'union' ? plan.plans : [plan]
  const seen = plan.kind === 'union' || plan.repeats ? new Set<number>() : undefined
  for (const rid of ridsOf(storage, view, plans)) {
    stats.keysExamined += 1
    examined += 1
    if (examined % pauseEvery === 0) yield null
    if (own?.has(rid)) continue
    if (seen) {
      if (seen.has(rid)) continue
      seen.add(rid)
    }
    const raw = storage.record(collection.id, rid, view.snapshot)
    if (!raw) continue
    stats.docsExamined += 1
    const found = tested(rid, raw)
    if (found) yield found
  }
}

function* ridsOf(storage: Storage, view: ReadView, plans: IndexPlan[]): Generator<number> {
  for (const { index, ranges, backwards, orderedFrom } of plans) {
    if (orderedFrom) {
      const sources = ranges.map((range, i) =>
        storage.keysIn(index.id, index.unique, range, backwards, orderedFrom[i]!, view.snapshot),
      )
      yield* inOneOrder(sources, backwards)
      continue
    }
    for (const range of backwards ? ranges.toReversed() : ranges) {
      yield* storage.entriesIn(index.id, index.unique, range, backwards, view.snapshot)
    }
  }
}
