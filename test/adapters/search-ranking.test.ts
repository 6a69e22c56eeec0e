import assert from 'node:assert/strict'
import { askedStems } from '../../server/adapters/search/asked-stems.ts'
import { passageOf } from '../../server/adapters/search/passage.ts'
import { rankCandidates, type Candidate } from '../../server/adapters/search/rank-candidates.ts'
import type { Ask } from '../../server/french/understand-query.ts'

const now = Date.parse('2026-03-01T09:00:00Z')
const aCandidate = (key: string, change: Partial<Candidate> = {}): Candidate => ({
  ...{ key, group: key, title: 'Autre', stems: ['mort'], impacts: 'h', weight: 2, sealedUntil: 0, date: 0 },
  ...change,
})
const anAsk = (...ways: [stem: string, weight: number][][]): Ask => ({
  ways: ways.map((way) => way.map(([stem, weight]) => ({ stem, weight }))),
})
const death = anAsk([['mort', 4]], [['deces', 4]])
const order = (candidates: Candidate[], asks = [death]) =>
  rankCandidates(candidates, asks, now).map(({ key }) => key)

describe('the rank of what may answer', () => {
  it('is higher the more it is about what is asked', () =>
    assert.deepEqual(order([aCandidate('little', { impacts: '5' }), aCandidate('much', { impacts: 'w' })]), [
      'much',
      'little',
    ]))

  it('does not depend on which of two words is used', () =>
    assert.deepEqual(
      order([
        aCandidate('typed', { impacts: 'a' }),
        aCandidate('official', { stems: ['deces'], impacts: 'w' }),
      ]),
      ['official', 'typed'],
    ))

  it('is higher when the title says nothing else', () =>
    assert.deepEqual(
      order([
        aCandidate('other', { title: 'Assurance dommages-ouvrage' }),
        aCandidate('exact', { title: 'La mort' }),
      ]),
      ['exact', 'other'],
    ))

  it('is higher under a seal in force, not under one that has lapsed', () => {
    const sealed = (until: number) =>
      order([aCandidate('plain'), aCandidate('sealed', { sealedUntil: until })])
    assert.deepEqual(sealed(now + 1), ['sealed', 'plain'])
    assert.deepEqual(sealed(now), ['plain', 'sealed'])
  })

  it('is one for a question and its answers', () =>
    assert.deepEqual(
      order([aCandidate('answer', { group: 't', impacts: 'w' }), aCandidate('question', { group: 't' })]),
      ['answer'],
    ))
})

describe('what the engine is asked for', () => {
  const bank = anAsk([['banqu', 3]])
  const place = anAsk([['nant', 0.5]])

  it('is all together in each way, then each alone, without what says little', () =>
    assert.deepEqual(askedStems([death, bank, place]), [
      'mort banqu',
      'deces banqu',
      'mort',
      'deces',
      'banqu',
    ]))

  it('is what there is when all says little', () => assert.deepEqual(askedStems([place]), ['nant']))
})

describe('the passage of a hit', () => {
  const text = `${'un mot '.repeat(40)}le décès du locataire ${'un mot '.repeat(40)}`

  it('is where the words are, marked whatever their ending', () => {
    const passage = passageOf(text, new Set(['deced', 'locatair']))
    assert.deepEqual(
      passage.filter(({ marked }) => marked).map((segment) => segment.text),
      ['décès', 'locataire'],
    )
    assert.ok(
      passage
        .map((segment) => segment.text)
        .join('')
        .split(' ').length <= 36,
    )
  })

  it('is the beginning when none of them is there', () =>
    assert.match(passageOf(text, new Set(['autr']))[0]?.text ?? '', /^un mot .*…$/))
})
