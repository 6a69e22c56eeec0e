import fc from 'fast-check'
import mongoose from 'mongoose'

/** Documents, indexes and queries to try the store with: small, so that they meet each other. */

// Few values, so that they meet often; all kinds, so that they meet across types.
const number = fc.constantFrom(0, 1, 2, 3)
const scalar = fc.oneof(
  { weight: 3, arbitrary: number },
  {
    weight: 2,
    arbitrary: fc.constantFrom<unknown>(
      null,
      1.5,
      NaN,
      'a',
      'ab',
      'b',
      true,
      new Date(1),
      new Date(2),
      new mongoose.mongo.ObjectId('655f1f77bcf86cd799439011'),
    ),
  },
)
const inner = fc.record({ x: scalar, y: scalar }, { requiredKeys: [] })
const whole = fc.record({ x: scalar, y: scalar })
const value = fc.oneof(
  { weight: 3, arbitrary: fc.array(whole, { minLength: 2, maxLength: 3 }) },
  { weight: 6, arbitrary: scalar },
  { weight: 2, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  { weight: 2, arbitrary: fc.array(number, { minLength: 2, maxLength: 3 }) },
  { weight: 2, arbitrary: inner },
  { weight: 2, arbitrary: fc.array(fc.oneof(inner, scalar), { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.array(fc.array(scalar, { maxLength: 2 }), { maxLength: 2 }) },
)
export const document = fc.record({ a: value, b: value, c: scalar }, { requiredKeys: [] })

const path = fc.constantFrom('a', 'b', 'c', 'a.x', 'a.y', 'b.x', 'a.0')
const direction = fc.constantFrom(1, -1)
const anyKeys = fc.uniqueArray(fc.tuple(path, direction), {
  minLength: 1,
  maxLength: 3,
  selector: ([name]) => name,
})
// Two fields of one array's elements, which a rule of their own concerns.
const neighbours = fc.tuple(direction, direction).map(([x, y]): [string, number][] => [
  ['a.x', x],
  ['a.y', y],
])
const keys = fc.oneof({ weight: 3, arbitrary: anyKeys }, { weight: 1, arbitrary: neighbours })

const order = fc.constantFrom('$gt', '$gte', '$lt', '$lte')
const comparison = fc.oneof(
  { weight: 2, arbitrary: value },
  { weight: 4, arbitrary: scalar },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom('$gt', '$gte', '$lt', '$lte', '$eq', '$ne'), scalar)
      .map(([op, operand]) => ({ [op]: operand })),
  },
  { weight: 1, arbitrary: fc.tuple(scalar, scalar).map(([low, high]) => ({ $gte: low, $lt: high })) },
  // Two bounds, which two elements of an array may meet.
  { weight: 2, arbitrary: fc.tuple(number, number).map(([low, high]) => ({ $gt: low, $lte: high })) },
  { weight: 2, arbitrary: fc.array(scalar, { maxLength: 3 }).map((list) => ({ $in: list })) },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 2 }).map((list) => ({ $nin: list })) },
  { weight: 1, arbitrary: fc.array(value, { maxLength: 2 }).map((list) => ({ $in: list })) },
  {
    weight: 1,
    arbitrary: fc.tuple(order, value).map(([op, operand]) => ({ [op]: operand })),
  },
  { weight: 1, arbitrary: fc.boolean().map((there) => ({ $exists: there })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      { $type: 'string' },
      { $type: 'number' },
      { $type: ['array', 'bool', 'null'] },
      { $size: 1 },
      { $size: 0 },
      { $regex: '^a' },
      { $regex: '^ab?' },
      { $regex: /B/i },
      { $mod: [2, 0] },
      { $bitsAllSet: 1 },
      { $bitsAnyClear: [0, 1] },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(scalar, scalar).map(([low, high]) => ({ $elemMatch: { $gte: low, $lte: high } })),
  },
  { weight: 1, arbitrary: inner.map((query) => ({ $elemMatch: query })) },
  {
    weight: 1,
    arbitrary: fc.tuple(scalar, scalar).map(([x, y]) => ({ $elemMatch: { x, y: { $lte: y } } })),
  },
  { weight: 1, arbitrary: fc.array(scalar, { minLength: 1, maxLength: 2 }).map((list) => ({ $all: list })) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(scalar, scalar)
      .map(([x, y]) => ({ $elemMatch: { $or: [{ x }, { y: { $gt: y } }] } })),
  },
  { weight: 1, arbitrary: fc.tuple(order, scalar).map(([op, operand]) => ({ $not: { [op]: operand } })) },
  {
    weight: 1,
    arbitrary: fc.array(scalar, { maxLength: 2 }).map((list) => ({ $not: { $in: list } })),
  },
)
const conjunction = fc
  .uniqueArray(fc.tuple(path, comparison), { minLength: 1, maxLength: 3, selector: ([name]) => name })
  .map((parts) => Object.fromEntries(parts))
export const simple = fc.oneof(
  scalar,
  scalar.map((operand) => ({ $gte: operand })),
  scalar.map((operand) => ({ $lte: operand })),
)
const onNeighbours = fc.tuple(simple, simple).map(([x, y]) => ({ 'a.x': x, 'a.y': y }))
export const filter = fc.oneof(
  { weight: 2, arbitrary: onNeighbours },
  { weight: 5, arbitrary: conjunction },
  {
    weight: 1,
    arbitrary: fc.array(conjunction, { minLength: 1, maxLength: 3 }).map((parts) => ({ $or: parts })),
  },
  {
    weight: 1,
    arbitrary: fc.array(conjunction, { minLength: 1, maxLength: 2 }).map((parts) => ({ $nor: parts })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(conjunction, conjunction, conjunction)
      .map(([own, one, other]) => ({ $and: [own, { $or: [one, other] }] })),
  },
)
const partial = fc.oneof(
  { weight: 4, arbitrary: fc.constant(undefined) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<object>(
      { c: { $exists: true } },
      { c: { $gt: 0 } },
      { b: 'a' },
      { c: { $in: [1, 'a', null] } },
      { a: { $type: 'number' } },
      { c: { $gte: 1 }, b: { $exists: true } },
      { c: null },
    ),
  },
)
export interface IndexToMake {
  keys: [path: string, direction: number][]
  sparse: boolean
  partial: object | undefined
}
export const index: fc.Arbitrary<IndexToMake> = fc.record({ keys, sparse: fc.boolean(), partial })
/** What happens to documents after they were written, and how many indexes are there before. */
export const rewrite = fc.record({
  again: fc.array(document, { maxLength: 4 }),
  removed: fc.uniqueArray(fc.nat({ max: 11 }), { maxLength: 3 }),
  indexesFirst: fc.nat({ max: 3 }),
})
export const query = fc.record({
  filter,
  sort: fc.option(keys, { nil: undefined }),
  limit: fc.constantFrom(0, 0, 3),
})
