import type { Collation } from './collation.ts'
import { MongoFault } from './errors.ts'
import { parseElementTest, parseFilter } from './filter.ts'
import { compileElement, compileFilter, type MatchOptions } from './match.ts'
import { read, touching, write, writing, type Operator, type UpdateContext } from './update-paths.ts'
import {
  clone,
  compare,
  equal,
  fieldsOf,
  getField,
  isObject,
  rank,
  rankOf,
  toNumber,
  typeName,
} from './values.ts'

const typeMismatch = (message: string) => new MongoFault('TypeMismatch', message)
const bad = (message: string) => new MongoFault('BadValue', message)

/** Operators that put elements into an array or take them out. */
export const arrayOperators: Record<string, Operator> = {
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
}

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
