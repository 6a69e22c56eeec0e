import { insertCapped, isCapped } from './capped.ts'
import type { Collection } from './catalog.ts'
import { MongoFault } from './errors.ts'
import { find, planFor, testFor, type FindRequest, type Found } from './execute.ts'
import { compileFilter, type MatchPosition } from './match.ts'
import { assemble, decode, elementsOf, encode } from './raw-bson.ts'
import type { Storage } from './storage.ts'
import { applyOperators, checkId, isOperatorUpdate, upsertSeed, withIdFirst } from './update.ts'
import { parseArrayFilters } from './update-paths.ts'
import { clone, equal, fieldsOf, getField, setField, type Doc } from './values.ts'
import { checkValid } from './validation.ts'
import { versionOf, type Version, type Writer } from './writer.ts'

/** MongoDB's limit for one document. */
export const largestDocument = 16 * 1024 * 1024

/** Turns an aggregation pipeline into a change of one document; given by the aggregation. */
export type PipelineCompiler = (stages: unknown[]) => (doc: Doc) => Doc

/** What to write to: what a request finds, or those of some records that still match it. */
export interface Targets extends FindRequest {
  only?: readonly number[] | undefined
}

export interface UpdateRequest extends Targets {
  /** Operators, a whole document, or a pipeline. */
  update: unknown
  arrayFilters: unknown
  upsert: boolean
  pipelines: PipelineCompiler
  /** `bypassDocumentValidation`: is the collection's validator to be passed by? */
  unchecked?: boolean | undefined
}

/**
 * Inserts one document as the client sent it; gives it an `_id`, first, when it has none.
 * @param unchecked is the collection's validator to be passed by?
 */
export function insertDocument(
  storage: Storage,
  writer: Writer,
  collection: Collection,
  sent: Buffer,
  { unchecked = false } = {},
): Version {
  const version = normalised(sent)
  if (!unchecked) checkValid(collection, version.doc)
  insertVersion(storage, writer, collection, version)
  return version
}

function insertVersion(storage: Storage, writer: Writer, collection: Collection, version: Version): void {
  if (isCapped(collection)) insertCapped(storage, writer, collection, version)
  else writer.apply(writer.prepare(collection, undefined, undefined, version))
}

function normalised(sent: Buffer): Version {
  let version = versionOf(idFirst(sent))
  if (!Object.hasOwn(version.doc, '_id')) {
    const doc = withIdFirst(version.doc)
    version = { doc, raw: encode(doc) }
  }
  checkId(version.doc['_id'])
  checkSize(version.raw)
  return version
}

const idName = Buffer.from('_id\0')

/** The same document, its `_id` before all others. */
function idFirst(raw: Buffer): Buffer {
  // Drivers put it there: nothing else has to be looked at.
  if (idName.equals(raw.subarray(5, 5 + idName.length))) return raw
  const elements = elementsOf(raw)
  const id = elements.find(({ name }) => name === '_id')
  return id ? assemble(raw, [id, ...elements.filter((element) => element !== id)]) : raw
}

function checkSize(raw: Buffer): void {
  if (raw.length > largestDocument) {
    throw new MongoFault(
      'BSONObjectTooLarge',
      `object to insert too large. size in bytes: ${raw.length}, max size: ${largestDocument}`,
    )
  }
}

/** What a request finds inside a writer's view. */
function targetsOf(storage: Storage, writer: Writer, collection: Collection, request: Targets): Found[] {
  if (request.only) {
    const matches = testFor(request)
    return request.only.flatMap((rid) => {
      const raw = storage.record(collection.id, rid)
      return (raw && matches(rid, raw)) ?? []
    })
  }
  const plan = planFor(storage, writer.view, collection, request)
  const found: Found[] = []
  for (const row of find(storage, writer.view, collection, request, plan)) if (row) found.push(row)
  return found
}

export interface UpdateResult {
  matched: number
  modified: number
  upserted: Version | undefined
  /** The last document before and after, for findAndModify. */
  before: Version | undefined
  after: Version | undefined
}

/**
 * Updates what a request finds (`limit` 1 for one), or inserts what its filter and update make. All of it is worked
 * out before anything is written.
 */
