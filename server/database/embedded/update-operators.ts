import { Decimal128, Double, Int32, Long, Timestamp } from 'bson'
import type { Collation } from './collation.ts'
import { MongoFault } from './errors.ts'
import { arrayOperators } from './update-arrays.ts'
import { forEachTarget, read, touching, write, writing, type Change, type Operator } from './update-paths.ts'
import {
  clone,
  compare,
  fieldsOf,
  getField,
  isNumber,
  isObject,
  numeric,
  typeName,
  typeNumber,
  typeNumbers,
  type Doc,
} from './values.ts'

const typeMismatch = (message: string) => new MongoFault('TypeMismatch', message)
const bad = (message: string) => new MongoFault('BadValue', message)

/** Every operator but `$rename`, which has two paths. */
export const operators: Record<string, Operator> = {
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
  $bit: (operand, path) => bitwise(operand, path),
  ...arrayOperators,
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

/** Moves a value to another path. @throws BadValue for a path through an array */
export function rename(doc: Doc, from: string, to: string): void {
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
  forEachTarget(doc, to.split('.'), 0, { change: put, create: true, context: {}, path: to })
}
