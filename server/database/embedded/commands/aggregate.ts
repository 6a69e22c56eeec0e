import { runStages, type OtherCollections } from '../aggregation.ts'
import type { Collation } from '../collation.ts'
import type { Rows } from '../cursors.ts'
import { MongoFault, notSupported } from '../errors.ts'
import { find as findDocuments, planFor, type FindRequest, type Found, type ReadView } from '../execute.ts'
import { parseFilter, type Filter } from '../filter.ts'
import { decodePlain, encode } from '../raw-bson.ts'
import { answerCursor } from '../reply.ts'
import {
  collationFor,
  collectionName,
  findCollection,
  readRows,
  viewFor,
  watchFor,
  whole,
  type Request,
} from '../request.ts'
import { parseSort } from '../sort.ts'
import { fieldsOf, isObject, toNumber, type Doc } from '../values.ts'
import { expressionsFor, variablesOf } from './find.ts'
import { isOutput, writeOutput } from './output-stages.ts'
import { sourceRows } from './source-stages.ts'

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

/** Runs a pipeline: its beginning as a find, the rest on what that found; `$out` and `$merge` write it. */
export async function aggregate(request: Request): Promise<Doc | Buffer> {
  const { command, db } = request
  const pipeline = command['pipeline']
  if (!Array.isArray(pipeline))
    throw new MongoFault('TypeMismatch', "'pipeline' option must be specified as an array")
  const stages = pipeline as Doc[]
  refuseStages(stages)
  const options = isObject(command['cursor']) ? command['cursor'] : {}
  const batchSize =
    options['batchSize'] === undefined ? undefined : whole(options['batchSize'], 'batchSize', 0)
  const ns = `${db}.${typeof command['aggregate'] === 'string' ? collectionName(request) : '$cmd.aggregate'}`
  const last = stages.at(-1)
  if (!last || !isOutput(last)) {
    const { rows, done } = await runPipeline(request, stages)
    return answerCursor(request, ns, rows, { batchSize, close: done })
  }
  const { rows, done } = await runPipeline(request, stages.slice(0, -1))
  try {
    await writeOutput(request, last, rows)
  } finally {
    rows.return()
    done()
  }
  return answerCursor(request, ns, none(), { batchSize, close: () => undefined })
}

/** The results of stages; whoever asks calls `done()`, since some still read while they are taken. */
async function runPipeline(request: Request, stages: Doc[]): Promise<{ rows: Rows; done: () => void }> {
  const { view, done } = viewFor(request)
  try {
    return { rows: await rowsOf(request, view, stages), done }
  } catch (error) {
    done()
    throw error
  }
}

async function rowsOf(request: Request, view: ReadView, stages: Doc[]): Promise<Rows> {
  const { engine, command } = request
  const collection =
    typeof command['aggregate'] === 'string' ? findCollection(request, collectionName(request)) : undefined
  const collation = collationFor(command['collation'], collection)
  const scope = { view, collation }
  const source = sourceRows(request, stages)
  if (source) return computed(request, source.documents, source.rest, scope)
  const { find, rest } = splitPipeline(stages)
  const filters = find.filters.map(parseFilter)
  const query: FindRequest = {
    filter: filters.length === 1 ? filters[0]! : { kind: 'and', parts: filters },
    sort: parseSort(find.sort),
    skip: find.skip,
    limit: find.limit,
    collation,
    hint: command['hint'],
    expressions: expressionsFor(request),
    watch: watchFor(request),
  }
  const found = collection
    ? findDocuments(engine.storage, view, collection, query, planFor(engine.storage, view, collection, query))
    : none()
  if (rest.length === 0) return rawOf(found)
  try {
    return isCount(rest[0]!)
      ? await counted(request, found, rest)
      : computed(request, await decoded(request, found), rest, scope)
  } finally {
    found.return()
  }
}

function* none(): Generator<never, void> {}

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

async function decoded(request: Request, found: Generator<Found | null, void>): Promise<Doc[]> {
  const documents: Doc[] = []
  await readRows(found, request, ({ raw }) => {
    documents.push(decodePlain(raw))
    return 'more'
  })
  return documents
}

function computed(
  request: Request,
  documents: Doc[],
  rest: Doc[],
  { view, collation }: { view: ReadView; collation: Collation | undefined },
): Rows {
  const plainStages = decodePlain(encode({ rest }))['rest'] as Doc[]
  const variables = variablesOf(request.command['let'])
  return encoded(
    runStages(plainStages, documents, { variables, collation, others: otherCollections(request, view) }),
  )
}

/** Reads other collections for a pipeline, on the snapshot that it works on. */
function otherCollections(request: Request, view: ReadView): OtherCollections {
  const { engine } = request
  const read = (name: string, filter: Filter): Doc[] => {
    const collection = findCollection(request, name)
    if (!collection) return []
    const query: FindRequest = { filter, sort: [], skip: 0, limit: 0, watch: watchFor(request) }
    const documents: Doc[] = []
    const plan = planFor(engine.storage, view, collection, query)
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

const unsupportedStages = [
  '$geoNear',
  '$search',
  '$searchMeta',
  '$vectorSearch',
  '$listSessions',
  '$indexStats',
  '$collStats',
]

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
    for (const name of unsupportedStages)
      if (name in stage) throw notSupported('CommandNotSupported', `the aggregation stage ${name}`)
    if (isOutput(stage) && stage !== stages.at(-1))
      throw new MongoFault('OutputNotLast', `${nameOf(stage)} can only be the final stage in the pipeline`)
  }
}

const nameOf = (stage: Doc) => String(fieldsOf(stage)[0]?.[0])
