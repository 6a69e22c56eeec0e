import assert from 'node:assert/strict'
import fc from 'fast-check'
import mongoose from 'mongoose'
import { Engine } from '../../server/database/embedded/engine.ts'
import { find, planFor, type FindRequest } from '../../server/database/embedded/execute.ts'
import { parseFilter } from '../../server/database/embedded/filter.ts'
import { decodePlain as decode, encode } from '../../server/database/embedded/raw-bson.ts'
import { parseSort } from '../../server/database/embedded/sort.ts'
import { insertDocument } from '../../server/database/embedded/write-documents.ts'
import { answer } from '../../server/database/embedded/dispatch.ts'
import { temporaryFolder } from './support.ts'

/** More with PLANNER_RUNS, when the planner or the matcher has changed. */
const runs = Number(process.env['PLANNER_RUNS'] ?? 100)

// Few values, so that they meet often; all kinds, so that they meet across types.
const scalar = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<unknown>(0, 1, 2, 3) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<unknown>(
      null,
      1.5,
      NaN,
      'a',
      'ab',
      'b',
      true,
      new Date(1),
      new Date(2),
      new mongoose.mongo.ObjectId('655f1f77bcf86cd799439011'),
    ),
  },
)
const inner = fc.record({ x: scalar, y: scalar }, { requiredKeys: [] })
const value = fc.oneof(
  { weight: 6, arbitrary: scalar },
  { weight: 2, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  { weight: 2, arbitrary: inner },
  { weight: 2, arbitrary: fc.array(fc.oneof(inner, scalar), { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.array(fc.array(scalar, { maxLength: 2 }), { maxLength: 2 }) },
)
const document = fc.record({ a: value, b: value, c: scalar }, { requiredKeys: [] })

const path = fc.constantFrom('a', 'b', 'c', 'a.x', 'a.y', 'b.x', 'a.0')
const direction = fc.constantFrom(1, -1)
const keys = fc.uniqueArray(fc.tuple(path, direction), {
  minLength: 1,
  maxLength: 3,
  selector: ([name]) => name,
})

const comparison = fc.oneof(
  { weight: 2, arbitrary: value },
  { weight: 4, arbitrary: scalar },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom('$gt', '$gte', '$lt', '$lte', '$eq', '$ne'), scalar)
      .map(([op, operand]) => ({ [op]: operand })),
  },
  { weight: 2, arbitrary: fc.tuple(scalar, scalar).map(([low, high]) => ({ $gte: low, $lt: high })) },
  { weight: 2, arbitrary: fc.array(scalar, { maxLength: 3 }).map((list) => ({ $in: list })) },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 2 }).map((list) => ({ $nin: list })) },
  { weight: 1, arbitrary: fc.boolean().map((there) => ({ $exists: there })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      { $type: 'string' },
      { $type: 'number' },
      { $size: 1 },
      { $regex: '^a' },
      { $regex: '^ab?' },
      { $mod: [2, 0] },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(scalar, scalar).map(([low, high]) => ({ $elemMatch: { $gte: low, $lte: high } })),
  },
  { weight: 1, arbitrary: inner.map((query) => ({ $elemMatch: query })) },
  {
    weight: 1,
    arbitrary: fc.tuple(scalar, scalar).map(([x, y]) => ({ $elemMatch: { x, y: { $lte: y } } })),
  },
  { weight: 1, arbitrary: fc.array(scalar, { minLength: 1, maxLength: 2 }).map((list) => ({ $all: list })) },
  { weight: 1, arbitrary: scalar.map((operand) => ({ $not: { $gt: operand } })) },
)
const conjunction = fc
  .uniqueArray(fc.tuple(path, comparison), { minLength: 1, maxLength: 3, selector: ([name]) => name })
  .map((parts) => Object.fromEntries(parts))
const filter = fc.oneof(
  { weight: 5, arbitrary: conjunction },
  {
    weight: 1,
    arbitrary: fc.array(conjunction, { minLength: 1, maxLength: 3 }).map((parts) => ({ $or: parts })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(conjunction, conjunction, conjunction)
      .map(([own, one, other]) => ({ $and: [own, { $or: [one, other] }] })),
  },
)
const partial = fc.oneof(
  { weight: 4, arbitrary: fc.constant(undefined) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<object>(
      { c: { $exists: true } },
      { c: { $gt: 0 } },
      { b: 'a' },
      { c: { $in: [1, 'a', null] } },
      { a: { $type: 'number' } },
      { c: { $gte: 1 }, b: { $exists: true } },
      { c: null },
    ),
  },
)
const index = fc.record({ keys, sparse: fc.boolean(), partial })
const query = fc.record({
  filter,
  sort: fc.option(keys, { nil: undefined }),
  limit: fc.constantFrom(0, 0, 3),
})

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
