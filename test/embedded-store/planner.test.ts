import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Collection } from '../../server/database/embedded/catalog.ts'
import { answer } from '../../server/database/embedded/dispatch.ts'
import { Engine } from '../../server/database/embedded/engine.ts'
import { find, planFor, type FindRequest } from '../../server/database/embedded/execute.ts'
import { parseFilter } from '../../server/database/embedded/filter.ts'
import { decode, encode } from '../../server/database/embedded/raw-bson.ts'
import { parseSort } from '../../server/database/embedded/sort.ts'
import type { Doc } from '../../server/database/embedded/values.ts'
import { document, index, query, rewrite, type IndexToMake } from './generators.ts'
import { temporaryFolder } from './support.ts'

/** More with PLANNER_RUNS, when the planner or the matcher has changed. */
const runs = Number(process.env['PLANNER_RUNS'] ?? 150)
const queriesPerRun = 8

describe('the planner', () => {
  const folder = temporaryFolder()
  let engine: Engine
  before(async () => {
    engine = new Engine(folder.path)
    await engine.open()
  })
  after(async () => {
    await engine.close()
    folder.remove()
  })

  /** Carries a command out as if a client had sent it. */
  const command = async (sent: Doc): Promise<Doc> =>
    decode(await answer(engine, decode(encode({ ...sent, $db: 'fuzz' })), { address: '' }))

  // The same keys twice conflict, and two arrays side by side cannot be indexed: what is refused stays out.
  const refusals = new Set<unknown>(['IndexOptionsConflict', 'CannotIndexParallelArrays'])

  async function createIndex(name: string, i: number, { keys, partial, sparse }: IndexToMake) {
    const options = partial ? { partialFilterExpression: partial } : { sparse }
    const spec = { key: Object.fromEntries(keys), name: `i${i}`, ...options }
    const reply = await command({ createIndexes: name, indexes: [spec] })
    assert.ok(reply['errmsg'] === undefined || refusals.has(reply['codeName']), String(reply['errmsg']))
  }

  async function write(name: string, documents: Doc[]) {
    const updates = documents.map((doc, _id) => ({ q: { _id }, u: { _id, ...doc }, upsert: true }))
    if (updates.length === 0) return
    const reply = await command({ update: name, updates, ordered: false })
    const errors = (reply['writeErrors'] ?? []) as Doc[]
    assert.ok(errors.every(({ codeName }) => refusals.has(codeName)))
  }

  /** The ids of what a request finds: in their order if it asks for one. */
  function idsOf(collection: Collection, request: FindRequest): number[] {
    const { view, done } = engine.readView()
    const ids: number[] = []
    const rows = find(
      engine.storage,
      view,
      collection,
      request,
      planFor(engine.storage, view, collection, request),
    )
    for (const row of rows) if (row) ids.push(Number(row.doc['_id']))
    done()
    return request.sort.length > 0 ? ids : ids.toSorted((a, b) => a - b)
  }

  function usesIndex(collection: Collection, request: FindRequest): boolean {
    const { view, done } = engine.readView()
    const { kind } = planFor(engine.storage, view, collection, request)
    done()
    return kind !== 'collection'
  }

  it('finds through any indexes what a scan of the collection finds, in the same order', async () => {
    let made = 0
    let indexed = 0
    const property = fc.asyncProperty(
      fc.array(document, { minLength: 1, maxLength: 12 }),
      rewrite,
      fc.array(index, { minLength: 1, maxLength: 3 }),
      fc.array(query, { minLength: queriesPerRun, maxLength: queriesPerRun }),
      async (documents, { again, removed, indexesFirst }, indexes, queries) => {
        made += 1
        const name = `c${made}`
        const collection = await engine.ensureCollection('fuzz', name)
        for (const [i, spec] of indexes.entries()) if (i < indexesFirst) await createIndex(name, i, spec)
        await write(name, documents)
        await write(name, again)
        await command({ delete: name, deletes: removed.map((_id) => ({ q: { _id }, limit: 1 })) })
        for (const [i, spec] of indexes.entries()) if (i >= indexesFirst) await createIndex(name, i, spec)
        for (const { filter, sort, limit } of queries) {
          const request: FindRequest = {
            filter: parseFilter(decode(encode({ filter }))['filter']),
            sort: sort ? parseSort({ ...Object.fromEntries(sort), _id: 1 }) : [],
            skip: 0,
            limit: sort ? limit : 0,
          }
          if (usesIndex(collection, request)) indexed += 1
          const scanned = idsOf(collection, { ...request, hint: { $natural: 1 } })
          assert.deepEqual(idsOf(collection, request), scanned)
        }
        await command({ drop: name })
      },
    )
    await fc.assert(property, { numRuns: runs })
    assert.ok(indexed > runs, `only ${indexed} of ${runs * queriesPerRun} queries used an index`)
  }).timeout(60_000 + runs * 100)
})