export function updateDocuments(
  storage: Storage,
  writer: Writer,
  collection: Collection,
  request: UpdateRequest,
): UpdateResult {
  const change = compileUpdate(request)
  const found = targetsOf(storage, writer, collection, request)
  if (found.length === 0) {
    if (!request.upsert)
      return { matched: 0, modified: 0, upserted: undefined, before: undefined, after: undefined }
    const upserted = change.upserted()
    if (!request.unchecked) checkValid(collection, upserted.doc)
    insertVersion(storage, writer, collection, upserted)
    return { matched: 0, modified: 0, upserted, before: undefined, after: upserted }
  }
  const changes = found.map(({ rid, raw, doc }) => {
    const after = change.of({ raw, doc })
    const same = after.raw.equals(raw)
    if (!same && !request.unchecked) checkValid(collection, after.doc, doc)
    return { prepared: writer.prepare(collection, rid, { raw, doc }, after), same }
  })
  let modified = 0
  for (const { prepared, same } of changes) {
    if (same) continue
    writer.apply(prepared)
    modified += 1
  }
  const last = found.at(-1)!
  return {
    matched: found.length,
    modified,
    upserted: undefined,
    before: last,
    after: changes.at(-1)!.prepared.after,
  }
}

/** Deletes what a request finds; the documents that went. */
export function deleteDocuments(
  storage: Storage,
  writer: Writer,
  collection: Collection,
  request: Targets,
): Version[] {
  const found = targetsOf(storage, writer, collection, request)
  const changes = found.map(({ rid, raw, doc }) => writer.prepare(collection, rid, { raw, doc }, undefined))
  for (const change of changes) writer.apply(change)
  return found
}

interface CompiledUpdate {
  of(before: Version): Version
  upserted(): Version
}

function compileUpdate(request: UpdateRequest): CompiledUpdate {
  const { update } = request
  const now = new Date()
  if (Array.isArray(update)) {
    const run = request.pipelines(update)
    return {
      of(before) {
        // A stage may leave the _id out; the document keeps its own.
        const { _id = before.doc['_id'], ...fields } = run(decode(before.raw))
        return finished({ _id, ...fields }, before.doc['_id'])
      },
      upserted: () => finished(withIdFirst(run(upsertSeed(request.filter))), undefined),
    }
  }
  const operatorsOrDocument = update as Doc
  if (!isOperatorUpdate(operatorsOrDocument)) {
    return {
      of: (before) => finished(replacement(operatorsOrDocument, before.doc['_id']), before.doc['_id']),
      upserted: () =>
        finished(withIdFirst(replacement(operatorsOrDocument, upsertSeed(request.filter)['_id'])), undefined),
    }
  }
  const arrayFilters = parseArrayFilters(request.arrayFilters, request)
  const positional = usesPosition(operatorsOrDocument) ? compileFilter(request.filter, request) : undefined
  const context = { ...request, arrayFilters, now }
  return {
    of(before) {
      const position: MatchPosition = {}
      positional?.(before.doc, position)
      const doc = clone(before.doc)
      applyOperators(doc, operatorsOrDocument, { ...context, position: position.index })
      return finished(doc, before.doc['_id'])
    },
    upserted() {
      const doc = upsertSeed(request.filter)
      applyOperators(doc, operatorsOrDocument, { ...context, inserting: true })
      return finished(withIdFirst(doc), undefined)
    },
  }
}

const usesPosition = (update: Doc): boolean =>
  fieldsOf(update).some(([, fields]) =>
    Object.keys(fields as Doc).some((path) => path.split('.').includes('$')),
  )

function replacement(document: Doc, id: unknown): Doc {
  const made: Doc = {}
  const own = getField(document, '_id')
  if (id !== undefined || own !== undefined) made['_id'] = own === undefined ? id : own
  for (const [name, value] of fieldsOf(document)) if (name !== '_id') setField(made, name, clone(value))
  return made
}

function finished(doc: Doc, idBefore: unknown): Version {
  if (idBefore !== undefined && (doc['_id'] === undefined || !equal(doc['_id'], idBefore))) {
    throw new MongoFault(
      'ImmutableField',
      `Performing an update on the path '_id' would modify the immutable field '_id'`,
    )
  }
  checkId(doc['_id'])
  const raw = encode(doc)
  checkSize(raw)
  return { raw, doc }
}
