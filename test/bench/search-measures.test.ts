import assert from 'node:assert/strict'
import { goldKey, partOf, type Grade } from '../../scripts/bench/search/gold.ts'
import { ndcg10, qualityOf, succeedsAt3 } from '../../scripts/bench/search/measures.ts'

const grades = new Map<string, Grade>([
  ['answers', 2],
  ['helps', 1],
])
const rounded = (value: number) => Number(value.toFixed(4))

describe('the quality of a search', () => {
  it('is whole when the best comes first, and less the later it comes', () => {
    assert.equal(ndcg10({ found: ['answers', 'helps', 'other'], grades }), 1)
    // (1 + 3 / log2 3) / (3 + 1 / log2 3), worked out by hand
    assert.equal(rounded(ndcg10({ found: ['helps', 'answers'], grades })), 0.7967)
    assert.equal(ndcg10({ found: [], grades }), 0)
  })

  it('sees ten places, and pays for nothing twice', () => {
    const late = [...Array.from({ length: 10 }, (_, index) => `other-${index}`), 'answers']
    assert.equal(ndcg10({ found: late, grades }), 0)
    assert.equal(ndcg10({ found: ['answers', 'answers'], grades }), ndcg10({ found: ['answers'], grades }))
  })

  it('is a success when what answers is third, not when it is fourth or only helps', () => {
    assert.equal(succeedsAt3({ found: ['a', 'b', 'answers'], grades }), true)
    assert.equal(succeedsAt3({ found: ['a', 'b', 'c', 'answers'], grades }), false)
    assert.equal(succeedsAt3({ found: ['helps'], grades }), false)
  })

  it('is the mean over all queries, those without any result counted', () => {
    const quality = qualityOf([
      { found: ['answers', 'helps'], grades },
      { found: [], grades },
    ])
    assert.deepEqual(quality, { queries: 2, ndcg10: 0.5, success3: 0.5, empty: 0.5 })
    assert.throws(() => qualityOf([]), RangeError)
  })
})

describe('a sheet of the gold set', () => {
  it('is the same in every audience', () => {
    assert.equal(goldKey('particuliers-F19030'), goldKey('professionnels-F19030'))
    assert.equal(goldKey('colocation-a-trois'), 'colocation-a-trois')
  })

  it('never moves to the other part', () => {
    assert.deepEqual(['particuliers-F16507', 'particuliers-F13104', 'particuliers-F1451'].map(partOf), [
      'test',
      'test',
      'tuning',
    ])
  })
})
