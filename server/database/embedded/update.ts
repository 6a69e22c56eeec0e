import { Decimal128, Double, Int32, Long, ObjectId, Timestamp } from 'bson'
import type { Collation } from './collation.ts'
import { MongoFault } from './errors.ts'
import type { Condition, Filter } from './filter.ts'
import { isOperators, parseElementTest, parseFilter } from './filter.ts'
import { compileElement, compileFilter, type MatchOptions } from './match.ts'
import { isPosition } from './paths.ts'
import {
  clone,
  compare,
  equal,
  fieldsOf,
  getField,
  isNumber,
  isObject,
  numeric,
  rank,
  rankOf,
  setField,
  toNumber,
  typeNumber,
  typeNumbers,
  type Doc,
} from './values.ts'

export interface UpdateContext extends MatchOptions {
  /** Where the filter's condition held in an array: what `$` in a path means. */
  position?: number | undefined
  /** `$[name]` in a path, by name. */
  arrayFilters?: Map<string, (element: unknown) => boolean>
  /** Is the document being made by an upsert, so that `$setOnInsert` counts? */
  inserting?: boolean
  now: Date
}

type Container = Doc | unknown[]
/** Changes the value under one key of a document or array. */
type Change = (container: Container, key: string) => void
type Operator = (
  operand: unknown,
  path: string,
  context: UpdateContext,
) => { change: Change; create: boolean }

const typeMismatch = (message: string) => new MongoFault('TypeMismatch', message)
const bad = (message: string) => new MongoFault('BadValue', message)

/** Is this a document of operators (`{$set: …}`), rather than a replacement? @throws FailedToParse for a mixture */
export function isOperatorUpdate(update: Doc): boolean {
  const names = fieldsOf(update).map(([name]) => name)
  const operators = names.filter((name) => name.startsWith('$'))
  if (operators.length > 0 && operators.length < names.length) {
    throw new MongoFault(
      'FailedToParse',
      `Unknown modifier: ${names.find((name) => !name.startsWith('$'))}. Expected a valid update modifier or pipeline-style update specified as an array`,
    )
  }
  return operators.length > 0
}

/**
 * Applies update operators to a decoded document, in place.
 * @throws MongoFault as MongoDB words them: an unknown operator, conflicting paths, a type that cannot be changed so
 */
export function applyOperators(doc: Doc, update: Doc, context: UpdateContext): void {
  const steps = readSteps(update, context.inserting === true)
  for (const { name, path, operand } of steps) {
    if (name === '$setOnInsert' && !context.inserting) continue
    if (name === '$rename') {
      rename(doc, path, String(operand))
      continue
    }
    const { change, create } = operators[name]!(operand, path, context)
    forEachTarget(doc, path.split('.'), 0, { change, create, context, path })
  }
}

// Reads all operators first: a path may be named once, and MongoDB applies them in the order of their paths.
function readSteps(update: Doc, inserting: boolean): { name: string; path: string; operand: unknown }[] {
  const steps: { name: string; path: string; operand: unknown }[] = []
  const taken: string[] = []
  const take = (path: string) => {
    const rival = taken.find(
      (other) => other === path || other.startsWith(`${path}.`) || path.startsWith(`${other}.`),
    )
    if (rival !== undefined) {
      throw new MongoFault(
        'ConflictingUpdateOperators',
        `Updating the path '${path}' would create a conflict at '${rival.length < path.length ? rival : path}'`,
      )
    }
    taken.push(path)
  }
  for (const [name, fields] of fieldsOf(update)) {
    if (!Object.hasOwn(operators, name) && name !== '$rename') {
      throw new MongoFault(
        'FailedToParse',
        `Unknown modifier: ${name}. Expected a valid update modifier or pipeline-style update specified as an array`,
      )
    }
    if (!isObject(fields)) {
      throw new MongoFault(
        'FailedToParse',
        `Modifiers operate on fields but we found type ${typeName(fields)} instead. For example: {$mod: {<field>: ...}} not {${name}: ${String(fields)}}`,
      )
    }
    for (const [path, operand] of fieldsOf(fields)) {
      checkPath(path, inserting)
      take(path)
      if (name === '$rename') {
        if (typeof operand !== 'string') throw bad(`The 'to' field for $rename must be a string: ${path}`)
        checkPath(operand, inserting)
        take(operand)
      }
      steps.push({ name, path, operand })
    }
  }
  return steps.toSorted((a, b) => comparePaths(a.path, b.path))
}

