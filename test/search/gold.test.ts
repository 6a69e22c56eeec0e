import assert from 'node:assert/strict'
import type { SearchDocument } from '../../server/adapters/search/search.port.ts'
import { askGold } from '../../scripts/bench/search/ask-gold.ts'
import { fillGoldIndex } from '../../scripts/bench/search/fill-gold-index.ts'
import { readGoldDocuments } from '../../scripts/bench/search/gold-documents.ts'
import {
  goldKey,
  parts,
  queryKinds,
  readGoldQueries,
  readSynonymQueries,
} from '../../scripts/bench/search/gold.ts'
import { synonymGroups } from '../../server/french/synonyms.ts'
import { succeedsAt3 } from '../../scripts/bench/search/measures.ts'
import { judgeMatcher } from '../../scripts/bench/search/judge-matcher.ts'
import { pairsOf, readQuestionGroups } from '../../scripts/bench/search/question-pairs.ts'
import { askTheSame } from '../../server/features/search/similar-questions.rules.ts'
import { testIndex } from './search-app.ts'

/** Queries of the test part whose answer is among the first three, as `npm run bench:search` saw it last. It only rises. */
const committed = 127

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

  it('has two queries or more for each group of synonyms, none of them tuned to', () => {
    const tuned = new Set(queries.map(({ q }) => q.toLowerCase()))
    const asked = readSynonymQueries()
    assert.deepEqual(
      asked.filter(({ q }) => tuned.has(q.toLowerCase())),
      [],
    )
    const bare = synonymGroups.filter(({ name }) => asked.filter(({ group }) => group === name).length < 2)
    assert.deepEqual(
      bare.map(({ name }) => name),
      [],
    )
    assert.ok(synonymGroups.length >= 150)
  })

  it('expects nothing that is not there', () => {
    const known = new Set(documents.map(({ id }) => goldKey(id)))
    const missing = [...queries, ...readSynonymQueries()].flatMap(({ grades }) =>
      [...grades.keys()].filter((key) => !known.has(key)),
    )
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

describe('the gold set of questions', () => {
  const groups = readQuestionGroups()

  it('has 200 pairs or more, both of the same and of what only looks so, in both parts', () => {
    const pairs = groups.flatMap(pairsOf)
    assert.ok(pairs.length >= 200)
    for (const part of parts)
      for (const same of [true, false])
        assert.ok(pairs.filter((pair) => pair.part === part && pair.same === same).length >= 50)
  })

  it('is told apart: what is said to be the same is, nine times of ten, and most of it is seen', () => {
    const judged = judgeMatcher(
      askTheSame,
      groups.filter(({ part }) => part === 'test'),
    )
    assert.ok(judged.precision >= 0.9, `precision ${judged.precision}`)
    assert.ok(judged.recall >= 0.7, `recall ${judged.recall}`)
  })
})
