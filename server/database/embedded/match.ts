import { Double } from 'bson'
import type { Collation } from './collation.ts'
import type { Condition, ElementTest, Filter } from './filter.ts'
import { bitsOf, parseFilter } from './filter.ts'
import { pointsOf } from './geometry.ts'
import { compileSchema } from './json-schema.ts'
import { reach, reachElements } from './paths.ts'
import {
  bytesOf,
  compare,
  getField,
  isNumber,
  isObject,
  numeric,
  rank,
  rankOf,
  toNumber,
  typeNumber,
  type Doc,
} from './values.ts'

/** Where in the first array entered by a query its condition held: what `$` in an update or a projection means. */
export interface MatchPosition {
  index?: number
}

export type Matcher = (document: Doc, position?: MatchPosition) => boolean

/** What turns `$expr` into a function; given by the aggregation, so that the matcher knows no expressions. */
export type ExpressionCompiler = (expression: unknown) => (document: Doc) => unknown

export interface MatchOptions {
  collation?: Collation | undefined
  expressions?: ExpressionCompiler | undefined
}

/** Compiles a query as MongoDB writes it. @throws BadValue */
export const compileQuery = (query: unknown, options: MatchOptions = {}): Matcher =>
  compileFilter(parseFilter(query), options)

/** Compiles a parsed filter into a test of decoded documents. */
export function compileFilter(filter: Filter, options: MatchOptions = {}): Matcher {
  switch (filter.kind) {
    case 'and': {
      const parts = filter.parts.map((part) => compileFilter(part, options))
      if (parts.length === 1) return parts[0]!
      return (doc, position) => parts.every((part) => part(doc, position))
    }
    case 'or': {
      const parts = filter.parts.map((part) => compileFilter(part, options))
      return (doc, position) => parts.some((part) => part(doc, position))
    }
    case 'nor': {
      const parts = filter.parts.map((part) => compileFilter(part, options))
      return (doc) => !parts.some((part) => part(doc))
    }
    case 'not': {
      const part = compileFilter(filter.part, options)
      return (doc) => !part(doc)
    }
    case 'always':
      return () => filter.value
    case 'schema':
      return compileSchema(filter.schema)
    case 'expr': {
      const evaluate = options.expressions?.(filter.expression)
      return (doc) => {
        const result = evaluate?.(doc)
        return (
          result !== undefined &&
          result !== null &&
          result !== false &&
          !(isNumber(result) && toNumber(result) === 0)
        )
      }
    }
    case 'test':
      return compileTest(filter.path.split('.'), filter, options)
  }
}

type ValueTest = (value: unknown) => boolean

function compileTest(parts: string[], condition: Condition, options: MatchOptions): Matcher {
  switch (condition.op) {
    case 'exists':
      return (doc, position) =>
        reach(
          doc,
          parts,
          noting((value) => value !== undefined, position),
        )
    case 'size':
    case 'within':
      return (doc, position) => reach(doc, parts, noting(compileValueTest(condition, options), position))
    case 'elemMatch': {
      const element = compileElement(condition.element, options)
      return (doc, position) =>
        reach(doc, parts, (value, entered) => {
          const at = Array.isArray(value) ? value.findIndex(element) : -1
          if (at >= 0 && position) position.index = entered ?? at
          return at >= 0
        })
    }
    case 'all': {
      const tests = condition.parts.map((part) => compileTest(parts, part, options))
      return (doc, position) => tests.length > 0 && tests.every((test) => test(doc, position))
    }
    case 'type': {
      const test = compileValueTest(condition, options)
      return (doc, position) => reachElements(doc, parts, noting(test, position))
    }
    default: {
      const test = compileValueTest(condition, options)
      const name = parts[0]!
      if (parts.length === 1) {
        return (doc, position) => {
          const value = getField(doc, name)
          return Array.isArray(value) ? reachElements(doc, parts, noting(test, position)) : test(value)
        }
      }
      return (doc, position) => reachElements(doc, parts, noting(test, position))
    }
  }
}

const noting =
  (test: ValueTest, position: MatchPosition | undefined) =>
  (value: unknown, entered: number | undefined): boolean => {
    if (!test(value)) return false
    if (position && entered !== undefined) position.index = entered
    return true
  }

/** Tests one element of an array, as `$elemMatch` and `$pull` do. */
export function compileElement(test: ElementTest, options: MatchOptions = {}): (element: unknown) => boolean {
  if (test.kind === 'value') {
    const tests = test.conditions.map((condition) => compileValueTest(condition, options))
    return (element) => tests.every((each) => each(element))
  }
  const matches = compileFilter(test.filter, options)
  return (element) => (isObject(element) || Array.isArray(element)) && matches(element as Doc)
}

