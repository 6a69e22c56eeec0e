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
import {
  collationFor,
  collectionName,
  findCollection,
  viewFor,
  watchFor,
  whole,
  type Request,
} from '../request.ts'
import { parseSort } from '../sort.ts'
import { toNumber, truthy, type Doc } from '../values.ts'
import { openTail } from './tailing.ts'

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
  const tailable = truthy(command['tailable'])
  if (truthy(command['awaitData']) && !tailable)
    throw new MongoFault('FailedToParse', "Cannot set 'awaitData' without also setting 'tailable'")
  if (name === 'system.profile') return answerProfile(request)
  const collection = findCollection(request, name)
  const query = findRequest(request, collection)
  const project = compileProjection(command['projection'], {
    filter: command['filter'],
    collation: query.collation,
    expressions: query.expressions,
  })
  const ns = `${db}.${name}`
  const batchSize =
    command['batchSize'] === undefined ? undefined : whole(command['batchSize'], 'batchSize', 0)
  if (tailable) {
    const awaits = truthy(command['awaitData'])
    return openTail(request, collection, query, project, { awaits, batchSize, ns })
  }
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
  const singleBatch = truthy(command['singleBatch']) || (toNumber(command['limit']) ?? 0) < 0
  // Clients that choose the size of batches count on MongoDB's way: it looks no further than it was asked to.
  const staysOpen = batchSize !== undefined && query.limit === 0
  return answerCursor(request, ns, rows, { batchSize, singleBatch, staysOpen, close: done })
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
