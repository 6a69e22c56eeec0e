import { compileExpression } from '../aggregation.ts'
import type { Collection } from '../catalog.ts'
import type { Rows } from '../cursors.ts'
import { MongoFault } from '../errors.ts'
import { find as findDocuments, planFor, type FindRequest, type Found } from '../execute.ts'
import { parseFilter } from '../filter.ts'
import { compileQuery } from '../match.ts'
import { compileProjection, type Projector } from '../project.ts'
import { encode } from '../raw-bson.ts'
import { answerCursor } from '../reply.ts'
import { collationFor, collectionName, viewFor, watchFor, whole, type Request } from '../request.ts'
import { parseSort } from '../sort.ts'
import { toNumber, truthy, type Doc } from '../values.ts'

function findRequest(request: Request, collection: Collection | undefined): FindRequest {
  const { command } = request
  const limit = toNumber(command['limit']) ?? 0
  return {
    filter: parseFilter(command['filter']),
    sort: parseSort(command['sort']),
    skip: whole(command['skip'], 'skip', 0),
    limit: Math.abs(limit),
    collation: collationFor(command['collation'], collection),
    hint: command['hint'],
    expressions: expressionsFor(request),
    watch: watchFor(request),
  }
}

/** Compiles expressions with the command's `let` variables. */
export function expressionsFor(request: Request): (expression: unknown) => (doc: Doc) => unknown {
  const variables = variablesOf(request.command['let'])
  return (expression) => compileExpression(expression, { variables })
}

/** `let` values are expressions, evaluated once. */
export function variablesOf(let_: unknown): Doc | undefined {
  if (typeof let_ !== 'object' || let_ === null) return undefined
  return Object.fromEntries(Object.entries(let_).map(([name, value]) => [name, compileExpression(value)({})]))
}

export async function find(request: Request): Promise<Buffer> {
  const { engine, command, db } = request
  const name = collectionName(request)
  if (truthy(command['tailable'])) {
    throw new MongoFault(
      'BadValue',
      'tailable cursors are not supported by the embedded store: set MONGODB_URL to use them',
    )
  }
  if (name === 'system.profile') return answerProfile(request)
  const collection = engine.catalog.find(db, name)
  const query = findRequest(request, collection)
  const project = compileProjection(command['projection'], {
    filter: command['filter'],
    collation: query.collation,
    expressions: query.expressions,
  })
  const { view, done } = viewFor(request)
  const rows = collection
    ? projected(
        findDocuments(
          engine.storage,
          view,
          collection,
          query,
          planFor(engine.storage, view, collection, query),
        ),
        project,
      )
    : nothing()
  const batchSize =
    command['batchSize'] === undefined ? undefined : whole(command['batchSize'], 'batchSize', 0)
  const singleBatch = truthy(command['singleBatch']) || (toNumber(command['limit']) ?? 0) < 0
  return answerCursor(request, `${db}.${name}`, rows, { batchSize, singleBatch, close: done })
}

// Entries of the profile are in memory: found by their filter, in their order.
function answerProfile(request: Request): Promise<Buffer> {
  const { engine, command, db } = request
  const matches = compileQuery(command['filter'] ?? {})
  const rows = (function* (): Rows {
    for (const entry of engine.profiler.entries(db)) if (matches(entry)) yield encode(entry)
  })()
  return answerCursor(request, `${db}.system.profile`, rows, { batchSize: undefined, close: () => undefined })
}

function* projected(found: Generator<Found | null, void>, project: Projector | undefined): Rows {
  for (const row of found) yield row && (project ? project(row.raw, row.doc) : row.raw)
}

function* nothing(): Rows {}
