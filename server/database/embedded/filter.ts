import { codes, MongoFault, notSupported } from './errors.ts'
import { parseRegion, type Region } from './geometry.ts'
import {
  bytesOf,
  fieldsOf,
  isObject,
  rank,
  rankOf,
  regexParts,
  toNumber,
  typeNumbers,
  type Doc,
} from './values.ts'

/** A filter as a tree, which the matcher compiles and the planner reads. */
export type Filter =
  | { kind: 'and' | 'or' | 'nor'; parts: Filter[] }
  | { kind: 'not'; part: Filter }
  | { kind: 'expr'; expression: unknown }
  | { kind: 'always'; value: boolean }
  | { kind: 'schema'; schema: Doc }
  | Test

/** What is asked of the values at one path. */
export type Test = { kind: 'test'; path: string } & Condition

export type Condition =
  | { op: 'eq' | 'gt' | 'gte' | 'lt' | 'lte'; value: unknown }
  | { op: 'in'; values: unknown[]; patterns: RegExp[] }
  | { op: 'regex'; pattern: RegExp; value: unknown }
  | { op: 'exists' }
  | { op: 'type'; types: number[] }
  | { op: 'mod'; divisor: number; remainder: number }
  | { op: 'size'; size: number }
  | { op: 'within'; region: Region }
  | { op: 'all'; parts: Condition[] }
  | { op: 'elemMatch'; element: ElementTest }
  | { op: 'bits'; mode: 'allSet' | 'anySet' | 'allClear' | 'anyClear'; mask: bigint }
  | { op: 'not'; part: Condition }
  | { op: 'both'; parts: Condition[] }

/** What `$elemMatch` and `$pull` ask of one element: that it is a document of a kind, or a value of a kind. */
export type ElementTest = { kind: 'document'; filter: Filter } | { kind: 'value'; conditions: Condition[] }

const bad = (message: string) => new MongoFault('BadValue', message)

/** Reads a query as MongoDB writes it. @throws BadValue with MongoDB's wording where it has one */
export function parseFilter(query: unknown): Filter {
  if (query === undefined || query === null) return { kind: 'and', parts: [] }
  if (!isObject(query)) throw new MongoFault('TypeMismatch', 'the filter must be an object')
  const parts: Filter[] = []
  for (const [name, value] of fieldsOf(query)) {
    if (name.startsWith('$') && !referenceFields.has(name)) {
      const part = parseLogical(name, value)
      if (part) parts.push(part)
    } else {
      parts.push(...parseField(name, value))
    }
  }
  return parts.length === 1 ? parts[0]! : { kind: 'and', parts }
}

function parseLogical(name: string, value: unknown): Filter | undefined {
  switch (name) {
    case '$and':
    case '$or':
    case '$nor': {
      if (!Array.isArray(value) || value.length === 0) throw bad(`${name} argument must be a non-empty array`)
      const parts = value.map((part: unknown) => {
        if (!isObject(part)) throw bad(`${name} argument's entries must be objects`)
        return parseFilter(part)
      })
      return { kind: name.slice(1) as 'and' | 'or' | 'nor', parts }
    }
    case '$expr':
      return { kind: 'expr', expression: value }
    case '$comment':
      return undefined
    case '$alwaysTrue':
    case '$alwaysFalse':
      return { kind: 'always', value: name === '$alwaysTrue' }
    case '$text':
      throw new MongoFault(
        'IndexNotFound',
        'text index required for $text query: the embedded store has none, set MONGODB_URL to use it',
      )
    case '$jsonSchema':
      if (!isObject(value)) throw new MongoFault('TypeMismatch', '$jsonSchema must be an object')
      return { kind: 'schema', schema: value }
    case '$where':
      throw notSupported('BadValue', name)
    default:
      throw bad(
        `unknown top level operator: ${name}. If you have a field name that starts with a '$' symbol, consider using $getField or $setField.`,
      )
  }
}

/** The fields of a DBRef begin with `$` and are no operators. */
const referenceFields = new Set(['$ref', '$id', '$db'])

/** Does this value carry operators (`{$gt: 1}`), rather than being compared itself? */
export function isOperators(value: unknown): value is Doc {
  if (!isObject(value)) return false
  const first = fieldsOf(value)[0]
  return first !== undefined && first[0].startsWith('$') && !referenceFields.has(first[0])
}

function parseField(path: string, value: unknown): Filter[] {
  if (!isOperators(value)) return [withPath(path, equality(value))]
  return parseConditions(value).map((condition) => withPath(path, condition))
}

