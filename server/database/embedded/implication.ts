import type { Condition, Filter, Test } from './filter.ts'
import { compare, equal, numeric, rank, rankOf, typeNumber } from './values.ts'

/**
 * Does every document that meets these demands meet the filter of a partial index too? Only what can be shown is
 * answered with yes: an index that might lack a document is not used.
 */
export function implies(demands: ReadonlyMap<string, Condition[]>, partial: Filter): boolean {
  switch (partial.kind) {
    case 'and':
      return partial.parts.every((part) => implies(demands, part))
    case 'or':
      return partial.parts.some((part) => implies(demands, part))
    case 'test':
      return (demands.get(partial.path) ?? []).some((demand) => conditionImplies(demand, partial))
    default:
      return false
  }
}

// All conditions are met when some element meets them, so what holds for a value holds for an array.
function conditionImplies(demand: Condition, partial: Test): boolean {
  if (demand.op === 'in') {
    return (
      demand.patterns.length === 0 &&
      demand.values.length > 0 &&
      demand.values.every((value) => valueImplies(value, partial))
    )
  }
  if (demand.op === 'eq') return valueImplies(demand.value, partial)
  switch (partial.op) {
    case 'exists':
      return (
        demand.op === 'exists' ||
        demand.op === 'regex' ||
        demand.op === 'mod' ||
        demand.op === 'size' ||
        isBound(demand)
      )
    case 'type':
      return (
        (demand.op === 'type' && demand.types.every((type) => partial.types.includes(type))) ||
        (isBound(demand) && rankOf(demand.value) === rank.string && partial.types.includes(2)) ||
        (isBound(demand) && rankOf(demand.value) === rank.date && partial.types.includes(9))
      )
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return isBound(demand) && boundImplies(demand, partial)
    default:
      return false
  }
}

type Bound = Extract<Condition, { op: 'eq' | 'gt' | 'gte' | 'lt' | 'lte' }>

function isBound(condition: Condition): condition is Bound {
  if (condition.op !== 'gt' && condition.op !== 'gte' && condition.op !== 'lt' && condition.op !== 'lte')
    return false
  const type = rankOf(condition.value)
  return type !== rank.null && type !== rank.missing && type !== rank.minKey && type !== rank.maxKey
}

function boundImplies(demand: Bound, partial: Bound): boolean {
  const upwards = partial.op === 'gt' || partial.op === 'gte'
  if ((demand.op === 'gt' || demand.op === 'gte') !== upwards) return false
  if (rankOf(demand.value) !== rankOf(partial.value) || isNaNumber(demand.value) || isNaNumber(partial.value))
    return false
  const order = compare(demand.value, partial.value) * (upwards ? 1 : -1)
  if (order !== 0) return order > 0
  const strict = partial.op === 'gt' || partial.op === 'lt'
  return !strict || demand.op === 'gt' || demand.op === 'lt'
}

const isNaNumber = (value: unknown) => rankOf(value) === rank.number && Number.isNaN(numeric(value))

// A value that a document must equal: does the partial filter accept it?
function valueImplies(value: unknown, partial: Test): boolean {
  const type = rankOf(value)
  const absent = type === rank.null || type === rank.missing
  switch (partial.op) {
    case 'eq':
      return (
        equal(value, partial.value) || (absent && (partial.value === null || partial.value === undefined))
      )
    case 'in':
      return partial.values.some((other) => equal(value, other))
    case 'exists':
      return !absent
    case 'type':
      // A number may be stored as int, long or double and still equal it: only a filter that takes them all holds.
      if (type === rank.number) return [1, 16, 18, 19].every((number) => partial.types.includes(number))
      return !absent && type !== rank.array && partial.types.includes(typeNumber(value))
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte': {
      if (type !== rankOf(partial.value) || absent || type === rank.array || isNaNumber(value)) return false
      const order = compare(value, partial.value) * (partial.op === 'gt' || partial.op === 'gte' ? 1 : -1)
      return order > 0 || (order === 0 && (partial.op === 'gte' || partial.op === 'lte'))
    }
    default:
      return false
  }
}

/** Would a missing field fail one of these conditions? Then a sparse index holds all that can match. */
export function excludesMissing(conditions: Condition[] | undefined): boolean {
  return (conditions ?? []).some((condition) => {
    switch (condition.op) {
      case 'eq':
      case 'gt':
      case 'gte':
      case 'lt':
      case 'lte': {
        const type = rankOf(condition.value)
        return type !== rank.null && type !== rank.missing && type !== rank.minKey && type !== rank.maxKey
      }
      case 'in':
        return !condition.values.some((value) => value === null || value === undefined)
      case 'exists':
      case 'regex':
      case 'mod':
      case 'size':
      case 'elemMatch':
        return true
      default:
        return false
    }
  })
}
