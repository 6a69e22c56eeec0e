import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  DBRef,
  Decimal128,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
  UUID,
} from 'bson'

/** A decoded document: numbers keep their BSON class (Int32, Double, Long), so that it can be written back exactly. */
export type Doc = Record<string, unknown>

/** How strings compare, when it is not by their bytes. */
export interface StringOrder {
  compare(a: string, b: string): number
}

/** MongoDB's order between types. Missing stands for "no such field" and for an empty array in an index. */
export const rank = {
  minKey: 1,
  missing: 2,
  null: 7,
  number: 12,
  string: 17,
  object: 22,
  array: 27,
  binary: 32,
  objectId: 37,
  boolean: 42,
  date: 47,
  timestamp: 49,
  regex: 52,
  code: 62,
  codeWithScope: 67,
  maxKey: 240,
} as const

const rankByClass = new Map<unknown, number>([
  [Int32, rank.number],
  [Double, rank.number],
  [Long, rank.number],
  [Decimal128, rank.number],
  [BSONSymbol, rank.string],
  [Binary, rank.binary],
  [UUID, rank.binary],
  [Buffer, rank.binary],
  [Uint8Array, rank.binary],
  [ObjectId, rank.objectId],
  [Date, rank.date],
  [Timestamp, rank.timestamp],
  [RegExp, rank.regex],
  [BSONRegExp, rank.regex],
  [MinKey, rank.minKey],
  [MaxKey, rank.maxKey],
])

/** Where a value's type stands in MongoDB's order. */
export function rankOf(value: unknown): number {
  switch (typeof value) {
    case 'string':
      return rank.string
    case 'number':
    case 'bigint':
      return rank.number
    case 'boolean':
      return rank.boolean
    case 'undefined':
      return rank.missing
    default:
  }
  if (value === null) return rank.null
  if (Array.isArray(value)) return rank.array
  const known = rankByClass.get((value as object).constructor)
  if (known !== undefined) return known
  if (value instanceof Code) return value.scope ? rank.codeWithScope : rank.code
  return rank.object
}

export const isObject = (value: unknown): value is Doc => rankOf(value) === rank.object
export const isNumber = (value: unknown): boolean => rankOf(value) === rank.number

/** Fields of an embedded document in their stored order (a DBRef decodes to a class, and is a document here). */
export function fieldsOf(value: Doc): [string, unknown][] {
  if (value instanceof DBRef) {
    const fields: [string, unknown][] = [
      ['$ref', value.collection],
      ['$id', value.oid],
    ]
    if (value.db) fields.push(['$db', value.db])
    return [...fields, ...Object.entries(value.fields)]
  }
  return Object.entries(value)
}

/** The exact numeric value: a bigint only where a double cannot hold it; undefined when it is no number. */
export function numeric(value: unknown): number | bigint | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return value
  if (value instanceof Int32 || value instanceof Double) return value.value
  if (value instanceof Long) {
    const asNumber = value.toNumber()
    return Number.isSafeInteger(asNumber) ? asNumber : value.toBigInt()
  }
  if (value instanceof Decimal128) return Number(value.toString())
  return undefined
}

/** A number from a command's option, where it arrives as Int32, Double, Long or plain. */
export function toNumber(value: unknown): number | undefined {
  const exact = numeric(value)
  return exact === undefined ? undefined : Number(exact)
}

/** Is this the truth of MongoDB's options: true, or any number but zero? */
export const truthy = (value: unknown): boolean =>
  value === true || (isNumber(value) && toNumber(value) !== 0)

function compareNumbers(left: unknown, right: unknown): number {
  const a = numeric(left) as number | bigint
  const b = numeric(right) as number | bigint
  if (a < b) return -1
  if (a > b) return 1
  const aIsNaN = Number.isNaN(a)
  const bIsNaN = Number.isNaN(b)
  if (aIsNaN !== bIsNaN) return aIsNaN ? -1 : 1
  return 0
}

/** MongoDB orders strings by UTF-8 bytes; JavaScript's `<` orders them by UTF-16 units. */
export function compareUtf8(a: string, b: string): number {
  if (a === b) return 0
  const shared = Math.min(a.length, b.length)
  for (let i = 0; i < shared; i += 1) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x === y) continue
    const xSurrogate = x >= 0xd800 && x <= 0xdfff
    const ySurrogate = y >= 0xd800 && y <= 0xdfff
    if (xSurrogate !== ySurrogate) return xSurrogate ? (y >= 0xe000 ? 1 : x - y) : x >= 0xe000 ? -1 : x - y
    return x - y
  }
  return a.length - b.length
}

export function bytesOf(value: unknown): Uint8Array {
  if (value instanceof Binary) return value.buffer.subarray(0, value.position)
  return value as Uint8Array
}

export const subtypeOf = (value: unknown): number => (value instanceof Binary ? value.sub_type : 0)

/** Pattern and flags of a regular expression, whichever class carries it. */
export function regexParts(value: unknown): { pattern: string; options: string } {
  if (value instanceof BSONRegExp) return { pattern: value.pattern, options: value.options }
  const { source, flags } = value as RegExp
  return { pattern: source, options: flags.replace('g', '') }
}

