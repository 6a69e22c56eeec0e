import type { Collection } from '../catalog.ts'
import { MongoFault } from '../errors.ts'
import { find as findDocuments, planFor, type FindRequest, type Found } from '../execute.ts'
import { parseFilter } from '../filter.ts'
import { reachElements } from '../paths.ts'
import { timeRead } from '../reply.ts'
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
import { compare, equal, fieldsOf, isObject, toNumber, type Doc } from '../values.ts'
import { expressionsFor } from './find.ts'

export async function count(request: Request): Promise<Doc> {
  const { engine, command } = request
  const collection = findCollection(request, collectionName(request))
  if (!collection) return { n: 0 }
  const query = command['query']
  const skip = whole(command['skip'], 'skip', 0)
  const limit = Math.abs(toNumber(command['limit']) ?? 0)
  const all = !isObject(query) || fieldsOf(query).length === 0
  if (all && !request.transaction && command['hint'] === undefined) {
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
  const { command } = request
  const key = command['key']
  if (typeof key !== 'string')
    throw new MongoFault(
      'TypeMismatch',
      `BSON field 'distinct.key' is the wrong type, expected type 'string'`,
    )
  const collection = findCollection(request, collectionName(request))
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
  const rows = findDocuments(
    request.engine.storage,
    view,
    collection,
    find,
    planFor(request.engine.storage, view, collection, find),
  )
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
