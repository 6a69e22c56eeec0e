import assert from 'node:assert/strict'
import { wordsOf } from './fold-words.ts'
import { stemOf } from './stem.ts'

const stemsOf = (words: string) => [...new Set(wordsOf(words).map(stemOf))]

describe('the stem of a word', () => {
  for (const family of [
    'licenciement licenciements licencié licenciée licencier',
    'mort mourir meurt morte',
    'assurance assurer assuré assureur',
    'retraite retraites retraité',
    'vendre vente vendu vendeur',
    'impôt impôts',
    'travail travailler travaille',
  ])
    it(`is one for ${family}`, () => assert.equal(stemsOf(family).length, 1, stemsOf(family).join(' ')))

  it('keeps apart what means something else', () => {
    for (const pair of ['loyer loi', 'CAF CAP', 'permis permettre', 'travail travaux', 'mère maire'])
      assert.equal(stemsOf(pair).length, 2, pair)
  })

  it('is the word itself for an acronym and a number', () =>
    assert.deepEqual(stemsOf('RSA 2042'), ['rsa', '2042']))
})
