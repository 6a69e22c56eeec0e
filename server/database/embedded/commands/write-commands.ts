import { runStages } from '../aggregation.ts'
import { isCapped } from '../capped.ts'
import type { Collection } from '../catalog.ts'
import { MongoFault } from '../errors.ts'
import type { FindRequest } from '../execute.ts'
import { parseFilter } from '../filter.ts'
import { compileProjection } from '../project.ts'
import { decode, decodePlain, encode } from '../raw-bson.ts'
import {
  collationFor,
  collectionName,
  ensureCollection,
  findCollection,
  watchFor,
  type Request,
} from '../request.ts'
import { parseSort } from '../sort.ts'
import { isObject, toNumber, truthy, type Doc } from '../values.ts'
import {
  deleteDocuments,
  insertDocument,
  updateDocuments,
  type PipelineCompiler,
  type UpdateRequest,
} from '../write-documents.ts'
import type { Version, Writer } from '../writer.ts'
import { expressionsFor, variablesOf } from './find.ts'
import { runStatements, withErrors } from './statements.ts'

const isUnchecked = ({ command }: Request): boolean => truthy(command['bypassDocumentValidation'])

// What goes out of a capped collection is known only when the transaction ends.
function refuseCapped({ transaction }: Request, collection: Collection): void {
  if (transaction && isCapped(collection)) {
    throw new MongoFault(
      'OperationNotSupportedInTransaction',
      `Collection '${collection.db}.${collection.name}' is a capped collection. Writes in transactions are not allowed on capped collections.`,
    )
  }
}

export async function insert(request: Request): Promise<Doc> {
  const { engine } = request
  const collection = await ensureCollection(request, collectionName(request))
  refuseCapped(request, collection)
  const documents = request.command['documents'] as Buffer[]
  const unchecked = isUnchecked(request)
  const { tally, errors } = await runStatements(request, {
    list: documents,
    run(writer, document, counted) {
      insertDocument(engine.storage, writer, collection, document, { unchecked })
      counted.n += 1
    },
  })
  return withErrors({ n: tally.n }, errors)
}

export async function update(request: Request): Promise<Doc> {
  const { engine, command } = request
  const name = collectionName(request)
  const statements = command['updates'] as Doc[]
  if (statements.some((statement) => 'sort' in statement))
    throw new MongoFault('UnknownArgument', "BSON field 'update.updates.sort' is an unknown field.")
  const anyUpsert = statements.some((statement) => truthy(statement['upsert']))
  const collection = anyUpsert ? await ensureCollection(request, name) : findCollection(request, name)
  if (!collection) return { n: 0, nModified: 0 }
  refuseCapped(request, collection)
  const find = (statement: Doc): FindRequest => ({
    filter: parseFilter(statement['q']),
    sort: [],
    skip: 0,
    limit: truthy(statement['multi']) ? 0 : 1,
    collation: collationFor(statement['collation'], collection),
    hint: statement['hint'],
    expressions: expressionsFor(request),
    watch: watchFor(request),
  })
  const { tally, errors } = await runStatements(request, {
    list: statements,
    run(writer, statement, counted, index, only) {
      if (truthy(statement['multi']) && isObject(statement['u']) && !isOperators(statement['u'])) {
        throw new MongoFault('FailedToParse', 'multi update is not supported for replacement-style update')
      }
      const result = updateDocuments(engine.storage, writer, collection, {
        ...find(statement),
        only,
        update: statement['u'],
        arrayFilters: statement['arrayFilters'],
        upsert: truthy(statement['upsert']),
        pipelines: pipelinesFor(request, statement['c']),
        unchecked: isUnchecked(request),
      })
      counted.n += result.matched + (result.upserted ? 1 : 0)
      counted.nModified += result.modified
      if (result.upserted) counted.upserted.push({ index, _id: result.upserted.doc['_id'] })
    },
    many: (statement) =>
      truthy(statement['multi'])
        ? { collection, find: find(statement), upsert: truthy(statement['upsert']) }
        : undefined,
  })
  const { n, nModified, upserted } = tally
  return withErrors(upserted.length > 0 ? { n, nModified, upserted } : { n, nModified }, errors)
}

const isOperators = (update: Doc) => Object.keys(update)[0]?.startsWith('$') ?? false

const updateStages = ['$set', '$addFields', '$unset', '$project', '$replaceRoot', '$replaceWith']