// Fields that an update makes stand in the order of their names, positions in the order of their numbers.
function comparePaths(a: string, b: string): number {
  const left = a.split('.')
  const right = b.split('.')
  for (let i = 0; i < Math.min(left.length, right.length); i += 1) {
    if (left[i] === right[i]) continue
    if (isPosition(left[i]!) && isPosition(right[i]!)) return Number(left[i]) - Number(right[i])
    return left[i]! < right[i]! ? -1 : 1
  }
  return left.length - right.length
}

// Only an insert may make a field at the top whose name begins with `$`.
function checkPath(path: string, inserting: boolean): void {
  if (path === '') throw new MongoFault('EmptyFieldName', 'An empty update path is not valid.')
  if (path.split('.').some((part) => part === '')) {
    throw new MongoFault(
      'EmptyFieldName',
      `The update path '${path}' contains an empty field name, which is not allowed.`,
    )
  }
  if (path.startsWith('$') && !inserting)
    throw new MongoFault(
      'DollarPrefixedFieldName',
      `The dollar ($) prefixed field '${path}' in '${path}' is not valid for storage.`,
    )
}

const typeName = (value: unknown): string => {
  const number = typeNumber(value)
  return Object.entries(typeNumbers).find(([, n]) => n === number)?.[0] ?? 'unknown'
}

interface Target {
  change: Change
  /** Make the documents on the way where they are missing. */
  create: boolean
  context: UpdateContext
  path: string
}

/** `$`, `$[]` and `$[name]` stand for elements of an array; any other name is a field's. */
const isPlaceholder = (part: string) => part === '$' || (part.startsWith('$[') && part.endsWith(']'))

// Walks to every place that a path names, making documents on the way when the operator writes.
function forEachTarget(container: Container, parts: string[], from: number, target: Target): void {
  const { context, create, change, path } = target
  const part = parts[from]!
  const last = from === parts.length - 1
  if (isPlaceholder(part)) return forEachElement(container, parts, from, target)
  if (Array.isArray(container)) {
    if (!isPosition(part)) {
      if (!create) return
      throw pathNotViable(part, parts.slice(0, from).join('.'), container)
    }
    const index = Number(part)
    if (last) {
      if (!create && index >= container.length) return
      fillWithNulls(container, index, path)
      return change(container, part)
    }
    if (index >= container.length || container[index] === null) {
      if (index < container.length && create) throw pathNotViable(parts[from + 1]!, part, null)
      if (!create) return
      fillWithNulls(container, index, path)
      container[index] = {}
    }
    return descend(container[index], parts, from, target)
  }
  if (last) return change(container, part)
  if (!Object.hasOwn(container, part)) {
    if (!create) return
    if (isPlaceholder(parts[from + 1]!)) throw noArrayFor(path, parts, from)
    setField(container, part, {})
  }
  return descend(getField(container, part), parts, from, { change, create, context, path })
}

function descend(next: unknown, parts: string[], from: number, target: Target): void {
  if (Array.isArray(next) || isObject(next)) return forEachTarget(next, parts, from + 1, target)
  if (isPlaceholder(parts[from + 1]!)) throw noArrayFor(target.path, parts, from)
  if (target.create) throw pathNotViable(parts[from + 1]!, parts[from]!, next)
}

const noArrayFor = (path: string, parts: string[], from: number) =>
  bad(
    `The path '${parts.slice(0, from + 1).join('.')}' must exist in the document in order to apply array updates. (updating '${path}')`,
  )

const pathNotViable = (field: string, parent: string, value: unknown) =>
  new MongoFault(
    'PathNotViable',
    `Cannot create field '${field}' in element {${parent}: ${value === null ? 'null' : JSON.stringify(value)}}`,
  )

