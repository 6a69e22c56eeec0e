import { MongoFault } from './errors.ts'
import {
  compileElement,
  compileQuery,
  type ExpressionCompiler,
  type MatchOptions,
  type MatchPosition,
} from './match.ts'
import { parseElementTest } from './filter.ts'
import { assemble, elementsOf, encode } from './raw-bson.ts'
import { fieldsOf, getField, isNumber, isObject, setField, toNumber, type Doc } from './values.ts'

/** Turns a found document into what the client asked to see of it. */
export type Projector = (raw: Buffer, doc: Doc) => Buffer

export interface ProjectionOptions extends MatchOptions {
  /** The query's filter, which `items.$` refers to. */
  filter: unknown
  expressions?: ExpressionCompiler | undefined
}

interface Tree {
  /** True keeps the field (inclusion) or drops it (exclusion). */
  children: Map<string, Tree | true>
}

type Special = (doc: Doc, value: unknown) => unknown

/** Reads a projection; undefined when it asks for whole documents. @throws BadValue for a mixture */
export function compileProjection(projection: unknown, options: ProjectionOptions): Projector | undefined {
  if (!isObject(projection) || fieldsOf(projection).length === 0) return undefined
  const spec = readProjection(projection, options)
  if (spec.specials.size === 0 && spec.topLevel) {
    const names = spec.topLevel
    return (raw) => {
      const kept = elementsOf(raw).filter(({ name }) =>
        name === '_id' ? spec.id : names.has(name) === spec.including,
      )
      return assemble(raw, kept)
    }
  }
  return (_raw, doc) => encode(applyProjection(spec, doc))
}

interface Projection {
  including: boolean
  id: boolean
  tree: Tree
  /** The names, when no path is dotted: then documents need not be decoded. */
  topLevel: Set<string> | undefined
  specials: Map<string, Special>
}

const bad = (message: string) => new MongoFault('BadValue', message)

function readProjection(projection: Doc, options: ProjectionOptions): Projection {
  let including: boolean | undefined
  let id: boolean | undefined
  const paths: string[] = []
  const specials = new Map<string, Special>()
  let sliceOnly = true
  const decide = (path: string, mode: boolean) => {
    if (including !== undefined && including !== mode) {
      throw bad(
        `Cannot do ${mode ? 'inclusion' : 'exclusion'} on field ${path} in ${mode ? 'exclusion' : 'inclusion'} projection`,
      )
    }
    including = mode
  }
  for (const [path, value] of flattened(projection)) {
    if (isNumber(value) || typeof value === 'boolean') {
      const kept = typeof value === 'boolean' ? value : toNumber(value) !== 0
      if (path === '_id') {
        id = kept
        continue
      }
      sliceOnly = false
      if (path.endsWith('.$')) {
        decide(path, true)
        const plain = path.slice(0, -2)
        paths.push(plain)
        specials.set(plain, positionalElement(options))
        continue
      }
      decide(path, kept)
      paths.push(path)
    } else if (isObject(value) && '$slice' in value) {
      specials.set(path, slicer(value['$slice']))
    } else if (isObject(value) && '$elemMatch' in value) {
      sliceOnly = false
      decide(path, true)
      paths.push(path)
      specials.set(path, firstElement(value['$elemMatch'], options))
    } else {
      sliceOnly = false
      if (path !== '_id') decide(path, true)
      const evaluate = options.expressions?.(value)
      if (!evaluate) throw bad(`the projection of ${path} is an expression, which is not supported here`)
      specials.set(path, (doc) => evaluate(doc))
    }
  }
  const mode =
    including ??
    (id === true && specials.size === 0 ? true : sliceOnly && specials.size > 0 ? false : id === undefined)
  const tree = treeOf(paths)
  return {
    including: mode,
    id: id ?? true,
    tree,
    topLevel: paths.every((path) => !path.includes('.')) ? new Set(paths) : undefined,
    specials,
  }
}

// `{child: {name: 1}}` means `{'child.name': 1}`, unless the inner document is an expression.
function flattened(projection: Doc, prefix = ''): [path: string, value: unknown][] {
  return fieldsOf(projection).flatMap(([name, value]): [string, unknown][] => {
    const isNested = isObject(value) && fieldsOf(value).length > 0 && !fieldsOf(value)[0]![0].startsWith('$')
    return isNested ? flattened(value, `${prefix}${name}.`) : [[prefix + name, value]]
  })
}

