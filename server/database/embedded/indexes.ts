import { parseCollation, type Collation } from './collation.ts'
import { MongoFault } from './errors.ts'
import { parseFilter, type Filter } from './filter.ts'
import { KeyWriter } from './key-bytes.ts'
import { compileFilter, type Matcher } from './match.ts'
import { isPosition, reach } from './paths.ts'
import { longestKey } from './storage.ts'
import { fieldsOf, getField, isObject, toNumber, type Doc } from './values.ts'

/** One field of an index. */
export interface IndexField {
  path: string
  parts: string[]
  descending: boolean
}

/** An index as the store uses it; `spec` is what `listIndexes` answers. */
export interface Index {
  id: number
  name: string
  fields: IndexField[]
  unique: boolean
  sparse: boolean
  partial: { filter: Filter; matches: Matcher } | undefined
  expireAfterSeconds: number | undefined
  /** Kept up to date, and used by no query. */
  hidden: boolean
  collation: Collation | undefined
  /** Of places (`2d`, `2dsphere`): it is listed, has no entries, and is used by no query. */
  nominal: boolean
  /** Which fields have met an array: their entries are several per document. */
  multikey: boolean[]
  /** Has any of its paths a part that may be a position in an array? */
  positional: boolean
  /** The commit that made it: a snapshot taken before does not hold its entries. */
  since: number
  spec: Doc
  writer: KeyWriter
}

/** Makes an index from its stored specification. */
export function indexFrom(id: number, spec: Doc, multikey: boolean[] | undefined, since: number): Index {
  const fields = fieldsOf(spec['key'] as Doc).map(([path, direction]) => ({
    path,
    parts: path.split('.'),
    descending: (toNumber(direction) ?? 1) < 0,
  }))
  const collation = parseCollation(spec['collation'])
  const partial = spec['partialFilterExpression']
  const filter = partial === undefined ? undefined : parseFilter(partial)
  return {
    id,
    name: String(spec['name']),
    fields,
    // MongoDB's description of the `_id` index does not say that it is unique.
    unique: spec['unique'] === true || spec['name'] === '_id_',
    sparse: spec['sparse'] === true,
    partial: filter && { filter, matches: compileFilter(filter, { collation }) },
    expireAfterSeconds:
      spec['expireAfterSeconds'] === undefined ? undefined : toNumber(spec['expireAfterSeconds']),
    hidden: spec['hidden'] === true,
    collation,
    nominal: fieldsOf(spec['key'] as Doc).some(([, kind]) => kind === '2d' || kind === '2dsphere'),
    multikey: multikey ?? fields.map(() => false),
    positional: fields.some(({ parts }) => parts.some(isPosition)),
    since,
    spec,
    writer: new KeyWriter(collation),
  }
}

/** The entries of one document in an index, and the fields that met an array in it. */
export interface DocumentKeys {
  keys: Buffer[]
  multikey: boolean[]
}

const none: DocumentKeys = { keys: [], multikey: [] }

/**
 * What a document puts into an index: one key, or one for each element of an array.
 * @throws CannotIndexParallelArrays for two arrays side by side; KeyTooLong beyond what LMDB takes
 */
export function documentKeys(index: Index, doc: Doc): DocumentKeys {
  if (index.nominal || (index.partial && !index.partial.matches(doc))) return none
  const plain = index.positional ? undefined : plainTuple(index, doc)
  if (plain) return isLeftOut(index, plain) ? none : { keys: [keyOf(index, plain)], multikey: [] }
  const multikey = index.fields.map(() => false)
  const tuples = index.positional
    ? independentTuples(index, doc, multikey)
    : correlatedTuples(index, doc, multikey)
  if (tuples.every((tuple) => isLeftOut(index, tuple))) return none
  const keys: Buffer[] = []
  for (const tuple of tuples) {
    const key = keyOf(index, tuple)
    if (tuples.length === 1 || !keys.some((other) => other.equals(key))) keys.push(key)
  }
  return { keys, multikey }
}

const isLeftOut = ({ sparse }: Index, tuple: unknown[]): boolean =>
  sparse && tuple.every((value) => value === undefined)