/** A test of one value, neither entering arrays nor following paths. */
export function compileValueTest(condition: Condition, options: MatchOptions = {}): ValueTest {
  const { collation } = options
  switch (condition.op) {
    case 'eq':
      return equalTo(condition.value, collation)
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return comparedTo(condition.op, condition.value, collation)
    case 'in': {
      const plain = condition.values.filter((value) => rankOf(value) !== rank.regex)
      const tests = [
        ...inList(plain, collation),
        ...condition.values
          .filter((value) => rankOf(value) === rank.regex)
          .map((value) => equalTo(value, collation)),
        ...condition.patterns.map(
          (pattern): ValueTest =>
            (value) =>
              typeof value === 'string' && pattern.test(value),
        ),
      ]
      return (value) => tests.some((test) => test(value))
    }
    case 'regex': {
      const same = rankOf(condition.value) === rank.regex ? equalTo(condition.value, collation) : () => false
      return (value) => (typeof value === 'string' ? condition.pattern.test(value) : same(value))
    }
    case 'exists':
      return (value) => value !== undefined
    case 'type':
      return (value) => value !== undefined && condition.types.includes(typeNumber(value))
    case 'mod':
      return (value) => {
        const number = toNumber(value)
        return (
          number !== undefined &&
          Number.isFinite(number) &&
          Math.trunc(number) % condition.divisor === condition.remainder
        )
      }
    case 'within':
      return (value) => {
        const points = pointsOf(value)
        return points.length > 0 && points.every(condition.region)
      }
    case 'size':
      return (value) => Array.isArray(value) && value.length === condition.size
    case 'elemMatch': {
      const element = compileElement(condition.element, options)
      return (value) => Array.isArray(value) && value.some(element)
    }
    case 'all': {
      const tests = condition.parts.map((part) => compileValueTest(part, options))
      return (value) =>
        tests.length > 0 &&
        tests.every((test) => (Array.isArray(value) ? value.some(test) || test(value) : test(value)))
    }
    case 'bits':
      return (value) => hasBits(value, condition.mode, condition.mask)
    case 'not': {
      const part = compileValueTest(condition.part, options)
      return (value) => !part(value)
    }
    case 'both': {
      const parts = condition.parts.map((part) => compileValueTest(part, options))
      return (value) => parts.every((part) => part(value))
    }
  }
}

function equalTo(wanted: unknown, collation?: Collation): ValueTest {
  if (wanted === null || wanted === undefined) return (value) => value === null || value === undefined
  if (typeof wanted === 'string' && !collation) return (value) => value === wanted
  const type = rankOf(wanted)
  return (value) => value !== undefined && rankOf(value) === type && compare(value, wanted, collation) === 0
}

// A long list of strings is a set; anything else is compared one by one.
function inList(values: unknown[], collation?: Collation): ValueTest[] {
  const strings = collation ? [] : values.filter((value) => typeof value === 'string')
  const others = collation ? values : values.filter((value) => typeof value !== 'string')
  const tests = others.map((value) => equalTo(value, collation))
  if (strings.length === 0) return tests
  const set = new Set<unknown>(strings)
  return [(value) => set.has(value), ...tests]
}

function comparedTo(op: 'gt' | 'gte' | 'lt' | 'lte', wanted: unknown, collation?: Collation): ValueTest {
  const orEqual = op === 'gte' || op === 'lte'
  const sign = op === 'gt' || op === 'gte' ? 1 : -1
  const type = rankOf(wanted)
  if (type === rank.null || type === rank.missing) return orEqual ? equalTo(null) : () => false
  if (type === rank.minKey || type === rank.maxKey) {
    return (value) => {
      const order = compare(value === undefined ? null : value, wanted) * sign
      return order > 0 || (orEqual && order === 0)
    }
  }
  if (type === rank.number && Number.isNaN(numeric(wanted))) {
    return (value) => orEqual && rankOf(value) === type && Number.isNaN(numeric(value))
  }
  return (value) => {
    if (rankOf(value) !== type) return false
    // NaN orders below every number, but is neither less nor greater than one.
    if (
      type === rank.number &&
      (Number.isNaN(value) || (value instanceof Double && Number.isNaN(value.value)))
    )
      return false
    const order = compare(value, wanted, collation) * sign
    return order > 0 || (orEqual && order === 0)
  }
}

function hasBits(value: unknown, mode: 'allSet' | 'anySet' | 'allClear' | 'anyClear', mask: bigint): boolean {
  const number = numeric(value)
  if (number === undefined && rankOf(value) !== rank.binary) return false
  if (typeof number === 'number' && !Number.isInteger(number)) return false
  const bits = number === undefined ? bitsOf(bytesOf(value)) : BigInt(number)
  switch (mode) {
    case 'allSet':
      return (bits & mask) === mask
    case 'anySet':
      return (bits & mask) !== 0n
    case 'allClear':
      return (bits & mask) === 0n
    case 'anyClear':
      return (~bits & mask) !== 0n
  }
}
