import { runStages } from '../aggregation.ts'
import type { Collection } from '../catalog.ts'
import { MongoFault } from '../errors.ts'
import { find as findDocuments, planFor, type FindRequest } from '../execute.ts'
import { parseFilter } from '../filter.ts'
import { compileProjection } from '../project.ts'
import { decode, decodePlain, encode } from '../raw-bson.ts'
import { collationFor, collectionName, readRows, type Request } from '../request.ts'
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

interface WriteError extends Doc {
  index: number
  code: number
  errmsg: string
}

/** What a statement's failure is: the answer's affair, or the whole command's (a lost transaction, a held record). */
function writeErrorOf(error: unknown, index: number): WriteError {
  if (!(error instanceof MongoFault) || error.labels.length > 0) throw error
  return { index, code: error.code, codeName: error.codeName, errmsg: error.message, ...error.details }
}

/** How many documents of one statement are written in one job, so that others get their turn between. */
const sliceSize = 500

/** What a command has done so far. */
interface Tally {
  n: number
  nModified: number
  upserted: Doc[]
}

interface Statements<T> {
  list: readonly T[]
  /** @param only the records to consider, when they were found before */
  run(writer: Writer, statement: T, tally: Tally, index: number, only?: readonly number[]): void
  /** What a statement on many documents looks for: it is found first, then written slice by slice. */
  many?(statement: T): { collection: Collection; find: FindRequest; upsert: boolean } | undefined
}

/** How far a command came: its next statement, and the answer to those before. */
interface State {
  next: number
  tally: Tally
  errors: WriteError[]
}

const stateOf = (kept: Doc | undefined): State => ({
  next: toNumber(kept?.['next']) ?? 0,
  tally: {
    n: toNumber(kept?.['n']) ?? 0,
    nModified: toNumber(kept?.['nModified']) ?? 0,
    upserted: (kept?.['upserted'] as Doc[] | undefined) ?? [],
  },
  errors: (kept?.['errors'] as WriteError[] | undefined) ?? [],
})

const kept = ({ next, tally, errors }: State): Doc => ({ next, ...tally, errors })

/**
 * Runs a command's statements one after the other, as many as can be in one write job. A job may run again after
 * waiting for a transaction: it goes on where it stopped. So does a numbered write that is sent again.
 */
async function runStatements<T>(
  request: Request,
  statements: Statements<T>,
): Promise<{ tally: Tally; errors: WriteError[] }> {
  const { engine, transaction, deadline, progress } = request
  const { list } = statements
  const stopsAtError = request.command['ordered'] !== false || transaction !== undefined
  const state = stateOf(progress?.earlier)
  const { tally, errors } = state
  const attempt = (run: () => void): void => {
    try {
      run()
    } catch (error) {
      errors.push(writeErrorOf(error, state.next))
      if (stopsAtError) state.next = list.length
    }
  }
  const manyAt = (index: number) => {
    if (transaction) return undefined
    try {
      return statements.many?.(list[index]!)
    } catch (error) {
      // A statement that cannot be read fails in its turn, as its own.
      if (error instanceof MongoFault) return undefined
      throw error
    }
  }
  while (state.next < list.length) {
    const index = state.next
    const many = manyAt(index)
    if (many) {
      if (request.command['txnNumber'] !== undefined) throw retryableOnMany()
      const failures = errors.length
      for (const only of await slicesOf(request, many)) {
        await engine.write(
          undefined,
          (writer) => attempt(() => statements.run(writer, list[index]!, tally, index, only)),
          deadline,
        )
        if (errors.length > failures) break
      }
      state.next = Math.max(state.next, index + 1)
    } else {
      const write = (writer: Writer): void => {
        try {
          for (; state.next < list.length && !manyAt(state.next); state.next += 1) {
            const at = state.next
            attempt(() => statements.run(writer, list[at]!, tally, at))
          }
        } finally {
          // Also when it must wait: what was written so far is part of this commit.
          progress?.keep(kept(state))
        }
      }
      await engine.write(transaction, write, deadline)
    }
  }
  if (errors.length > 0) transaction?.abort()
  return { tally, errors }
}

const retryableOnMany = () =>
  new MongoFault('InvalidOptions', 'Cannot use (or request) retryable writes with multi=true or limit=0')

// Found on a snapshot, giving way to others; each record is tested again when its turn to be written comes.
async function slicesOf(
  request: Request,
  { collection, find, upsert }: { collection: Collection; find: FindRequest; upsert: boolean },
): Promise<(readonly number[] | undefined)[]> {
  const rids: number[] = []
  const { view, done } = request.engine.readView()
  const rows = findDocuments(request.engine.storage, view, collection, find, planFor(view, collection, find))
  try {
    await readRows(rows, request, ({ rid }) => {
      rids.push(rid)
      return 'more'
    })
  } finally {
    rows.return()
    done()
  }
  if (rids.length === 0) return [upsert ? undefined : rids]
  return Array.from({ length: Math.ceil(rids.length / sliceSize) }, (_, i) =>
    rids.slice(i * sliceSize, (i + 1) * sliceSize),
  )
}

const withErrors = (reply: Doc, errors: WriteError[]): Doc =>
  errors.length > 0 ? { ...reply, writeErrors: errors } : reply

export async function insert(request: Request): Promise<Doc> {
  const collection = await request.engine.ensureCollection(request.db, collectionName(request))
  const documents = request.command['documents'] as Buffer[]
  const { tally, errors } = await runStatements(request, {
    list: documents,
    run(writer, document, counted) {
      insertDocument(writer, collection, document)
      counted.n += 1
    },
  })
  return withErrors({ n: tally.n }, errors)
}

export async function update(request: Request): Promise<Doc> {
  const { engine, command, db } = request
  const name = collectionName(request)
  const statements = command['updates'] as Doc[]
  const anyUpsert = statements.some((statement) => truthy(statement['upsert']))
  const collection = anyUpsert ? await engine.ensureCollection(db, name) : engine.catalog.find(db, name)
  if (!collection) return { n: 0, nModified: 0 }
  const find = (statement: Doc): FindRequest => ({
    filter: parseFilter(statement['q']),
    sort: parseSort(statement['sort']),
    skip: 0,
    limit: truthy(statement['multi']) ? 0 : 1,
    collation: collationFor(statement['collation'], collection),
    hint: statement['hint'],
    expressions: expressionsFor(request),
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
function pipelinesFor(request: Request, constants?: unknown): PipelineCompiler {
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
  const { engine, command, db } = request
  const collection = engine.catalog.find(db, collectionName(request))
  if (!collection) return { n: 0 }
  const find = (statement: Doc): FindRequest => ({
    filter: parseFilter(statement['q']),
    sort: [],
    skip: 0,
    limit: toNumber(statement['limit']) ?? 0,
    collation: collationFor(statement['collation'], collection),
    hint: statement['hint'],
    expressions: expressionsFor(request),
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
  const { engine, command, db } = request
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
  const collection = upsert ? await engine.ensureCollection(db, name) : engine.catalog.find(db, name)
  const untouched: Doc = {
    lastErrorObject: remove ? { n: 0 } : { n: 0, updatedExisting: false },
    value: null,
  }
  if (!collection) return untouched
  const query: UpdateRequest = {
    filter: parseFilter(command['query']),
    sort: parseSort(command['sort']),
    skip: 0,
    limit: 1,
    collation: collationFor(command['collation'], collection),
    hint: command['hint'],
    expressions: expressionsFor(request),
    update: command['update'],
    arrayFilters: command['arrayFilters'],
    upsert,
    pipelines: pipelinesFor(request),
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