const mostNulls = 1_500_000

function fillWithNulls(array: unknown[], index: number, path: string): void {
  if (index - array.length > mostNulls)
    throw bad(`cannot pad the array of '${path}' with more than ${mostNulls} nulls`)
  while (array.length < index) array.push(null)
}

function forEachElement(container: Container, parts: string[], from: number, target: Target): void {
  const { context, path } = target
  const part = parts[from]!
  if (!Array.isArray(container)) {
    throw bad(
      `Cannot apply array updates to non-array element ${parts[from - 1] ?? ''}: ${JSON.stringify(container)}`,
    )
  }
  if (part === '$') {
    if (context.position === undefined) {
      throw bad('The positional operator did not find the match needed from the query.')
    }
    return forEachTarget(
      container,
      [...parts.slice(0, from), String(context.position), ...parts.slice(from + 1)],
      from,
      target,
    )
  }
  const name = part.slice(2, -1)
  const accepts = name === '' ? () => true : context.arrayFilters?.get(name)
  if (!accepts) throw bad(`No array filter found for identifier '${name}' in path '${path}'`)
  for (let i = 0; i < container.length; i += 1) {
    if (!accepts(container[i])) continue
    forEachTarget(container, [...parts.slice(0, from), String(i), ...parts.slice(from + 1)], from, target)
  }
}

/** Reads `arrayFilters`. @throws BadValue / FailedToParse for one that names no identifier, or two */
export function parseArrayFilters(
  filters: unknown,
  options: MatchOptions,
): Map<string, (element: unknown) => boolean> {
  const byName = new Map<string, (element: unknown) => boolean>()
  if (!Array.isArray(filters)) return byName
  for (const filter of filters as unknown[]) {
    if (!isObject(filter)) throw typeMismatch('each array filter must be an object')
    const parsed = parseFilter(filter)
    const names = new Set<string>()
    collectRoots(parsed, names)
    if (names.size !== 1)
      throw new MongoFault(
        'FailedToParse',
        'Error parsing array filter :: caused by :: Expected a single top-level field name',
      )
    const name = [...names][0]!
    if (byName.has(name))
      throw new MongoFault(
        'FailedToParse',
        `Found multiple array filters with the same top-level field name ${name}`,
      )
    const matches = compileFilter(parsed, options)
    byName.set(name, (element) => matches({ [name]: element }))
  }
  return byName
}

function collectRoots(filter: Filter, into: Set<string>): void {
  if (filter.kind === 'test') into.add(filter.path.split('.')[0]!)
  else if (filter.kind === 'not') collectRoots(filter.part, into)
  else if ('parts' in filter) for (const part of filter.parts) collectRoots(part, into)
}

const read = (container: Container, key: string): unknown =>
  Array.isArray(container) ? container[Number(key)] : getField(container, key)

function write(container: Container, key: string, value: unknown): void {
  if (Array.isArray(container)) container[Number(key)] = value
  else setField(container, key, value)
}

const writing = (change: Change) => ({ change, create: true })
const touching = (change: Change) => ({ change, create: false })

