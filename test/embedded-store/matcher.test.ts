import assert from 'node:assert/strict'
import fc from 'fast-check'
import { Query } from 'mingo'
import { compileQuery } from '../../server/database/embedded/match.ts'
import { decode, decodePlain, encode } from '../../server/database/embedded/raw-bson.ts'
import type { Doc } from '../../server/database/embedded/values.ts'
import { document, filter } from './generators.ts'
import { differenceIn, differences, leavesOf, type Leaf } from './mingo-differences.ts'

/** More with MATCHER_RUNS, when the matcher has changed. */
const runs = Number(process.env['MATCHER_RUNS'] ?? 3_000)

/** Both as they come out of BSON: exact for us, with plain numbers for mingo. */
const ours = (doc: Doc, asked: Doc): boolean => compileQuery(decode(encode(asked)))(decode(encode(doc)))
const theirs = (doc: Doc, asked: Doc): boolean =>
  new Query(decodePlain(encode(asked))).test(decodePlain(encode(doc)))

describe('the matcher', () => {
  it('finds what mingo finds, but for named differences of single tests', () => {
    const explained = new Map<string, number>(differences.map(({ what }) => [what, 0]))
    let found = 0
    let alike = 0
    const differsIn = (doc: Doc, { path, op, operand }: Leaf): boolean => {
      const leaf = { [path]: { [op]: operand } }
      return ours(doc, leaf) !== theirs(doc, leaf)
    }
    const property = fc.property(document, filter, (made, madeFilter) => {
      const doc = decodePlain(encode(made))
      const asked = decodePlain(encode(madeFilter))
      const answer = ours(doc, asked)
      if (answer) found += 1
      const differing = leavesOf(asked).filter((leaf) => differsIn(doc, leaf))
      for (const leaf of differing) {
        const what = differenceIn(doc, leaf)
        assert.ok(what !== undefined, `no known difference in ${JSON.stringify(leaf)}`)
        explained.set(what, (explained.get(what) ?? 0) + 1)
      }
      if (differing.length === 0) {
        alike += 1
        assert.equal(answer, theirs(doc, asked))
      }
    })
    fc.assert(property, { numRuns: runs })
    assert.ok(found > runs / 20, `only ${found} of ${runs} filters matched`)
    assert.ok(alike > runs * 0.9, `only ${alike} of ${runs} filters were answered alike in all their parts`)
    if (runs >= 50_000) {
      for (const [what, times] of explained) process.stdout.write(`${String(times).padStart(6)} × ${what}\n`)
      const idle = [...explained].filter(([, times]) => times === 0).map(([what]) => what)
      assert.deepEqual(idle, [], 'differences that were not met excuse nothing')
    }
  }).timeout(30_000 + runs)
})
