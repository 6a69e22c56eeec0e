import { distinct, pointsOf, rangesOf, type StringUse } from './bounds.ts'
import { sameCollation, type Collation } from './collation.ts'
import { MongoFault } from './errors.ts'
import type { Condition, Filter, Test } from './filter.ts'
import { excludesMissing, implies } from './implication.ts'
import type { Index } from './indexes.ts'
import { KeyWriter } from './key-bytes.ts'
import type { SortField } from './sort.ts'
import { isPosition } from './paths.ts'
import { successor, type KeyRange } from './storage.ts'
import { equal, fieldsOf, isObject, toNumber } from './values.ts'

/** How a query finds its documents. Every plan's documents are still tested by the whole filter. */
export type Plan =
  | { kind: 'collection'; backwards: boolean }
  | IndexPlan
  | { kind: 'union'; plans: IndexPlan[] }

export interface IndexPlan {
  kind: 'index'
  index: Index
  ranges: KeyRange[]
  backwards: boolean
  /** Do the documents come in the order asked for? */
  sorted: boolean
  /** Where, in the keys of each range, the order asked for begins, when the ranges are to be read side by side for it. */
  orderedFrom?: number[] | undefined
  /** May a document come more than once? */
  repeats: boolean
  /** How many fields are bounded, for choosing and for `explain`. */
  bounded: number
  score: number
}

export interface PlanRequest {
  filter: Filter
  sort: SortField[]
  collation?: Collation | undefined
  hint?: unknown
  /** How many entries lie in a range of an index, when they are fewer than so many. */
  fewerEntries?: (index: Index, range: KeyRange, than: number) => number | undefined
}

/** What the filter demands of each path, whatever else it says: the conjunction at its top. */
export type Demands = Map<string, Condition[]>

const mostRanges = 1_000

/** How many ranges are read side by side for the sake of an order; MongoDB's own limit. */
const mostMerged = 200

/** Chooses how to find the documents of a request. @throws BadValue for a hint that names no index */
export function choosePlan(indexes: readonly Index[], request: PlanRequest): Plan {
  const { hint } = request
  if (isObject(hint) && '$natural' in hint) {
    return { kind: 'collection', backwards: toNumber(hint['$natural']) === -1 }
  }
  const { demands, alternatives } = readDemands(request.filter)
  if (hint !== undefined && hint !== null && !(isObject(hint) && fieldsOf(hint).length === 0)) {
    return hintedPlan(indexes, hint, demands, request)
  }
  const best = bestIndex(indexes, demands, request)
  if (best && best.bounded > 0) return best
  const union = alternatives && unionPlan(indexes, alternatives, demands, request)
  return union ?? best ?? { kind: 'collection', backwards: naturalBackwards(request.sort) }
}

const naturalBackwards = (sort: SortField[]) => sort[0]?.path === '$natural' && sort[0].descending

function hintedPlan(indexes: readonly Index[], hint: unknown, demands: Demands, request: PlanRequest): Plan {
  const index = indexes.find((candidate) =>
    typeof hint === 'string' ? candidate.name === hint : equal(candidate.spec['key'], hint),
  )
  if (!index)
    throw new MongoFault(
      'BadValue',
      'error processing query: planner returned error: hint provided does not correspond to an existing index',
    )
  // A partial index that does not hold every document asked for would lose some: read the collection.
  return indexPlan(index, demands, request, true) ?? { kind: 'collection', backwards: false }
}

function bestIndex(indexes: readonly Index[], demands: Demands, request: PlanRequest): IndexPlan | undefined {
  let best: IndexPlan | undefined
  for (const index of indexes) {
    const plan = indexPlan(index, demands, request)
    if (!plan || (plan.bounded === 0 && !(plan.sorted && request.sort.length > 0))) continue
    if (!best || plan.score > best.score) best = plan
  }
  return best
}

