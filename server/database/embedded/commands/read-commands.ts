import { runStages, type OtherCollections } from '../aggregation.ts'
import type { Collection } from '../catalog.ts'
import type { Collation } from '../collation.ts'
import type { Rows } from '../cursors.ts'
import { MongoFault, notSupported } from '../errors.ts'
import { find as findDocuments, planFor, type FindRequest, type Found, type ReadView } from '../execute.ts'
import { parseFilter, type Filter } from '../filter.ts'
import { reachElements } from '../paths.ts'
import { decodePlain, encode } from '../raw-bson.ts'
import { answerCursor, timeRead } from '../reply.ts'
import { collationFor, collectionName, readRows, viewFor, watchFor, whole, type Request } from '../request.ts'
import { parseSort } from '../sort.ts'
import { compare, equal, fieldsOf, isObject, toNumber, type Doc } from '../values.ts'
import { expressionsFor, variablesOf } from './find.ts'

export async function count(request: Request): Promise<Doc> {
  const { engine, command, db } = request
  const collection = engine.catalog.find(db, collectionName(request))
  if (!collection) return { n: 0 }
  const query = command['query']
  const skip = whole(command['skip'], 'skip', 0)
  const limit = Math.abs(toNumber(command['limit']) ?? 0)
  if (!request.transaction && (!isObject(query) || fieldsOf(query).length === 0)) {
    const left = Math.max(0, engine.storage.countRecords(collection.id) - skip)
    return { n: limit > 0 ? Math.min(left, limit) : left }
  }
  let n = 0
  await scan(request, collection, { query, skip, limit, hint: command['hint'] }, () => {
    n += 1
  })
  return { n }
}

export async function distinct(request: Request): Promise<Doc> {
  const { engine, command, db } = request
  const key = command['key']
  if (typeof key !== 'string')
    throw new MongoFault(
      'TypeMismatch',
      `BSON field 'distinct.key' is the wrong type, expected type 'string'`,
    )
  const collection = engine.catalog.find(db, collectionName(request))
  if (!collection) return { values: [], ...timeRead(request) }
  const collation = collationFor(command['collation'], collection)
  const parts = key.split('.')
  const strings = new Set<string>()
  const others: unknown[] = []
  await scan(
    request,
    collection,
    { query: command['query'], skip: 0, limit: 0, hint: command['hint'] },
    ({ doc }) => {
      reachElements(doc, parts, (value) => {
        if (value === undefined) return false
        if (Array.isArray(value) && reachesWhole(doc, parts, value)) return false
        if (typeof value === 'string' && !collation) strings.add(value)
        else if (!others.some((other) => equal(other, value, collation))) others.push(value)
        return false
      })
    },
  )
  const values = [...strings, ...others].toSorted((a, b) => compare(a, b, collation))
  return { values, ...timeRead(request) }
}

// An array at the end of the path counts by its elements, not itself; an array within it counts itself.
function reachesWhole(doc: Doc, parts: string[], array: unknown[]): boolean {
  let found = false
  reachLeaves(doc, parts, (leaf) => {
    if (leaf === array) found = true
  })
  return found
}

function reachLeaves(value: unknown, parts: string[], visit: (leaf: unknown) => void): void {
  if (parts.length === 0) return visit(value)
  if (Array.isArray(value)) {
    for (const item of value) if (isObject(item)) reachLeaves(item, parts, visit)
    return
  }
  if (isObject(value)) reachLeaves(value[parts[0]!], parts.slice(1), visit)
}

async function scan(
  request: Request,
  collection: Collection,
  { query, skip, limit, hint }: { query: unknown; skip: number; limit: number; hint: unknown },
  take: (found: Found) => void,
): Promise<void> {
  const find: FindRequest = {
    filter: parseFilter(query),
    sort: [],
    skip,
    limit,
    collation: collationFor(request.command['collation'], collection),
    hint,
    expressions: expressionsFor(request),
    watch: watchFor(request),
  }
  const { view, done } = viewFor(request)
  const rows = findDocuments(request.engine.storage, view, collection, find, planFor(view, collection, find))
  try {
    await readRows(rows, request, (found) => {
      take(found)
      return 'more'
    })
  } finally {
    rows.return()
    done()
  }
}

/** The stages at a pipeline's start that a find can do, with indexes; and the rest. */
export function splitPipeline(pipeline: Doc[]): {
  find: { filters: unknown[]; sort: unknown; skip: number; limit: number }
  rest: Doc[]
} {
  const find = { filters: [] as unknown[], sort: undefined as unknown, skip: 0, limit: 0 }
  let at = 0
  let phase = 0
  for (; at < pipeline.length; at += 1) {
    const stage = pipeline[at]!
    // In the order that a find applies them: filter, sort, skip, limit.
    if ('$match' in stage && phase === 0) find.filters.push(stage['$match'])
    else if ('$sort' in stage && phase === 0) {
      find.sort = stage['$sort']
      phase = 1
    } else if ('$skip' in stage && phase <= 1) {
      find.skip = whole(stage['$skip'], '$skip', 0)
      phase = 2
    } else if ('$limit' in stage && phase <= 2) {
      find.limit = whole(stage['$limit'], '$limit', 0)
      if (find.limit === 0) throw new MongoFault('BadValue', 'the limit must be positive')
      phase = 3
    } else break
  }
  return { find, rest: pipeline.slice(at) }
}