function withPath(path: string, condition: Condition): Filter {
  if (condition.op === 'not') return { kind: 'not', part: withPath(path, condition.part) }
  if (condition.op === 'both')
    return { kind: 'and', parts: condition.parts.map((part) => withPath(path, part)) }
  return { kind: 'test', path, ...condition }
}

function equality(value: unknown): Condition {
  if (rankOf(value) === rank.regex) return { op: 'regex', pattern: toRegExp(value), value }
  return { op: 'eq', value }
}

/** Reads `{$gt: 1, $lt: 5}` and the like. @throws BadValue for an unknown operator */
export function parseConditions(operators: Doc): Condition[] {
  const conditions: Condition[] = []
  for (const [name, value] of fieldsOf(operators)) {
    const condition = parseCondition(name, value, operators)
    if (condition) conditions.push(condition)
  }
  return conditions
}

function parseCondition(name: string, value: unknown, around: Doc): Condition | undefined {
  switch (name) {
    case '$eq':
      return { op: 'eq', value }
    case '$ne':
      if (rankOf(value) === rank.regex) throw bad("Can't have regex as arg to $ne.")
      return { op: 'not', part: { op: 'eq', value } }
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      if (rankOf(value) === rank.regex) throw bad(`Can't have RegEx as arg to predicate over field`)
      return { op: name.slice(1) as 'gt', value }
    case '$in':
      return parseIn(name, value)
    case '$nin':
      return { op: 'not', part: parseIn(name, value) }
    case '$exists':
      return value === false || value === null || (toNumber(value) ?? 1) === 0
        ? { op: 'not', part: { op: 'exists' } }
        : { op: 'exists' }
    case '$type':
      return { op: 'type', types: (Array.isArray(value) ? value : [value]).flatMap(parseType) }
    case '$not':
      return parseNot(value)
    case '$regex':
      return { op: 'regex', pattern: toRegExp(value, around['$options']), value }
    case '$options':
      if (around['$regex'] === undefined) throw bad('$options needs a $regex')
      return undefined
    case '$mod':
      return parseMod(value)
    case '$size': {
      const size = toNumber(value)
      if (size === undefined || !Number.isInteger(size)) throw bad('$size must be a whole number')
      if (size < 0) throw bad('$size may not be negative')
      return { op: 'size', size }
    }
    case '$all':
      return parseAll(value)
    case '$elemMatch':
      return parseElemMatch(value)
    case '$bitsAllSet':
    case '$bitsAnySet':
    case '$bitsAllClear':
    case '$bitsAnyClear':
      return {
        op: 'bits',
        mode: (name[5]!.toLowerCase() + name.slice(6)) as 'allSet',
        mask: parseMask(value),
      }
    case '$comment':
      return undefined
    case '$near':
    case '$nearSphere':
    case '$geoNear':
      throw new MongoFault(
        'NoQueryExecutionPlans',
        `unable to find index for ${name} query: the embedded store does not order by distance, set MONGODB_URL to use it`,
      )
    case '$geoWithin':
    case '$within':
      return { op: 'within', region: parseRegion(value) }
    case '$geoIntersects':
      throw notSupported('BadValue', name)
    default:
      throw bad(`unknown operator: ${name}`)
  }
}

function parseIn(name: string, value: unknown): Condition {
  if (!Array.isArray(value)) throw bad(`${name} needs an array`)
  if (value.some(isOperators)) throw bad(`cannot nest $ under ${name}`)
  const patterns = value
    .filter((item: unknown) => rankOf(item) === rank.regex)
    .map((item: unknown) => toRegExp(item))
  return { op: 'in', values: value, patterns }
}

function parseNot(value: unknown): Condition {
  if (rankOf(value) === rank.regex) return { op: 'not', part: equality(value) }
  if (!isObject(value)) throw bad('$not needs a regex or a document')
  if (!isOperators(value)) throw bad('$not needs a document with operators')
  return { op: 'not', part: { op: 'both', parts: parseConditions(value) } }
}

function parseMod(value: unknown): Condition {
  if (!Array.isArray(value) || value.length < 2) throw bad('malformed mod, not enough elements')
  if (value.length > 2) throw bad('malformed mod, too many elements')
  const [divisor, remainder] = value.map(toNumber)
  if (divisor === undefined || remainder === undefined)
    throw bad('malformed mod, divisor and remainder must be numbers')
  if (Math.trunc(divisor) === 0) throw bad('divisor cannot be 0')
  return { op: 'mod', divisor: Math.trunc(divisor), remainder: Math.trunc(remainder) }
}

