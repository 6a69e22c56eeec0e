import { isDeepStrictEqual } from 'node:util'

/** One test of one path, taken out of a filter. */
export interface Leaf {
  path: string
  op: string
  operand: unknown
}

/** A difference between mingo and MongoDB: where it shows, and where MongoDB says what is right. */
interface Difference {
  what: string
  source: string
  shows(leaf: Leaf, way: Way): boolean
}

/** What a path meets in a document. */
interface Way {
  dotted: boolean
  /** Does the path name a position? */
  byPosition: boolean
  /** Does it enter an array before its end? */
  throughArray: boolean
  /** Does an array in it, on the way or at the end, hold an array? */
  nested: boolean
  /** What stands at its ends; undefined where a document has nothing. */
  ends: unknown[]
  /** The same, arrays also by their elements. */
  values: unknown[]
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
const isArray = (value: unknown): value is unknown[] => Array.isArray(value)

const isComposed = (value: unknown): boolean => isArray(value) || isPlain(value)

/** Are both made of the same, in another order? */
const differInOrder = (one: unknown, other: unknown): boolean =>
  isDeepStrictEqual(one, other) && JSON.stringify(one) !== JSON.stringify(other)

function wayOf(doc: unknown, path: string): Way {
  const parts = path.split('.')
  const way: Way = {
    dotted: parts.length > 1,
    byPosition: parts.some((part) => /^\d+$/.test(part)),
    throughArray: false,
    nested: false,
    ends: [],
    values: [],
  }
  const walk = (value: unknown, at: number): void => {
    if (isArray(value)) {
      if (at < parts.length) way.throughArray = true
      if (value.some(isArray)) way.nested = true
    }
    if (at === parts.length) way.ends.push(value)
    else if (isArray(value)) for (const element of value.filter(isComposed)) walk(element, at)
    else if (isPlain(value)) walk(value[parts[at]!], at + 1)
    else way.ends.push(undefined)
  }
  walk(doc, 0)
  way.values = way.ends.flatMap((end) => (isArray(end) ? [end, ...end.flat(2)] : [end]))
  return way
}

/** Is there such a value in it, however deep? */
function holds(value: unknown, such: (one: unknown) => boolean): boolean {
  if (such(value)) return true
  if (isArray(value)) return value.some((one) => holds(one, such))
  return isPlain(value) && Object.values(value).some((one) => holds(one, such))
}

const asksNull = ({ op, operand }: Leaf): boolean =>
  operand === null || (['$in', '$nin'].includes(op) && isArray(operand) && operand.includes(null))
const orders = ['$gt', '$gte', '$lt', '$lte']

const asksFields = (operand: unknown): boolean =>
  isPlain(operand) && !Object.keys(operand).some((name) => orders.includes(name))

const pathTest = 'src/mongo/db/matcher/path_test.cpp'
const leaves = 'src/mongo/db/matcher/expression_leaf.cpp'
const nulls = 'jstests/core/null_query_semantics.js'
const manual = 'https://www.mongodb.com/docs/manual'

/** Where mingo 7.2.6 is known to differ from MongoDB. Each excuses a difference of one leaf, never of a whole filter. */
export const differences: Difference[] = [
  {
    what: 'NaN is neither less nor greater than a number',
    source: `ComparisonMatchExpression in ${leaves}`,
    shows: ({ op, operand }, { values }) =>
      (orders.includes(op) || op === '$elemMatch') &&
      [operand, values].some((one) => holds(one, Number.isNaN)),
  },
  {
    what: '$gte and $lte of null find what $eq of null finds',
    source: nulls,
    shows: ({ op, operand }) => ['$gte', '$lte'].includes(op) && operand === null,
  },
  {
    what: 'a path does not enter an array within an array, and a field in one is not there',
    source: `${pathTest}, NestedArray and ArrayNestedPartial`,
    shows: (_leaf, { nested }) => nested,
  },
  {
    what: 'a number in a path is a position, and also a field of the documents in the array',
    source: `${pathTest}, ArrayIndex1 to ArrayIndexNested3`,
    shows: (_leaf, { byPosition }) => byPosition,
  },
  {
    what: 'null is found where one of the documents in an array lacks the field',
    source: nulls,
    shows: (leaf, { throughArray, ends }) => throughArray && asksNull(leaf) && ends.includes(undefined),
  },
  {
    what: '$type asks the elements of an array as well, and NaN is a double',
    source: `${manual}/reference/operator/query/type/#arrays`,
    shows: ({ op }, { values, throughArray }) =>
      op === '$type' && (throughArray || values.some((value) => isArray(value) || Number.isNaN(value))),
  },
  {
    what: 'the values of a field across an array of documents are no array',
    source: `${manual}/tutorial/query-array-of-documents/, and ${pathTest}, ArrayNested2`,
    shows: ({ op, operand }, { throughArray }) =>
      throughArray && (['$size', '$elemMatch', '$all'].includes(op) || holds(operand, isArray)),
  },
  {
    what: 'an array in the list of $in is found as a whole',
    source: `InMatchExpression in ${leaves}`,
    shows: ({ op, operand }, { ends }) =>
      ['$in', '$nin'].includes(op) && isArray(operand) && operand.some(isArray) && ends.some(isArray),
  },
  {
    what: '$all asks a value that is no array as $eq does',
    source: `${manual}/reference/operator/query/all/#behavior`,
    shows: ({ op }, { ends }) => op === '$all' && ends.some((end) => !isArray(end)),
  },
  {
    what: '$mod and the bits ask numbers alone, the bits whole ones',
    source: `${manual}/reference/operator/query/mod/ and query/bitsAllSet/, ModMatchExpression in ${leaves}`,
    shows: ({ op }, { values, throughArray }) =>
      (op === '$mod' && values.some((value) => typeof value !== 'number' && !isArray(value))) ||
      (op.startsWith('$bits') && (throughArray || values.some((value) => !Number.isInteger(value)))),
  },
  {
    what: '$elemMatch of fields asks the documents in an array alone',
    source: `${manual}/reference/operator/query/elemMatch/`,
    shows: ({ op, operand }, { ends }) =>
      op === '$elemMatch' && asksFields(operand) && ends.flat().some((element) => !isComposed(element)),
  },
  {
    what: 'documents and arrays are equal, less or greater in the order of their fields and elements',
    source: `${manual}/reference/bson-type-comparison-order/#objects`,
    shows: ({ op, operand }, { values }) =>
      orders.includes(op)
        ? isComposed(operand) && values.some(isComposed)
        : values.some((value) => holds(operand, (one) => differInOrder(one, value))),
  },
]

/** The leaves of a filter, by its logical operators and its paths; `$not` belongs to a leaf that it turns round. */
export function leavesOf(filter: Record<string, unknown>): Leaf[] {
  return Object.entries(filter).flatMap(([name, value]) => {
    if (name.startsWith('$')) return (value as Record<string, unknown>[]).flatMap(leavesOf)
    return conditionsOf(name, value)
  })
}

function conditionsOf(path: string, value: unknown): Leaf[] {
  const operators = isPlain(value) && Object.keys(value).some((name) => name.startsWith('$'))
  if (!operators) return [{ path, op: '$eq', operand: value }]
  return Object.entries(value).flatMap(([op, operand]) =>
    op === '$not' ? conditionsOf(path, operand) : [{ path, op, operand }],
  )
}

/** What makes mingo answer otherwise than MongoDB for a leaf of a filter on a document, if that is known. */
export function differenceIn(doc: Record<string, unknown>, leaf: Leaf): string | undefined {
  const way = wayOf(doc, leaf.path)
  return differences.find((difference) => difference.shows(leaf, way))?.what
}
