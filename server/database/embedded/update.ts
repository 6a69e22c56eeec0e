import { ObjectId } from 'bson'
import { MongoFault } from './errors.ts'
import { isOperators, type Condition, type Filter } from './filter.ts'
import { isPosition } from './paths.ts'
import { operators, rename } from './update-operators.ts'
import { forEachTarget, write, type UpdateContext } from './update-paths.ts'
import { clone, fieldsOf, isObject, rank, rankOf, setField, typeName, type Doc } from './values.ts'

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
        context: {},
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
