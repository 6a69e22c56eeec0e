import { MongoFault } from './errors.ts'
import { parseFilter, type Filter } from './filter.ts'
import { compileFilter, type MatchOptions } from './match.ts'
import { isPosition } from './paths.ts'
import { getField, isObject, setField, type Doc } from './values.ts'

export type Container = Doc | unknown[]

/** Changes the value under one key of a document or array. */
export type Change = (container: Container, key: string) => void

/** What the placeholders in the paths of an update stand for. */
export interface Placeholders {
  /** Where the filter's condition held in an array: what `$` in a path means. */
  position?: number | undefined
  /** `$[name]` in a path, by name. */
  arrayFilters?: Map<string, (element: unknown) => boolean>
}

export interface UpdateContext extends MatchOptions, Placeholders {
  /** Is the document being made by an upsert, so that `$setOnInsert` counts? */
  inserting?: boolean
  now: Date
}

/** Reads an operand; what to do with each place that its path names. */
export type Operator = (
  operand: unknown,
  path: string,
  context: UpdateContext,
) => { change: Change; create: boolean }

/** Makes what is missing on the way. */
export const writing = (change: Change) => ({ change, create: true })
/** Leaves alone what is not there. */
export const touching = (change: Change) => ({ change, create: false })

const bad = (message: string) => new MongoFault('BadValue', message)

/** What to do where a path leads. */
export interface Target {
  change: Change
  /** Make the documents on the way where they are missing. */
  create: boolean
  context: Placeholders
  path: string
}

/** `$`, `$[]` and `$[name]` stand for elements of an array; any other name is a field's. */
const isPlaceholder = (part: string) => part === '$' || (part.startsWith('$[') && part.endsWith(']'))

/**
 * Walks to every place that a path names, making documents on the way when the target says so.
 * @throws BadValue, PathNotViable
 */
export function forEachTarget(container: Container, parts: string[], from: number, target: Target): void {
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
    if (!isObject(filter)) throw new MongoFault('TypeMismatch', 'each array filter must be an object')
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

/** What stands under a key of a document or array. */
export const read = (container: Container, key: string): unknown =>
  Array.isArray(container) ? container[Number(key)] : getField(container, key)

export function write(container: Container, key: string, value: unknown): void {
  if (Array.isArray(container)) container[Number(key)] = value
  else setField(container, key, value)
}
