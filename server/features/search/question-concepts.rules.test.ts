import assert from 'node:assert/strict'
import { conceptsOf, officialTerms } from './question-concepts.rules.ts'

describe('what a title says', () => {
  it('is in official words, each once, without what says nothing', () =>
    assert.deepEqual(
      conceptsOf('Bonjour, mon proprio et la caution de mon proprio ?').map(({ term }) => term),
      ['dépôt de garantie', 'propriétaire'],
    ))

  it('can be found by the official words for its matter and for what is asked, not by whom it is about', () =>
    assert.deepEqual(officialTerms('Ma mère a perdu sa CNI à la mairie'), ["carte d'identité", 'perte']))
})
