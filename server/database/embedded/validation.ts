import { compileExpression } from './aggregation.ts'
import type { Collection } from './catalog.ts'
import { MongoFault } from './errors.ts'
import { compileQuery, type Matcher } from './match.ts'
import { fieldsOf, isObject, type Doc } from './values.ts'

const compiled = new WeakMap<Doc, Matcher>()

function matcherOf(validator: Doc): Matcher {
  const known = compiled.get(validator)
  if (known) return known
  const matcher = compileQuery(validator, { expressions: (source) => compileExpression(source) })
  compiled.set(validator, matcher)
  return matcher
}

/** The rules of a collection that `create` and `collMod` take. @throws what the validator's query is refused for */
export function readValidation(command: Doc): Doc {
  const rules: Doc = {}
  const { validator, validationLevel, validationAction } = command
  if (validator !== undefined) {
    if (!isObject(validator)) throw new MongoFault('TypeMismatch', 'the validator must be an object')
    compileQuery(validator, { expressions: (source) => compileExpression(source) })
    rules['validator'] = validator
  }
  if (validationLevel !== undefined)
    rules['validationLevel'] = oneOf('validationLevel', validationLevel, ['off', 'strict', 'moderate'])
  if (validationAction !== undefined)
    rules['validationAction'] = oneOf('validationAction', validationAction, ['error', 'warn'])
  return rules
}

function oneOf(name: string, value: unknown, values: unknown[]): unknown {
  if (!values.includes(value)) throw new MongoFault('BadValue', `'${String(value)}' is no value of ${name}`)
  return value
}

/**
 * Holds a document that is to be written to the validator of its collection.
 * @param before what it replaces: at the level `moderate`, an invalid document may stay so
 * @throws DocumentValidationFailure
 */
export function checkValid({ options }: Collection, after: Doc, before?: Doc): void {
  const validator = options['validator']
  if (!isObject(validator) || options['validationLevel'] === 'off' || options['validationAction'] === 'warn')
    return
  const isValid = matcherOf(validator)
  if (isValid(after)) return
  if (options['validationLevel'] === 'moderate' && before && !isValid(before)) return
  const operatorName = fieldsOf(validator)[0]?.[0] ?? ''
  throw new MongoFault('DocumentValidationFailure', 'Document failed validation', {
    errInfo: {
      failingDocumentId: after['_id'],
      details: { operatorName, specifiedAs: validator },
    },
  })
}