/** Pipelines as updates; they compute with plain numbers, so a double that is whole comes back as an int. */
export function pipelinesFor(request: Request, constants?: unknown): PipelineCompiler {
  const variables = { ...variablesOf(request.command['let']), ...(isObject(constants) ? constants : {}) }
  return (stages) => {
    for (const stage of stages as Doc[]) {
      const [name] = Object.keys(stage)
      if (!updateStages.includes(String(name)))
        throw new MongoFault('InvalidOptions', `${String(name)} is not allowed to be used within an update`)
    }
    const plainStages = (decodePlain(encode({ stages }))['stages'] ?? []) as Doc[]
    return (doc) => {
      const [result] = [...runStages(plainStages, [decodePlain(encode(doc))], { variables })]
      return decode(encode(result ?? {}))
    }
  }
}

async function deleteCommand(request: Request): Promise<Doc> {
  const { engine, command } = request
  const collection = findCollection(request, collectionName(request))
  if (!collection) return { n: 0 }
  refuseCapped(request, collection)
  const find = (statement: Doc): FindRequest => ({
    filter: parseFilter(statement['q']),
    sort: [],
    skip: 0,
    limit: toNumber(statement['limit']) ?? 0,
    collation: collationFor(statement['collation'], collection),
    hint: statement['hint'],
    expressions: expressionsFor(request),
    watch: watchFor(request),
  })
  const { tally, errors } = await runStatements(request, {
    list: command['deletes'] as Doc[],
    run(writer, statement, counted, _index, only) {
      counted.n += deleteDocuments(engine.storage, writer, collection, { ...find(statement), only }).length
    },
    many: (statement) =>
      (toNumber(statement['limit']) ?? 0) === 0
        ? { collection, find: find(statement), upsert: false }
        : undefined,
  })
  return withErrors({ n: tally.n }, errors)
}
export { deleteCommand as delete }

export async function findAndModify(request: Request): Promise<Doc> {
  const { engine, command } = request
  const earlier = request.progress?.earlier
  if (earlier) return earlier
  const name = collectionName(request)
  const remove = truthy(command['remove'])
  const upsert = truthy(command['upsert'])
  if (remove && (command['update'] !== undefined || upsert || truthy(command['new']))) {
    throw new MongoFault(
      'FailedToParse',
      'Cannot specify both an update and remove=true, nor upsert or new with remove',
    )
  }
  if (!remove && command['update'] === undefined)
    throw new MongoFault('FailedToParse', 'Either an update or remove=true must be specified')
  const collection = upsert ? await ensureCollection(request, name) : findCollection(request, name)
  const untouched: Doc = {
    lastErrorObject: remove ? { n: 0 } : { n: 0, updatedExisting: false },
    value: null,
  }
  if (!collection) return untouched
  refuseCapped(request, collection)
  const query: UpdateRequest = {
    filter: parseFilter(command['query']),
    sort: parseSort(command['sort']),
    skip: 0,
    limit: 1,
    collation: collationFor(command['collation'], collection),
    hint: command['hint'],
    expressions: expressionsFor(request),
    watch: watchFor(request),
    update: command['update'],
    arrayFilters: command['arrayFilters'],
    upsert,
    pipelines: pipelinesFor(request),
    unchecked: isUnchecked(request),
  }
  const project = compileProjection(command['fields'], {
    filter: command['query'],
    collation: query.collation,
    expressions: query.expressions,
  })
  const shown = (version: Version | undefined): unknown =>
    version ? (project ? decode(project(version.raw, version.doc)) : version.doc) : null
  const findAndWrite = (writer: Writer): Doc => {
    if (remove) {
      const [gone] = deleteDocuments(engine.storage, writer, collection, query)
      return gone ? { lastErrorObject: { n: 1 }, value: shown(gone) } : untouched
    }
    const result = updateDocuments(engine.storage, writer, collection, query)
    if (result.upserted) {
      return {
        lastErrorObject: { n: 1, updatedExisting: false, upserted: result.upserted.doc['_id'] },
        value: truthy(command['new']) ? shown(result.upserted) : null,
      }
    }
    if (result.matched === 0) return untouched
    return {
      lastErrorObject: { n: 1, updatedExisting: true },
      value: shown(truthy(command['new']) ? result.after : result.before),
    }
  }
  const write = (writer: Writer): Doc => {
    const reply = findAndWrite(writer)
    request.progress?.keep(reply)
    return reply
  }
  return engine.write(request.transaction, write, request.deadline)
}
