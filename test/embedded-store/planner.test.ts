import assert from 'node:assert/strict'
import fc from 'fast-check'
import { Engine } from '../../server/database/embedded/engine.ts'
import { find, planFor, type FindRequest } from '../../server/database/embedded/execute.ts'
import { parseFilter } from '../../server/database/embedded/filter.ts'
import { decodePlain as decode, encode } from '../../server/database/embedded/raw-bson.ts'
import { parseSort } from '../../server/database/embedded/sort.ts'
import { insertDocument } from '../../server/database/embedded/write-documents.ts'
import { answer } from '../../server/database/embedded/dispatch.ts'
import { document, index, query } from './generators.ts'
import { temporaryFolder } from './support.ts'

/** More with PLANNER_RUNS, when the planner or the matcher has changed. */
const runs = Number(process.env['PLANNER_RUNS'] ?? 100)

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

  it('finds through any indexes what a scan of the collection finds, in the same order', async () => {
    let made = 0
    let indexed = 0
    const property = fc.asyncProperty(
      fc.array(document, { minLength: 1, maxLength: 12 }),
      fc.array(index, { minLength: 1, maxLength: 3 }),
      fc.array(query, { minLength: 8, maxLength: 8 }),
      async (documents, indexes, queries) => {
        made += 1
        const name = `c${made}`
        const collection = await engine.ensureCollection('fuzz', name)
        for (const [i, spec] of indexes.entries()) {
          const command = {
            createIndexes: name,
            indexes: [
              {
                key: Object.fromEntries(spec.keys),
                name: `i${i}`,
                ...(spec.partial ? { partialFilterExpression: spec.partial } : { sparse: spec.sparse }),
              },
            ],
            $db: 'fuzz',
          }
          const reply = decode(await answer(engine, command, { address: '' }))
          // The same keys twice conflict: one of them is enough.
          assert.ok(
            reply['ok'] === 1 || reply['codeName'] === 'IndexOptionsConflict',
            String(reply['errmsg']),
          )
        }
        await engine.write(undefined, (writer) => {
          for (const [_id, doc] of documents.entries()) {
            try {
              insertDocument(writer, collection, encode({ _id, ...doc }))
            } catch (error) {
              // Two arrays side by side cannot be indexed: that document stays out, for both ways alike.
              assert.equal((error as { code?: number }).code, 171)
            }
          }
        })
        for (const { filter: asked, sort, limit } of queries) {
          const request: FindRequest = {
            filter: parseFilter(asked),
            sort: sort ? parseSort({ ...Object.fromEntries(sort), _id: 1 }) : [],
            skip: 0,
            limit: sort ? limit : 0,
          }
          const { view, done } = engine.readView()
          const plan = planFor(view, collection, request)
          if (plan.kind !== 'collection') indexed += 1
          const run = (hint?: object) => {
            const hinted = { ...request, hint }
            const ids: unknown[] = []
            for (const row of find(
              engine.storage,
              view,
              collection,
              hinted,
              planFor(view, collection, hinted),
            ))
              if (row) ids.push(Number(row.doc['_id']))
            return sort ? ids : ids.toSorted((a, b) => Number(a) - Number(b))
          }
          assert.deepEqual(
            run(),
            run({ $natural: 1 }),
            `through ${plan.kind === 'index' ? plan.index.name : plan.kind}`,
          )
          done()
        }
      },
    )
    await fc.assert(property, { numRuns: runs })
    assert.ok(indexed > runs, `only ${indexed} of ${runs * 8} queries used an index`)
  }).timeout(60_000 + runs * 40)
})