const operators: Record<string, Operator> = {
  $set: (operand) => writing((container, key) => write(container, key, clone(operand))),
  $setOnInsert: (operand) => writing((container, key) => write(container, key, clone(operand))),
  $unset: () =>
    touching((container, key) => {
      if (Array.isArray(container)) {
        if (Number(key) < container.length) container[Number(key)] = null
      } else {
        delete container[key]
      }
    }),
  $inc: (operand, path) =>
    arithmetic(
      'increment',
      '$inc',
      operand,
      path,
      (a, b) => a + b,
      (a, b) => a + b,
    ),
  $mul: (operand, path) =>
    arithmetic(
      'multiply',
      '$mul',
      operand,
      path,
      (a, b) => a * b,
      (a, b) => a * b,
    ),
  $min: (operand, _path, context) => bounding(operand, -1, context.collation),
  $max: (operand, _path, context) => bounding(operand, 1, context.collation),
  $currentDate: (operand, path, context) => {
    const type = isObject(operand) ? operand['$type'] : operand === false ? undefined : 'date'
    if (operand !== true && operand !== false && type !== 'date' && type !== 'timestamp') {
      throw bad(
        `The '$type' string field is required to be 'date' or 'timestamp': {$currentDate: {${path}: ...}}`,
      )
    }
    const seconds = Math.floor(context.now.getTime() / 1000)
    const value = type === 'timestamp' ? new Timestamp({ t: seconds, i: 1 }) : new Date(context.now)
    return writing((container, key) => write(container, key, value))
  },
  $push: (operand, path, context) => push(operand, path, context),
  $addToSet: (operand, path, context) => addToSet(operand, path, context.collation),
  $pull: (operand, path, context) => {
    const matches = pullTest(operand, context)
    return touching((container, key) => {
      const array = read(container, key)
      if (array === undefined) return
      if (!Array.isArray(array)) throw bad(`Cannot apply $pull to a non-array value at '${path}'`)
      write(
        container,
        key,
        array.filter((item) => !matches(item)),
      )
    })
  },
  $pullAll: (operand, path, context) => {
    if (!Array.isArray(operand))
      throw bad(`$pullAll requires an array argument but was given a ${typeName(operand)}`)
    return touching((container, key) => {
      const array = read(container, key)
      if (array === undefined) return
      if (!Array.isArray(array)) throw bad(`Cannot apply $pull to a non-array value at '${path}'`)
      write(
        container,
        key,
        array.filter((item) => !operand.some((unwanted) => equal(item, unwanted, context.collation))),
      )
    })
  },
  $pop: (operand, path) => {
    const end = toNumber(operand)
    if (end !== 1 && end !== -1)
      throw new MongoFault('FailedToParse', `$pop expects 1 or -1, found: ${String(operand)}`)
    return touching((container, key) => {
      const array = read(container, key)
      if (array === undefined) return
      if (!Array.isArray(array))
        throw typeMismatch(`Path '${path}' contains an element of non-array type '${typeName(array)}'`)
      write(container, key, end === 1 ? array.slice(0, -1) : array.slice(1))
    })
  },
  $bit: (operand, path) => bitwise(operand, path),
}

type Arithmetic = 'increment' | 'multiply'

function arithmetic(
  verb: Arithmetic,
  operator: string,
  operand: unknown,
  path: string,
  ofNumbers: (a: number, b: number) => number,
  ofIntegers: (a: bigint, b: bigint) => bigint,
) {
  if (!isNumber(operand))
    throw typeMismatch(`Cannot ${verb} with non-numeric argument: {${path}: ${JSON.stringify(operand)}}`)
  return writing((container, key) => {
    const current = read(container, key)
    if (current === undefined) {
      write(
        container,
        key,
        verb === 'increment' ? operand : combine(operand, new Int32(0), ofNumbers, ofIntegers),
      )
      return
    }
    if (!isNumber(current)) {
      throw typeMismatch(
        `Cannot apply ${operator} to a value of non-numeric type. {_id: …} has the field '${path.split('.').at(-1)}' of non-numeric type ${typeName(current)}`,
      )
    }
    write(container, key, combine(current, operand, ofNumbers, ofIntegers))
  })
}

// The result has the wider of the two types, and an int that overflows becomes a long, as in MongoDB.
function combine(
  left: unknown,
  right: unknown,
  ofNumbers: (a: number, b: number) => number,
  ofIntegers: (a: bigint, b: bigint) => bigint,
): unknown {
  const types = [typeNumber(left), typeNumber(right)]
  const asNumbers = () => ofNumbers(Number(numeric(left)), Number(numeric(right)))
  if (types.includes(typeNumbers['decimal']!)) return Decimal128.fromString(String(asNumbers()))
  if (types.includes(typeNumbers['double']!)) return new Double(asNumbers())
  const result = ofIntegers(
    BigInt(numeric(left) as number | bigint),
    BigInt(numeric(right) as number | bigint),
  )
  if (result < -(2n ** 63n) || result >= 2n ** 63n)
    throw bad('Failed to apply arithmetic: the result does not fit a 64-bit integer')
  const fitsInt = result >= -(2n ** 31n) && result < 2n ** 31n
  return types.includes(typeNumbers['long']!) || !fitsInt
    ? Long.fromBigInt(result)
    : new Int32(Number(result))
}

