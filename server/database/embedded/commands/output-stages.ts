import { randomUUID } from 'node:crypto'
import type { Collection } from '../catalog.ts'
import type { Rows } from '../cursors.ts'
import { MongoFault } from '../errors.ts'
import type { FindRequest } from '../execute.ts'
import { reach } from '../paths.ts'
import { decode, decodePlain } from '../raw-bson.ts'
import { readRows, type Request } from '../request.ts'
import { changeSchema } from '../schema-changes.ts'
import { equal, fieldsOf, isObject, rank, rankOf, truthy, type Doc } from '../values.ts'
import { insertDocument, updateDocuments } from '../write-documents.ts'
import type { Writer } from '../writer.ts'
import { pipelinesFor } from './write-commands.ts'

/** How many documents go in one write job, so that others get their turn between. */
const sliceSize = 500

/** Does this stage write the pipeline's results, rather than hand them on? */
export const isOutput = (stage: Doc): boolean => '$out' in stage || '$merge' in stage

/** Writes a pipeline's results where its last stage says. */
export async function writeOutput(request: Request, stage: Doc, rows: Rows): Promise<void> {
  if (request.transaction) {
    throw new MongoFault(
      'OperationNotSupportedInTransaction',
      `Cannot run ${String(fieldsOf(stage)[0]?.[0])} in a multi-document transaction`,
    )
  }
  const concern = request.command['readConcern']
  if (isObject(concern) && concern['level'] === 'linearizable')
    throw new MongoFault('InvalidOptions', 'a pipeline that writes cannot read with linearizable concern')
  const documents: Buffer[] = []
  await readRows(rows, request, (raw) => {
    documents.push(Buffer.from(raw))
    return 'more'
  })
  return '$out' in stage
    ? replaceCollection(request, stage['$out'], documents)
    : mergeInto(request, stage['$merge'], documents)
}

interface Namespace {
  db: string
  name: string
}

function readNamespace(stage: string, said: unknown, db: string): Namespace {
  if (typeof said === 'string') return { db, name: said }
  if (isObject(said) && typeof said['coll'] === 'string')
    return { db: typeof said['db'] === 'string' ? said['db'] : db, name: said['coll'] }
  throw new MongoFault('FailedToParse', `${stage} needs the name of a collection, or {db, coll}`)
}

/** Writes slices of documents one after the other; a job that must wait goes on where it stopped. */
async function inSlices(
  { engine, deadline }: Request,
  documents: readonly Buffer[],
  write: (writer: Writer, raw: Buffer) => void,
): Promise<void> {
  let next = 0
  while (next < documents.length) {
    const end = Math.min(next + sliceSize, documents.length)
    await engine.write(
      undefined,
      (writer) => {
        for (; next < end; next += 1) write(writer, documents[next]!)
      },
      deadline,
    )
  }
}

// The new content is written beside the old, with its options and indexes, and takes its place in one commit.
async function replaceCollection(request: Request, said: unknown, documents: Buffer[]): Promise<void> {
  const { engine } = request
  const { db, name } = readNamespace('$out', said, request.db)
  const beside = await engine.queue.run(() => {
    const old = engine.catalog.find(db, name)
    const options = { ...old?.options, temporary: true }
    const made = engine.catalog.create(db, `tmp.agg_out.${randomUUID()}`, options, engine.queue.current)
    for (const { spec } of old?.indexes.slice(1) ?? [])
      engine.catalog.addIndex(made, { ...spec }, engine.queue.current)
    return made
  })
  const unchecked = truthy(request.command['bypassDocumentValidation'])
  try {
    await inSlices(
      request,
      documents,
      (writer, raw) => void insertDocument(engine.storage, writer, beside, raw, { unchecked }),
    )
    await changeSchema(engine, () => {
      const old = engine.catalog.find(db, name)
      if (old) engine.removeCollection(old)
      delete beside.options['temporary']
      engine.catalog.rename(beside, db, name)
    })
  } catch (error) {
    await changeSchema(engine, () => engine.removeCollection(beside))
    throw error
  }
}

type WhenMatched = 'replace' | 'keepExisting' | 'merge' | 'fail' | Doc[]
const whenMatchedNames: unknown[] = ['replace', 'keepExisting', 'merge', 'fail']
const whenNotMatchedNames: unknown[] = ['insert', 'discard', 'fail']

