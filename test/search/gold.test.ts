import assert from 'node:assert/strict'
import type { SearchDocument } from '../../server/adapters/search/search.port.ts'
import { askGold } from '../../scripts/bench/search/ask-gold.ts'
import { fillGoldIndex } from '../../scripts/bench/search/fill-gold-index.ts'
import { readGoldDocuments } from '../../scripts/bench/search/gold-documents.ts'
import { goldKey, parts, queryKinds, readGoldQueries } from '../../scripts/bench/search/gold.ts'
import { succeedsAt3 } from '../../scripts/bench/search/measures.ts'
import { testIndex } from './search-app.ts'

/** Queries of the test part whose answer is among the first three, as `npm run bench:search` saw it last. It only rises. */
const committed = 70

describe('the gold set of searches', function () {
  this.timeout(120_000) // it fills an index with 4,056 sheets
  let documents: SearchDocument[]
  before(async () => {
    documents = await readGoldDocuments()
  })
  const queries = readGoldQueries()

  it('asks 300 different things or more, each way of writing in both parts', () => {
    assert.ok(new Set(queries.map(({ q }) => q.toLowerCase())).size === queries.length)
    assert.ok(queries.length >= 300)
    for (const part of parts)
      for (const kind of queryKinds)
        assert.ok(queries.filter((query) => query.part === part && query.kind === kind).length >= 10, kind)
  })

  it('expects nothing that is not there', () => {
    const known = new Set(documents.map(({ id }) => goldKey(id)))
    const missing = queries.flatMap(({ grades }) => [...grades.keys()].filter((key) => !known.has(key)))
    assert.deepEqual(missing, [])
  })

  it('has an answer among the first three for as many queries as ever', async () => {
    const index = await testIndex()
    await fillGoldIndex(index, documents)
    const asked = await askGold(
      index,
      queries.filter(({ part }) => part === 'test'),
    )
    const found = asked.filter(succeedsAt3).length
    assert.ok(found >= committed, `${found} of ${asked.length}, once ${committed}`)
  })
})