function unionPlan(
  indexes: readonly Index[],
  alternatives: Filter[],
  demands: Demands,
  request: PlanRequest,
): Plan | undefined {
  const plans: IndexPlan[] = []
  for (const alternative of alternatives) {
    const own = readDemands(alternative).demands
    for (const [path, conditions] of demands) own.set(path, [...(own.get(path) ?? []), ...conditions])
    const plan = bestIndex(indexes, own, { ...request, sort: [] })
    if (!plan) return undefined
    plans.push(plan)
  }
  return { kind: 'union', plans }
}

function readDemands(filter: Filter): { demands: Demands; alternatives: Filter[] | undefined } {
  const demands: Demands = new Map()
  let alternatives: Filter[] | undefined
  const collect = (part: Filter): void => {
    if (part.kind === 'and') for (const inner of part.parts) collect(inner)
    else if (part.kind === 'or' && part.parts.length === 1) collect(part.parts[0]!)
    else if (part.kind === 'or') alternatives ??= part.parts
    else if (part.kind === 'test')
      for (const test of [part, ...testsOfElement(part)])
        demands.set(test.path, [...(demands.get(test.path) ?? []), test])
  }
  collect(filter)
  return { demands, alternatives }
}

/**
 * What one element must meet, some element meets: as tests on paths into the array. A test that a missing field meets is
 * left out, and so is a position, which would lead to another element.
 */
function testsOfElement(part: Test): Test[] {
  if (part.op !== 'elemMatch' || part.element.kind !== 'document') return []
  return [...readDemands(part.element.filter).demands].flatMap(([path, conditions]) =>
    path.split('.').some(isPosition)
      ? []
      : conditions
          .filter((condition) => excludesMissing([condition]))
          .map((condition): Test => ({ ...condition, kind: 'test', path: `${part.path}.${path}` })),
  )
}

/**
 * The part of an index that a request needs; undefined when the index does not hold all that it asks for.
 * @param hinted was it asked for by name? MongoDB then uses a sparse index for what it holds
 */
function indexPlan(
  index: Index,
  demands: Demands,
  request: PlanRequest,
  hinted = false,
): IndexPlan | undefined {
  const sameStrings = sameCollation(index.collation, request.collation)
  if (index.partial && !(sameStrings && implies(demands, index.partial.filter))) return undefined
  if (index.sparse && !hinted && !index.fields.some((field) => excludesMissing(demands.get(field.path))))
    return undefined

  const strings: StringUse = !sameStrings ? 'none' : index.collation ? 'equality' : 'all'
  const writer = new KeyWriter(index.collation)
  let prefixes: Buffer[] = [Buffer.alloc(0)]
  let ranges: KeyRange[] | undefined
  let points = 0
  let singles = 0
  const anyMultikey = index.multikey.includes(true)
  const roots = new Set<string>()
  for (const [i, field] of index.fields.entries()) {
    const conditions = demands.get(field.path)
    const root = field.parts[0]!
    // Two bounds within one array might be met by two elements: only the first of them bounds.
    if (!conditions || (anyMultikey && roots.has(root))) break
    roots.add(root)
    const choices = pointsOf(conditions, field, strings, writer)
    const encoded = choices.length > 1 ? [rarest(choices, prefixes, index, request)] : choices[0]
    if (encoded && encoded.length * prefixes.length <= mostRanges) {
      prefixes = prefixes.flatMap((prefix) => encoded.map((point) => Buffer.concat([prefix, point])))
      points += 1
      if (encoded.length === 1 && singles === points - 1) singles += 1
      continue
    }
    const stretch = rangesOf(conditions, field, index.multikey[i]!, strings, writer)
    if (stretch && stretch.length * prefixes.length <= mostRanges) {
      ranges = prefixes.flatMap((prefix) =>
        stretch.map(({ low, high }) => ({
          low: Buffer.concat([prefix, low]),
          high: Buffer.concat([prefix, high]),
        })),
      )
    }
    break
  }
  const bounded = points + (ranges ? 1 : 0)
  const oneStretchEach = ranges === undefined || ranges.length === prefixes.length
  const order =
    oneStretchEach && prefixes.length <= mostMerged ? sortedBy(index, singles, points, request) : undefined
  const merged = order !== undefined && request.sort.length > 0 && prefixes.length > 1
  ranges ??= prefixes.map((prefix) => ({ low: prefix, high: successor(prefix) }))
  return {
    kind: 'index',
    index,
    ranges: merged ? ranges : inOrder(ranges),
    backwards: order === 'backwards',
    sorted: order !== undefined || request.sort.length === 0,
    orderedFrom: merged ? prefixes.map((prefix) => prefix.length) : undefined,
    repeats: anyMultikey,
    bounded,
    score: scoreOf(index, points, bounded, order !== undefined && request.sort.length > 0),
  }
}