function keyOf({ name, fields, writer }: Index, tuple: unknown[]): Buffer {
  writer.reset()
  for (let i = 0; i < tuple.length; i += 1) {
    const value = tuple[i]
    writer.write(value === undefined ? null : value === emptyArray ? undefined : value, fields[i]!.descending)
  }
  const key = writer.take()
  if (key.length > longestKey) {
    throw new MongoFault(
      'KeyTooLong',
      `index ${name}: a key of ${key.length} bytes is longer than the ${longestKey} that the embedded store takes; set MONGODB_URL to index longer values`,
    )
  }
  return key
}

/** The one tuple of a document without an array on the way of any field; undefined when there is one. */
function plainTuple({ fields }: Index, doc: Doc): unknown[] | undefined {
  const tuple: unknown[] = []
  for (const { parts } of fields) {
    let value: unknown = doc
    let at = 0
    while (at < parts.length && isObject(value)) {
      value = getField(value, parts[at]!)
      at += 1
    }
    if (Array.isArray(value)) return undefined
    tuple.push(at === parts.length ? value : undefined)
  }
  return tuple
}

/** Stands in a tuple for the empty array, which MongoDB indexes as undefined, before null. */
const emptyArray = Symbol('empty array')

interface Walk {
  value: unknown
  parts: string[]
  from: number
  done: boolean
}

// Walks all fields together, so that an array they share is entered once and its elements stay whole.
function correlatedTuples(index: Index, doc: Doc, multikey: boolean[]): unknown[][] {
  const walks = index.fields.map((field): Walk => ({ value: doc, parts: field.parts, from: 0, done: false }))
  const tuples: unknown[][] = []
  expand(walks, multikey, tuples, index.name)
  return tuples
}

function expand(walks: Walk[], multikey: boolean[], tuples: unknown[][], name: string): void {
  let array: unknown[] | undefined
  const at = walks.map((walk) => {
    const reached = walk.done ? walk : advance(walk)
    if (Array.isArray(reached.value) && !reached.done) {
      if (array !== undefined && array !== reached.value) {
        throw new MongoFault('CannotIndexParallelArrays', `cannot index parallel arrays (index ${name})`)
      }
      array = reached.value as unknown[]
    }
    return reached
  })
  if (array === undefined) {
    tuples.push(at.map((walk) => walk.value))
    return
  }
  const entered = array
  at.forEach((walk, i) => {
    if (walk.value === entered && !walk.done) multikey[i] = true
  })
  const elements: unknown[] = entered.length === 0 ? [emptyArray] : entered
  for (const element of elements) {
    const next = at.map((walk): Walk => {
      if (walk.done || walk.value !== entered) return walk
      if (walk.from === walk.parts.length) return { ...walk, value: element, done: true }
      return isObject(element) ? { ...walk, value: element } : { ...walk, value: undefined, done: true }
    })
    expand(next, multikey, tuples, name)
  }
}

// Follows a field's path until its end or an array.
function advance(walk: Walk): Walk {
  let { value, from } = walk
  while (from < walk.parts.length && isObject(value)) {
    value = getField(value, walk.parts[from]!)
    from += 1
  }
  if (Array.isArray(value)) return { ...walk, value, from }
  return { ...walk, value: from === walk.parts.length ? value : undefined, from, done: true }
}

// A path with a position in it is ambiguous (element or name): every value that a query could reach is taken.
function independentTuples(index: Index, doc: Doc, multikey: boolean[]): unknown[][] {
  let tuples: unknown[][] = [[]]
  index.fields.forEach((field, i) => {
    const values: unknown[] = []
    reach(doc, field.parts, (leaf, position) => {
      if (position !== undefined || Array.isArray(leaf)) multikey[i] = true
      if (Array.isArray(leaf)) values.push(...(leaf.length === 0 ? [emptyArray] : (leaf as unknown[])))
      else values.push(leaf)
      return false
    })
    if (values.length === 0) values.push(undefined)
    if (values.length > 1) multikey[i] = true
    tuples = tuples.flatMap((tuple) => values.map((value) => [...tuple, value]))
  })
  return tuples
}