function parseAll(value: unknown): Condition {
  if (!Array.isArray(value)) throw bad('$all needs an array')
  const parts = value.map((item: unknown): Condition => {
    if (isObject(item) && fieldsOf(item)[0]?.[0] === '$elemMatch') return parseElemMatch(item['$elemMatch'])
    if (isOperators(item)) throw bad('no $ expressions in $all')
    return equality(item)
  })
  return { op: 'all', parts }
}

function parseElemMatch(value: unknown): Condition {
  if (!isObject(value)) throw bad('$elemMatch needs an Object')
  return { op: 'elemMatch', element: parseElementTest(value) }
}

const logicalOperators = new Set(['$and', '$or', '$nor', '$expr'])

/** Reads what `$elemMatch` or `$pull` ask of an element: conditions on the value itself, or a query of a document. */
export function parseElementTest(test: Doc): ElementTest {
  const first = fieldsOf(test)[0]?.[0]
  if (isOperators(test) && !logicalOperators.has(String(first))) {
    return { kind: 'value', conditions: parseConditions(test) }
  }
  return { kind: 'document', filter: parseFilter(test) }
}

function parseType(value: unknown): number[] {
  if (typeof value === 'string') {
    if (value === 'number') return [1, 16, 18, 19]
    const known = typeNumbers[value]
    if (known === undefined) throw bad(`Unknown type name alias: ${value}`)
    return [known]
  }
  const number = toNumber(value)
  if (number === undefined || !Object.values(typeNumbers).includes(number))
    throw bad(`Invalid numerical type code: ${String(value)}`)
  return [number]
}

function parseMask(value: unknown): bigint {
  if (Array.isArray(value)) {
    return value.reduce((mask: bigint, bit: unknown) => mask | (1n << BigInt(toNumber(bit) ?? 0)), 0n)
  }
  if (rankOf(value) === rank.binary) return bitsOf(bytesOf(value))
  const number = toNumber(value)
  if (number === undefined || number < 0) {
    throw bad('a bit mask must be a non-negative number, a list of positions or a binary')
  }
  return BigInt(number)
}

/** The bits of a binary value, its first byte the lowest. */
export const bitsOf = (bytes: Uint8Array): bigint =>
  bytes.reduceRight((bits, byte) => (bits << 8n) | BigInt(byte), 0n)

/** A BSON regular expression as JavaScript's. @throws an error 51091 like MongoDB's for one that cannot be read */
export function toRegExp(value: unknown, extraOptions?: unknown): RegExp {
  const { pattern, options } = typeof value === 'string' ? { pattern: value, options: '' } : regexParts(value)
  const wanted = typeof extraOptions === 'string' && extraOptions !== '' ? extraOptions : options
  if (typeof value !== 'string' && rankOf(value) !== rank.regex) throw bad('$regex has to be a string')
  const source = wanted.includes('x')
    ? pattern.replace(/\\#|#.*$|\\\s|\s+/gm, (found) => (found.startsWith('\\') ? found : ''))
    : pattern
  const flags = [...new Set(wanted)].filter((flag) => 'ims'.includes(flag)).join('')
  const inline = /^\(\?([ims]+)\)/.exec(source)
  const body = inline ? source.slice(inline[0].length) : source
  const allFlags = [...new Set(flags + (inline?.[1] ?? ''))].join('')
  try {
    return new RegExp(body, /[^\0-\x7f]|\\p\{/u.test(body) ? `${allFlags}u` : allFlags)
  } catch (error) {
    throw new MongoFault('BadValue', `Regular expression is invalid: ${(error as Error).message}`, {
      code: codes.BadValue,
    })
  }
}

/** The top-level fields that a filter looks at; undefined when it may look at any. */
export function fieldsTested(filter: Filter): Set<string> | undefined {
  const names = new Set<string>()
  const collect = (part: Filter): boolean => {
    switch (part.kind) {
      case 'and':
      case 'or':
      case 'nor':
        return part.parts.every(collect)
      case 'not':
        return collect(part.part)
      case 'always':
        return true
      case 'expr':
      case 'schema':
        return false
      case 'test':
        names.add(part.path.split('.')[0]!)
        return true
    }
  }
  return collect(filter) ? names : undefined
}
