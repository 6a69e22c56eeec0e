import assert from 'node:assert/strict'
import { sentenceStart, withArticle } from './agency-name.ts'

describe('the name of an agency in a sentence', () => {
  it('takes the article of its first word', () => {
    assert.equal(withArticle('Caisse de retraite de Brume', 'fr'), 'la Caisse de retraite de Brume')
    assert.equal(withArticle('Département de la Lande-Claire', 'fr'), 'le Département de la Lande-Claire')
    assert.equal(withArticle('Agence de l’emploi', 'fr'), 'l’Agence de l’emploi')
  })
  it('stays alone where we do not know, and in English', () => {
    assert.equal(withArticle('Brumexpo', 'fr'), 'Brumexpo')
    assert.equal(withArticle('Caisse de Brume', 'en'), 'Caisse de Brume')
  })
  it('begins a sentence with a capital', () =>
    assert.equal(sentenceStart('Caisse de Brume', 'fr'), 'La Caisse de Brume'))
})