const bounding = (operand: unknown, sign: 1 | -1, collation?: Collation) =>
  writing((container, key) => {
    const current = read(container, key)
    if (current === undefined || compare(operand, current, collation) * sign > 0)
      write(container, key, clone(operand))
  })

function push(operand: unknown, path: string, context: UpdateContext) {
  const modifiers = isObject(operand) && '$each' in operand ? operand : undefined
  const items = modifiers ? modifiers['$each'] : [operand]
  if (!Array.isArray(items))
    throw bad(`The argument to $each in $push must be an array but it was of type: ${typeName(items)}`)
  for (const name of Object.keys(modifiers ?? {})) {
    if (!['$each', '$slice', '$sort', '$position'].includes(name))
      throw bad(`Unrecognized clause in $push: ${name}`)
  }
  const slice = modifiers?.['$slice'] === undefined ? undefined : toNumber(modifiers['$slice'])
  const position = modifiers?.['$position'] === undefined ? undefined : toNumber(modifiers['$position'])
  const sort = modifiers?.['$sort']
  return writing((container, key) => {
    const current = read(container, key) ?? []
    if (!Array.isArray(current)) {
      throw bad(`The field '${path}' must be an array but is of type ${typeName(current)} in document`)
    }
    let array = [...current]
    array.splice(position ?? array.length, 0, ...items.map((item: unknown) => clone(item)))
    if (sort !== undefined) array = array.toSorted(elementOrder(sort, context.collation))
    if (slice !== undefined) array = slice < 0 ? array.slice(slice) : array.slice(0, slice)
    write(container, key, array)
  })
}

function elementOrder(sort: unknown, collation?: Collation): (a: unknown, b: unknown) => number {
  if (!isObject(sort)) {
    const direction = toNumber(sort) ?? 1
    return (a, b) => compare(a, b, collation) * direction
  }
  const fields = fieldsOf(sort).map(([path, direction]) => ({
    parts: path.split('.'),
    direction: toNumber(direction) ?? 1,
  }))
  const at = (value: unknown, parts: string[]): unknown =>
    parts.reduce<unknown>((inner, part) => (isObject(inner) ? getField(inner, part) : undefined), value) ??
    null
  return (a, b) => {
    for (const { parts, direction } of fields) {
      const order = compare(at(a, parts), at(b, parts), collation) * direction
      if (order !== 0) return order
    }
    return 0
  }
}

function addToSet(operand: unknown, path: string, collation?: Collation) {
  const each = isObject(operand) && '$each' in operand ? operand['$each'] : undefined
  if (each !== undefined && !Array.isArray(each)) {
    throw typeMismatch(
      `The argument to $each in $addToSet must be an array but it was of type ${typeName(each)}`,
    )
  }
  const items: unknown[] = each ?? [operand]
  return writing((container, key) => {
    const current = read(container, key) ?? []
    if (!Array.isArray(current)) {
      throw bad(
        `Cannot apply $addToSet to non-array field. Field named '${path}' has non-array type ${typeName(current)}`,
      )
    }
    const array = [...current]
    for (const item of items)
      if (!array.some((other) => equal(other, item, collation))) array.push(clone(item))
    write(container, key, array)
  })
}

function pullTest(operand: unknown, options: MatchOptions): (item: unknown) => boolean {
  if (rankOf(operand) === rank.regex) {
    const filter = parseFilter({ item: operand })
    const matches = compileFilter(filter, options)
    return (item) => typeof item === 'string' && matches({ item })
  }
  if (isObject(operand)) return compileElement(parseElementTest(operand), options)
  return (item) => equal(item, operand, options.collation)
}