export async function aggregate(request: Request): Promise<Doc | Buffer> {
  const { engine, command, db } = request
  const pipeline = command['pipeline']
  if (!Array.isArray(pipeline))
    throw new MongoFault('TypeMismatch', "'pipeline' option must be specified as an array")
  const stages = pipeline as Doc[]
  refuseStages(stages)
  const wholeDatabase = typeof command['aggregate'] !== 'string'
  const name = wholeDatabase ? '$cmd.aggregate' : collectionName(request)
  const collection = wholeDatabase ? undefined : engine.catalog.find(db, name)
  const { find, rest } = splitPipeline(stages)
  const filters = find.filters.map(parseFilter)
  const query: FindRequest = {
    filter: filters.length === 1 ? filters[0]! : { kind: 'and', parts: filters },
    sort: parseSort(find.sort),
    skip: find.skip,
    limit: find.limit,
    collation: collationFor(command['collation'], collection),
    hint: command['hint'],
    expressions: expressionsFor(request),
    watch: watchFor(request),
  }
  const options = isObject(command['cursor']) ? command['cursor'] : {}
  const batchSize =
    options['batchSize'] === undefined ? undefined : whole(options['batchSize'], 'batchSize', 0)
  const { view, done } = viewFor(request)
  const found = collection
    ? findDocuments(engine.storage, view, collection, query, planFor(view, collection, query))
    : none()
  const ns = `${db}.${name}`
  if (rest.length === 0) return answerCursor(request, ns, rawOf(found), { batchSize, close: done })
  let handedOver = false
  try {
    const rows = isCount(rest[0]!)
      ? await counted(request, found, rest)
      : await computed(request, found, rest, { view, collation: query.collation })
    handedOver = true
    // Stages may still read other collections: the snapshot is theirs until the cursor ends.
    return await answerCursor(request, ns, rows, { batchSize, close: done })
  } finally {
    found.return()
    if (!handedOver) done()
  }
}

function* none(): Generator<Found | null, void> {}

function* rawOf(found: Generator<Found | null, void>): Rows {
  for (const row of found) yield row && row.raw
}

const isCount = (stage: Doc): boolean => {
  const group = stage['$group']
  if (!isObject(group)) return false
  const { _id, n, ...others } = group
  return (
    Object.keys(others).length === 0 &&
    toNumber(_id) !== undefined &&
    isObject(n) &&
    toNumber(n['$sum']) === 1
  )
}

// What the driver's countDocuments sends: no document needs to be decoded for it.
async function counted(request: Request, found: Generator<Found | null, void>, rest: Doc[]): Promise<Rows> {
  let n = 0
  await readRows(found, request, () => {
    n += 1
    return 'more'
  })
  const group = rest[0]!['$group'] as Doc
  const results = n === 0 ? [] : [{ _id: toNumber(group['_id']), n }]
  return encoded(rest.length === 1 ? results : runStages(rest.slice(1), results))
}

async function computed(
  request: Request,
  found: Generator<Found | null, void>,
  rest: Doc[],
  { view, collation }: { view: ReadView; collation: Collation | undefined },
): Promise<Rows> {
  const documents: Doc[] = []
  await readRows(found, request, ({ raw }) => {
    documents.push(decodePlain(raw))
    return 'more'
  })
  const plainStages = decodePlain(encode({ rest }))['rest'] as Doc[]
  const variables = variablesOf(request.command['let'])
  return encoded(
    runStages(plainStages, documents, { variables, collation, others: otherCollections(request, view) }),
  )
}

/** Reads other collections for a pipeline, on the snapshot that it works on. */
function otherCollections(request: Request, view: ReadView): OtherCollections {
  const { engine, db } = request
  const read = (name: string, filter: Filter): Doc[] => {
    const collection = engine.catalog.find(db, name)
    if (!collection) return []
    const query: FindRequest = { filter, sort: [], skip: 0, limit: 0, watch: watchFor(request) }
    const documents: Doc[] = []
    const plan = planFor(view, collection, query)
    for (const row of findDocuments(engine.storage, view, collection, query, plan)) {
      if (row) documents.push(decodePlain(row.raw))
    }
    return documents
  }
  return {
    whole: (name) => read(name, { kind: 'and', parts: [] }),
    byField: (name, path, values) => read(name, { kind: 'test', path, op: 'in', values, patterns: [] }),
  }
}

function* encoded(documents: Iterable<Doc>): Rows {
  let read = 0
  for (const document of documents) {
    read += 1
    if (read % 64 === 0) yield null
    yield encode(document)
  }
}

function refuseStages(stages: Doc[]): void {
  for (const stage of stages) {
    if (!isObject(stage))
      throw new MongoFault('TypeMismatch', "Each element of the 'pipeline' array must be an object")
    if ('$changeStream' in stage) {
      throw new MongoFault(
        'ChangeStreamsNotSupported',
        'change streams are not supported by the embedded store: set MONGODB_URL to use them',
      )
    }
    for (const name of [
      '$out',
      '$merge',
      '$geoNear',
      '$search',
      '$searchMeta',
      '$vectorSearch',
      '$listSessions',
      '$currentOp',
      '$indexStats',
      '$collStats',
    ]) {
      if (name in stage) throw notSupported('CommandNotSupported', `the aggregation stage ${name}`)
    }
  }
}
