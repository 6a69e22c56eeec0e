import { MongoFault } from './errors.ts'
import {
  equal,
  fieldsOf,
  getField,
  isNumber,
  isObject,
  toNumber,
  typeNumber,
  typeNumbers,
  type Doc,
} from './values.ts'

/** A test of one value that is there. */
type SchemaTest = (value: unknown) => boolean

/** What one keyword asks; `around` is the schema that it stands in. Each lets values of other types than its own pass. */
type Keyword = (operand: unknown, around: Doc) => SchemaTest

const malformed = (message: string) => new MongoFault('FailedToParse', `$jsonSchema ${message}`)

/** JSON's names of types, which `type` takes; `bsonType` takes BSON's. */
const jsonTypes: Record<string, number[]> = {
  object: [3],
  array: [4],
  number: [1, 16, 18, 19],
  boolean: [8],
  string: [2],
  null: [10],
}

function typesOf(names: unknown, known: (name: string) => number[] | undefined): SchemaTest {
  const numbers = (Array.isArray(names) ? (names as unknown[]) : [names]).flatMap((name) => {
    const found = typeof name === 'string' ? known(name) : undefined
    if (!found) throw malformed(`has an unknown type: ${String(name)}`)
    return found
  })
  return (value) => numbers.includes(typeNumber(value))
}

function bsonTypes(name: string): number[] | undefined {
  if (name === 'number') return jsonTypes['number']
  const number = typeNumbers[name]
  return number === undefined ? undefined : [number]
}

function wholeNumber(operand: unknown, name: string): number {
  const number = toNumber(operand)
  if (number === undefined || !Number.isInteger(number) || number < 0)
    throw malformed(`keyword '${name}' must be a non-negative whole number`)
  return number
}

function schemaIn(operand: unknown, name: string): SchemaTest {
  if (!isObject(operand)) throw malformed(`keyword '${name}' must be an object`)
  return compileSchema(operand)
}

function schemasIn(operand: unknown, name: string): SchemaTest[] {
  if (!Array.isArray(operand) || operand.length === 0)
    throw malformed(`keyword '${name}' must be a non-empty array`)
  return operand.map((one: unknown) => schemaIn(one, name))
}

function namedSchemas(operand: unknown, name: string): [string, SchemaTest][] {
  if (!isObject(operand)) throw malformed(`keyword '${name}' must be an object`)
  return fieldsOf(operand).map(([field, schema]) => [field, schemaIn(schema, name)])
}

function namesIn(operand: unknown, name: string): string[] {
  if (!Array.isArray(operand) || !operand.every((one) => typeof one === 'string'))
    throw malformed(`keyword '${name}' must be an array of strings`)
  return operand
}

const ofObjects =
  (test: (value: Doc) => boolean): SchemaTest =>
  (value) =>
    !isObject(value) || test(value)
const ofArrays =
  (test: (value: unknown[]) => boolean): SchemaTest =>
  (value) =>
    !Array.isArray(value) || test(value)
const ofNumbers =
  (test: (value: number) => boolean): SchemaTest =>
  (value) =>
    !isNumber(value) || test(toNumber(value) ?? NaN)
const ofStrings =
  (test: (value: string) => boolean): SchemaTest =>
  (value) =>
    typeof value !== 'string' || test(value)

function bound(operand: unknown, name: string): number {
  const number = toNumber(operand)
  if (number === undefined) throw malformed(`keyword '${name}' must be a number`)
  return number
}

const lengthOf = (text: string) => [...text].length

const has = (doc: Doc, name: string): boolean => getField(doc, name) !== undefined

/** The fields of a document that neither `properties` nor `patternProperties` speaks of. */
function additionalIn(around: Doc): (doc: Doc) => unknown[] {
  const named = new Set(isObject(around['properties']) ? Object.keys(around['properties']) : [])
  const patterns = isObject(around['patternProperties'])
    ? Object.keys(around['patternProperties']).map((pattern) => new RegExp(pattern, 'u'))
    : []
  return (doc) =>
    fieldsOf(doc)
      .filter(([name]) => !named.has(name) && !patterns.some((pattern) => pattern.test(name)))
      .map(([, value]) => value)
}

function dependencies(operand: unknown): SchemaTest {
  if (!isObject(operand)) throw malformed(`keyword 'dependencies' must be an object`)
  const tests = fieldsOf(operand).map(([name, needed]): [string, SchemaTest] => {
    if (isObject(needed)) return [name, compileSchema(needed)]
    const names = namesIn(needed, 'dependencies')
    return [name, ofObjects((doc) => names.every((one) => has(doc, one)))]
  })
  return ofObjects((doc) => tests.every(([name, test]) => !has(doc, name) || test(doc)))
}

function enumeration(operand: unknown): SchemaTest {
  const values: unknown[] = Array.isArray(operand) ? operand : []
  if (values.length === 0) throw malformed(`keyword 'enum' must be a non-empty array`)
  if (values.some((value, i) => values.slice(0, i).some((other) => equal(other, value))))
    throw malformed(`keyword 'enum' cannot contain duplicate values`)
  return (value) => values.some((one) => equal(one, value))
}

