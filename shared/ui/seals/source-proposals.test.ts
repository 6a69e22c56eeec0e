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

  it('name a sheet once, as the answer does', () => {
    const [only, ...rest] = sourceProposals([cited()], [aSheet('particuliers-F1')], 'fr')
    assert.deepEqual(rest, [])
    assert.match(only?.detail ?? '', /^citée par la réponse, /)
  })

  it('leave out addresses: whether one is official is for the server to say', () =>
    assert.deepEqual(sourceProposals([{ url: 'https://example.com/', readAt: '2026-11-01' }], [], 'fr'), []))
})