function scoreOf(index: Index, points: number, bounded: number, sorts: boolean): number {
  const wholeKey = index.unique && points === index.fields.length
  return (
    (wholeKey ? 1_000 : 0) +
    points * 10 +
    (bounded - points) * 4 +
    (sorts ? 6 : 0) +
    (index.partial ? 1 : 0) -
    index.fields.length * 0.01
  )
}

// Ranges that overlap would give a document twice, and out of order ones are slower to read.
function inOrder(ranges: KeyRange[]): KeyRange[] {
  if (ranges.length === 1) return ranges
  const sorted = ranges.toSorted((a, b) => Buffer.compare(a.low, b.low))
  const merged: KeyRange[] = []
  for (const range of sorted) {
    const last = merged.at(-1)
    if (last && Buffer.compare(range.low, last.high) < 0) {
      if (Buffer.compare(range.high, last.high) > 0)
        merged[merged.length - 1] = { low: last.low, high: range.high }
    } else {
      merged.push(range)
    }
  }
  return merged
}

/** How many entries are looked at before one value is as good as another. */
const worthCounting = 1_000

/** Of values that an array must all hold, the one in the fewest entries. MongoDB finds it by trying each for a while. */
function rarest(choices: Buffer[][], prefixes: Buffer[], index: Index, request: PlanRequest): Buffer {
  const points = distinct(choices.flat())
  let best = points[0]!
  const [prefix] = prefixes
  if (!request.fewerEntries || !prefix || prefixes.length > 1) return best
  let fewest = worthCounting
  for (const point of points) {
    const low = Buffer.concat([prefix, point])
    const count = request.fewerEntries(index, { low, high: successor(low) }, fewest)
    if (count === undefined) continue
    fewest = count
    best = point
    if (count === 0) break
  }
  return best
}

// Reads an index forwards or backwards so that its order, behind the fields that have points, is the one asked for.
function sortedBy(
  index: Index,
  singles: number,
  points: number,
  request: PlanRequest,
): 'forwards' | 'backwards' | undefined {
  const { sort } = request
  if (sort.length === 0) return 'forwards'
  if (index.collation || request.collation) return undefined
  const fixed = new Set(
    index.fields
      .slice(0, singles)
      .filter((_, i) => !index.multikey[i])
      .map((field) => field.path),
  )
  const wanted = sort.filter((field) => !fixed.has(field.path))
  let direction: 'forwards' | 'backwards' | undefined
  for (const [i, field] of wanted.entries()) {
    const at = points + i
    const own = index.fields[at]
    if (!own || own.path !== field.path || index.multikey[at]) return undefined
    const needed = own.descending === field.descending ? 'forwards' : 'backwards'
    if (direction && direction !== needed) return undefined
    direction = needed
  }
  // A multikey field that is not bounded to one value gives a document at several places of the order.
  const loose = index.fields.slice(points).some((_, i) => index.multikey[points + i])
  if (loose) return undefined
  return direction ?? 'forwards'
}