function compareObjects(left: Doc, right: Doc, collation?: StringOrder): number {
  const a = fieldsOf(left)
  const b = fieldsOf(right)
  const shared = Math.min(a.length, b.length)
  for (let i = 0; i < shared; i += 1) {
    const [aName, aValue] = a[i]!
    const [bName, bValue] = b[i]!
    const byType = rankOf(aValue) - rankOf(bValue)
    if (byType !== 0) return byType
    const byName = compareUtf8(aName, bName)
    if (byName !== 0) return byName
    const byValue = compare(aValue, bValue, collation)
    if (byValue !== 0) return byValue
  }
  return a.length - b.length
}

function compareArrays(a: unknown[], b: unknown[], collation?: StringOrder): number {
  const shared = Math.min(a.length, b.length)
  for (let i = 0; i < shared; i += 1) {
    const byValue = compare(a[i], b[i], collation)
    if (byValue !== 0) return byValue
  }
  return a.length - b.length
}

/** MongoDB's total order over all values: negative, zero or positive. */
export function compare(a: unknown, b: unknown, collation?: StringOrder): number {
  const aRank = rankOf(a)
  const bRank = rankOf(b)
  if (aRank !== bRank) return aRank - bRank
  switch (aRank) {
    case rank.number:
      return compareNumbers(a, b)
    case rank.string:
      return collation ? collation.compare(String(a), String(b)) : compareUtf8(String(a), String(b))
    case rank.object:
      return compareObjects(a as Doc, b as Doc, collation)
    case rank.array:
      return compareArrays(a as unknown[], b as unknown[], collation)
    case rank.binary: {
      const left = bytesOf(a)
      const right = bytesOf(b)
      return left.length - right.length || subtypeOf(a) - subtypeOf(b) || Buffer.compare(left, right)
    }
    case rank.objectId:
      return Buffer.compare((a as ObjectId).id, (b as ObjectId).id)
    case rank.boolean:
      return Number(a) - Number(b)
    case rank.date:
      return (a as Date).getTime() - (b as Date).getTime()
    case rank.timestamp: {
      const left = (a as Timestamp).toBigInt()
      const right = (b as Timestamp).toBigInt()
      return left < right ? -1 : left > right ? 1 : 0
    }
    case rank.regex: {
      const left = regexParts(a)
      const right = regexParts(b)
      return compareUtf8(left.pattern, right.pattern) || compareUtf8(left.options, right.options)
    }
    case rank.code:
    case rank.codeWithScope:
      return compareUtf8((a as Code).code, (b as Code).code)
    default:
      return 0
  }
}

export const equal = (a: unknown, b: unknown, collation?: StringOrder): boolean =>
  compare(a, b, collation) === 0

/** The names and numbers of BSON types that `$type` takes. */
export const typeNumbers: Record<string, number> = {
  double: 1,
  string: 2,
  object: 3,
  array: 4,
  binData: 5,
  undefined: 6,
  objectId: 7,
  bool: 8,
  date: 9,
  null: 10,
  regex: 11,
  dbPointer: 12,
  javascript: 13,
  symbol: 14,
  javascriptWithScope: 15,
  int: 16,
  timestamp: 17,
  long: 18,
  decimal: 19,
  minKey: -1,
  maxKey: 127,
}

/** The BSON type number of a decoded value. */
export function typeNumber(value: unknown): number {
  switch (rankOf(value)) {
    case rank.number:
      if (value instanceof Int32) return 16
      if (value instanceof Long || typeof value === 'bigint') return 18
      if (value instanceof Decimal128) return 19
      return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 2 ** 31 ? 16 : 1
    case rank.string:
      return value instanceof BSONSymbol ? 14 : 2
    case rank.object:
      return 3
    case rank.array:
      return 4
    case rank.binary:
      return 5
    case rank.objectId:
      return 7
    case rank.boolean:
      return 8
    case rank.date:
      return 9
    case rank.null:
      return 10
    case rank.regex:
      return 11
    case rank.code:
      return 13
    case rank.codeWithScope:
      return 15
    case rank.timestamp:
      return 17
    case rank.minKey:
      return -1
    case rank.maxKey:
      return 127
    default:
      return 6
  }
}

/** MongoDB's name of a value's type, as `$type` takes it. */
export const typeName = (value: unknown): string => {
  const number = typeNumber(value)
  return Object.entries(typeNumbers).find(([, n]) => n === number)?.[0] ?? 'unknown'
}

/** Sets a field even when it is called `__proto__`, which plain assignment would take for the prototype. */
export function setField(target: Doc, name: string, value: unknown): void {
  if (name === '__proto__') {
    Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true })
  } else {
    target[name] = value
  }
}

/** Reads a field of the document itself, never of its prototype. */
export function getField(target: Doc, name: string): unknown {
  if (Object.hasOwn(target, name)) return target[name]
  return name.startsWith('$') && target instanceof DBRef ? new Map(fieldsOf(target)).get(name) : undefined
}

/** A copy that shares no document or array with its source (scalar classes are immutable here). */
export function clone<T>(value: T): T {
  if (Array.isArray(value)) return value.map((item: unknown) => clone(item)) as T
  if (!isObject(value) || value instanceof DBRef) return value
  const copy: Doc = {}
  for (const [name, item] of Object.entries(value)) setField(copy, name, clone(item))
  return copy as T
}