function treeOf(paths: string[]): Tree {
  const root: Tree = { children: new Map() }
  for (const path of paths) {
    let at = root
    const parts = path.split('.')
    for (const [i, part] of parts.entries()) {
      const known = at.children.get(part)
      if (i === parts.length - 1) {
        if (known && known !== true) throw new MongoFault('BadValue', `Path collision at ${path}`)
        at.children.set(part, true)
      } else {
        if (known === true)
          throw new MongoFault(
            'BadValue',
            `Path collision at ${path} remaining portion ${parts.slice(i + 1).join('.')}`,
          )
        const next = known ?? { children: new Map<string, Tree | true>() }
        at.children.set(part, next)
        at = next
      }
    }
  }
  return root
}

/** Projects a decoded document. */
function applyProjection(spec: Projection, doc: Doc): Doc {
  const out: Doc = {}
  for (const [name, value] of fieldsOf(doc)) {
    if (name === '_id') {
      if (spec.id) out['_id'] = value
      continue
    }
    const kept = spec.including
      ? include(spec.tree.children.get(name), value)
      : exclude(spec.tree.children.get(name), value)
    if (kept !== undefined) setField(out, name, kept)
  }
  for (const [path, special] of spec.specials) replaceAt(out, path.split('.'), 0, doc, special)
  return out
}

function include(tree: Tree | true | undefined, value: unknown): unknown {
  if (tree === true) return value
  if (tree === undefined) return undefined
  if (Array.isArray(value)) {
    return value.map((item: unknown) => include(tree, item)).filter((item) => item !== undefined)
  }
  if (!isObject(value)) return undefined
  const out: Doc = {}
  for (const [name, item] of fieldsOf(value)) {
    const kept = include(tree.children.get(name), item)
    if (kept !== undefined) setField(out, name, kept)
  }
  return out
}

function exclude(tree: Tree | true | undefined, value: unknown): unknown {
  if (tree === true) return undefined
  if (tree === undefined) return value
  if (Array.isArray(value)) return value.map((item: unknown) => exclude(tree, item) ?? null)
  if (!isObject(value)) return value
  const out: Doc = {}
  for (const [name, item] of fieldsOf(value)) {
    const kept = exclude(tree.children.get(name), item)
    if (kept !== undefined) setField(out, name, kept)
  }
  return out
}

function replaceAt(out: Doc, parts: string[], from: number, root: Doc, special: Special): void {
  const part = parts[from]!
  if (from === parts.length - 1) {
    const value = special(root, getField(out, part))
    if (value === undefined) delete out[part]
    else setField(out, part, value)
    return
  }
  const next = getField(out, part)
  if (isObject(next)) {
    const copy = { ...next }
    setField(out, part, copy)
    replaceAt(copy, parts, from + 1, root, special)
  } else if (Array.isArray(next)) {
    setField(
      out,
      part,
      next.map((item: unknown) => {
        if (!isObject(item)) return item
        const copy = { ...item }
        replaceAt(copy, parts, from + 1, root, special)
        return copy
      }),
    )
  }
}

function slicer(operand: unknown): Special {
  const [first, second] = Array.isArray(operand) ? operand.map(toNumber) : [toNumber(operand), undefined]
  if (first === undefined) throw bad('$slice needs a number, or [skip, limit]')
  return (_doc, value) => {
    if (!Array.isArray(value)) return value
    if (second === undefined) return first < 0 ? value.slice(first) : value.slice(0, first)
    const start = first < 0 ? Math.max(0, value.length + first) : first
    return value.slice(start, start + second)
  }
}

function firstElement(condition: unknown, options: MatchOptions): Special {
  if (!isObject(condition)) throw bad('elemMatch: Invalid argument, object required')
  const test = compileElement(parseElementTest(condition), options)
  return (_doc, value) => {
    if (!Array.isArray(value)) return undefined
    const at = value.findIndex(test)
    return at < 0 ? undefined : [value[at]]
  }
}

function positionalElement(options: ProjectionOptions): Special {
  const matches = compileQuery(options.filter, options)
  return (doc, value) => {
    if (!Array.isArray(value)) return value
    const position: MatchPosition = {}
    matches(doc, position)
    if (position.index === undefined) {
      throw bad(
        "Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array",
      )
    }
    return [value[position.index]]
  }
}
