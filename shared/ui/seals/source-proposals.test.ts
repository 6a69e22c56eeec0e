import assert from 'node:assert/strict'
import type { FicheItem } from '../../api/fiches.ts'
import { sourceProposals } from './source-proposals.ts'

const aSheet = (id: string): FicheItem => ({
  id,
  edition: '2026-03-09',
  kind: 'information',
  title: `Fiche ${id}`,
  description: '',
})
const cited = (change: object = {}) => ({
  fiche: 'particuliers-F1',
  edition: '2026-03-09',
  title: 'Fiche particuliers-F1',
  url: '/fiches/particuliers-F1',
  stale: false,
  ...change,
})

describe('the sources that a verdict is offered', () => {
  it('are those of the answer as one would type them, then the sheets of the topic', () =>
    assert.deepEqual(
      sourceProposals(
        [cited({ section: 'regle', quote: 'au moins 55 ans' })],
        [aSheet('particuliers-F2')],
        'fr',
      ).map(({ value }) => value),
      ['particuliers-F1#regle au moins 55 ans', 'particuliers-F2'],
    ))

  it('name a sheet once', () => {
    const [only, ...rest] = sourceProposals([cited()], [aSheet('particuliers-F1')], 'fr')
    assert.deepEqual(rest, [])
    assert.equal(only?.label, 'Fiche particuliers-F1')
  })

  it('show the words that the answer quotes first, since several may stand in one sheet', () => {
    const [words] = sourceProposals([cited({ quote: 'au moins 55 ans' })], [], 'fr')
    assert.equal(words?.label, '«\u00a0au moins 55 ans\u00a0»')
    assert.match(words?.detail ?? '', /^Fiche particuliers-F1, copie du 9\smars\s2026$/)
  })

  it('name a sheet once for the words of it that follow each other', () => {
    const proposals = sourceProposals(
      [cited({ quote: 'au moins 55 ans' }), cited({ quote: '54 %' })],
      [],
      'fr',
    )
    assert.deepEqual(
      proposals.slice(1).map(({ label, detail }) => [label, detail]),
      [['«\u00a054 %\u00a0»', 'même fiche']],
    )
  })

  it('leave out addresses: whether one is official is for the server to say', () =>
    assert.deepEqual(sourceProposals([{ url: 'https://example.com/', readAt: '2026-11-01' }], [], 'fr'), []))
})