interface Merge extends Namespace {
  on: string[]
  variables: unknown
  whenMatched: WhenMatched
  whenNotMatched: 'insert' | 'discard' | 'fail'
}

function readMerge(said: unknown, db: string): Merge {
  const stage: Doc = isObject(said) ? said : { into: said }
  const { on = '_id', whenMatched = 'merge', whenNotMatched = 'insert' } = stage
  if (!Array.isArray(whenMatched) && !whenMatchedNames.includes(whenMatched))
    throw new MongoFault('BadValue', `'${String(whenMatched)}' is no value of $merge.whenMatched`)
  if (!whenNotMatchedNames.includes(whenNotMatched))
    throw new MongoFault('BadValue', `'${String(whenNotMatched)}' is no value of $merge.whenNotMatched`)
  return {
    ...readNamespace('$merge', stage['into'], db),
    on: (Array.isArray(on) ? (on as unknown[]) : [on]).map(String),
    variables: stage['let'],
    whenMatched: whenMatched as WhenMatched,
    whenNotMatched: whenNotMatched as Merge['whenNotMatched'],
  }
}

async function mergeInto(request: Request, said: unknown, documents: Buffer[]): Promise<void> {
  const merge = readMerge(said, request.db)
  const collection = await request.engine.ensureCollection(merge.db, merge.name)
  checkUnique(collection, merge.on)
  await inSlices(request, documents, (writer, raw) => mergeOne(request, merge, collection, writer, raw))
}

function checkUnique(collection: Collection, on: string[]): void {
  const wanted = Object.fromEntries(on.toSorted().map((path) => [path, true]))
  const found = collection.indexes.some(({ fields, unique, partial, spec }, i) => {
    const paths = Object.fromEntries(
      fields
        .map(({ path }) => path)
        .toSorted()
        .map((path) => [path, true]),
    )
    return (i === 0 || (unique && !partial && spec['sparse'] !== true)) && equal(paths, wanted)
  })
  if (!found)
    throw new MongoFault(
      'MergeNeedsUniqueIndex',
      'Cannot find index to verify that join fields will be unique',
    )
}

function mergeOne(
  request: Request,
  { on, variables, whenMatched, whenNotMatched }: Merge,
  collection: Collection,
  writer: Writer,
  raw: Buffer,
): void {
  const { storage } = request.engine
  const unchecked = truthy(request.command['bypassDocumentValidation'])
  const doc = decode(raw)
  const find = whenMatched === 'fail' ? undefined : sameAs(doc, on)
  if (find) {
    const { matched } = updateDocuments(storage, writer, collection, {
      ...find,
      update: Array.isArray(whenMatched) ? whenMatched : [],
      arrayFilters: undefined,
      upsert: false,
      unchecked,
      pipelines: Array.isArray(whenMatched)
        ? pipelinesFor(request, { new: decodePlain(raw), ...(isObject(variables) ? variables : {}) })
        : () => (existing) => combined(existing, doc, whenMatched),
    })
    if (matched > 0) return
  }
  if (whenNotMatched === 'insert') insertDocument(storage, writer, collection, raw, { unchecked })
  if (whenNotMatched === 'fail')
    throw new MongoFault(
      'MergeStageNoMatchingDocument',
      '$merge could not find a matching document in the target collection for at least one document in the source collection',
    )
}

function combined(existing: Doc, doc: Doc, whenMatched: WhenMatched): Doc {
  if (whenMatched === 'keepExisting') return existing
  return whenMatched === 'merge' ? { ...existing, ...doc } : { _id: existing['_id'], ...doc }
}

// A document without an _id of its own is like no other.
function sameAs(doc: Doc, on: string[]): FindRequest | undefined {
  if (on.length === 1 && on[0] === '_id' && doc['_id'] === undefined) return undefined
  const parts = on.map((path) => {
    let value: unknown
    reach(doc, path.split('.'), (found) => {
      value = found
      return true
    })
    if (value === undefined || value === null || rankOf(value) === rank.array)
      throw new MongoFault(
        'MergeFieldMissing',
        "$merge write error: 'on' field cannot be missing, null, undefined or an array",
      )
    return { kind: 'test' as const, path, op: 'eq' as const, value }
  })
  return { filter: { kind: 'and', parts }, sort: [], skip: 0, limit: 1 }
}