function items(operand: unknown): SchemaTest {
  if (!Array.isArray(operand)) {
    const test = schemaIn(operand, 'items')
    return ofArrays((list) => list.every(test))
  }
  const tests = schemasIn(operand, 'items')
  return ofArrays((list) => tests.every((test, i) => i >= list.length || test(list[i])))
}

const nothingAsked: Keyword = () => () => true

const keywords: Record<string, Keyword> = {
  title: nothingAsked,
  description: nothingAsked,
  exclusiveMinimum: nothingAsked,
  exclusiveMaximum: nothingAsked,
  bsonType: (operand) => typesOf(operand, bsonTypes),
  type: (operand) => typesOf(operand, (name) => jsonTypes[name]),
  enum: enumeration,
  allOf: (operand) => {
    const tests = schemasIn(operand, 'allOf')
    return (value) => tests.every((test) => test(value))
  },
  anyOf: (operand) => {
    const tests = schemasIn(operand, 'anyOf')
    return (value) => tests.some((test) => test(value))
  },
  oneOf: (operand) => {
    const tests = schemasIn(operand, 'oneOf')
    return (value) => tests.filter((test) => test(value)).length === 1
  },
  not: (operand) => {
    const test = schemaIn(operand, 'not')
    return (value) => !test(value)
  },
  minimum: (operand, around) => {
    const least = bound(operand, 'minimum')
    return ofNumbers((value) => (around['exclusiveMinimum'] === true ? value > least : value >= least))
  },
  maximum: (operand, around) => {
    const most = bound(operand, 'maximum')
    return ofNumbers((value) => (around['exclusiveMaximum'] === true ? value < most : value <= most))
  },
  multipleOf: (operand) => {
    const divisor = bound(operand, 'multipleOf')
    return ofNumbers((value) => value % divisor === 0)
  },
  minLength: (operand) => {
    const least = wholeNumber(operand, 'minLength')
    return ofStrings((value) => lengthOf(value) >= least)
  },
  maxLength: (operand) => {
    const most = wholeNumber(operand, 'maxLength')
    return ofStrings((value) => lengthOf(value) <= most)
  },
  pattern: (operand) => {
    const pattern = new RegExp(String(operand), 'u')
    return ofStrings((value) => pattern.test(value))
  },
  required: (operand) => {
    const names = namesIn(operand, 'required')
    return ofObjects((doc) => names.every((name) => has(doc, name)))
  },
  properties: (operand) => {
    const tests = namedSchemas(operand, 'properties')
    return ofObjects((doc) => tests.every(([name, test]) => !has(doc, name) || test(getField(doc, name))))
  },
  patternProperties: (operand) => {
    const tests = namedSchemas(operand, 'patternProperties').map(([pattern, test]): [RegExp, SchemaTest] => [
      new RegExp(pattern, 'u'),
      test,
    ])
    return ofObjects((doc) =>
      fieldsOf(doc).every(([name, value]) =>
        tests.every(([pattern, test]) => !pattern.test(name) || test(value)),
      ),
    )
  },
  additionalProperties: (operand, around) => {
    const additional = additionalIn(around)
    if (typeof operand === 'boolean') return ofObjects((doc) => operand || additional(doc).length === 0)
    const test = schemaIn(operand, 'additionalProperties')
    return ofObjects((doc) => additional(doc).every(test))
  },
  minProperties: (operand) => {
    const least = wholeNumber(operand, 'minProperties')
    return ofObjects((doc) => fieldsOf(doc).length >= least)
  },
  maxProperties: (operand) => {
    const most = wholeNumber(operand, 'maxProperties')
    return ofObjects((doc) => fieldsOf(doc).length <= most)
  },
  dependencies,
  items,
  additionalItems: (operand, around) => {
    const first = Array.isArray(around['items']) ? around['items'].length : Infinity
    const test = typeof operand === 'boolean' ? () => operand : schemaIn(operand, 'additionalItems')
    return ofArrays((list) => list.slice(first).every(test))
  },
  minItems: (operand) => {
    const least = wholeNumber(operand, 'minItems')
    return ofArrays((list) => list.length >= least)
  },
  maxItems: (operand) => {
    const most = wholeNumber(operand, 'maxItems')
    return ofArrays((list) => list.length <= most)
  },
  uniqueItems: (operand) =>
    ofArrays(
      (list) =>
        operand !== true || list.every((item, i) => !list.slice(0, i).some((other) => equal(other, item))),
    ),
}

/**
 * Compiles MongoDB's JSON schema (draft 4 with `bsonType`) into a test of decoded values.
 * @throws FailedToParse for a keyword that MongoDB does not know, or one that is malformed
 */
export function compileSchema(schema: Doc): SchemaTest {
  const tests = fieldsOf(schema).map(([name, operand]) => {
    const keyword = Object.hasOwn(keywords, name) ? keywords[name] : undefined
    if (!keyword) throw malformed(`keyword '${name}' is not known`)
    return keyword(operand, schema)
  })
  return (value) => tests.every((test) => test(value))
}