function bitwise(operand: unknown, path: string) {
  if (!isObject(operand)) throw bad(`The $bit modifier is not compatible with a ${typeName(operand)}`)
  return writing((container, key) => {
    const current = read(container, key) ?? new Int32(0)
    const type = typeNumber(current)
    if (type !== typeNumbers['int'] && type !== typeNumbers['long']) {
      throw bad(
        `Cannot apply $bit to a value of non-integral type. The field '${path}' is of type ${typeName(current)}`,
      )
    }
    let bits = BigInt(numeric(current) as number | bigint)
    let wide = type === typeNumbers['long']
    for (const [name, value] of fieldsOf(operand)) {
      const mask = BigInt(numeric(value) as number | bigint)
      wide ||= typeNumber(value) === typeNumbers['long']
      if (name === 'and') bits &= mask
      else if (name === 'or') bits |= mask
      else if (name === 'xor') bits ^= mask
      else throw bad(`The $bit modifier only supports 'and', 'or', and 'xor', not '${name}'`)
    }
    write(
      container,
      key,
      wide ? Long.fromBigInt(BigInt.asIntN(64, bits)) : new Int32(Number(BigInt.asIntN(32, bits))),
    )
  })
}

function rename(doc: Doc, from: string, to: string): void {
  let value: unknown
  let found = false
  const source = from.split('.')
  for (let inner: unknown = doc, i = 0; i < source.length; i += 1) {
    if (Array.isArray(inner)) throw bad(`The source field cannot be an array element, '${from}' in doc`)
    if (!isObject(inner) || !Object.hasOwn(inner, source[i]!)) return
    if (i === source.length - 1) {
      value = getField(inner, source[i]!)
      found = true
      delete inner[source[i]!]
    }
    inner = getField(inner, source[i]!)
  }
  if (!found) return
  const put: Change = (container, key) => {
    if (Array.isArray(container))
      throw bad(`The destination field cannot be an array element, '${to}' in doc`)
    write(container, key, value)
  }
  forEachTarget(doc, to.split('.'), 0, { change: put, create: true, context: { now: new Date(0) }, path: to })
}

/** The document that an upsert starts from: what the filter asks to be equal. */
export function upsertSeed(filter: Filter): Doc {
  const seed: Doc = {}
  const collect = (part: Filter): void => {
    if (part.kind === 'and') for (const inner of part.parts) collect(inner)
    else if (part.kind === 'or' && part.parts.length === 1) collect(part.parts[0]!)
    else if (part.kind === 'test') {
      const value = onlyValue(part)
      if (value === undefined) return
      forEachTarget(seed, part.path.split('.'), 0, {
        change: (container, key) => write(container, key, clone(value)),
        create: true,
        context: { now: new Date(0) },
        path: part.path,
      })
    }
  }
  collect(filter)
  return seed
}

function onlyValue(condition: Condition): unknown {
  if (condition.op === 'eq') return condition.value
  if (condition.op === 'in' && condition.values.length === 1 && condition.patterns.length === 0)
    return condition.values[0]
  if (condition.op === 'all' && condition.parts.length === 1) return onlyValue(condition.parts[0]!)
  return undefined
}

/** The document with `_id` first, made when it has none. */
export function withIdFirst(doc: Doc): Doc {
  const { _id = new ObjectId(), ...rest } = doc
  const ordered: Doc = { _id }
  for (const [name, value] of Object.entries(rest)) setField(ordered, name, value)
  return ordered
}

/** @throws InvalidIdField for an `_id` that MongoDB does not take */
export function checkId(id: unknown): void {
  const type = rankOf(id)
  if (type === rank.array || type === rank.regex || type === rank.missing) {
    throw new MongoFault('InvalidIdField', `The '_id' value cannot be of type ${typeName(id)}`)
  }
  if (isOperators(id))
    throw new MongoFault(
      'DollarPrefixedFieldName',
      `_id fields may not contain '$'-prefixed fields: ${fieldsOf(id)[0]![0]} is not valid for storage.`,
    )
}
