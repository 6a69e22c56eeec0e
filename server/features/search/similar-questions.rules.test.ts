import assert from 'node:assert/strict'
import { askTheSame, similarity } from './similar-questions.rules.ts'

describe('two titles', () => {
  const same: [string, string][] = [
    ['J’ai perdu mon passeport', 'Perte de passeport : que faire ?'],
    ['Le proprio ne rend pas la caution', 'Mon bailleur ne restitue pas le dépôt de garantie'],
    ['Qui paie l’enterrement de mon oncle ?', 'Frais d’obsèques de ma tante : qui paye ?'],
    ['comment resilier mon asurance habitation', 'Résiliation de l’assurance habitation'],
  ]
  for (const [a, b] of same) it(`ask the same: ${a} | ${b}`, () => assert.equal(askTheSame(a, b), true))

  const other: [string, string][] = [
    ['J’ai perdu mon passeport', 'On m’a volé mon passeport'],
    ['Comment demander un passeport ?', 'Combien coûte un passeport ?'],
    ['Comment créer une association ?', 'Comment dissoudre une association ?'],
    ['Un document pour ma mère', 'Un dossier pour mon père'],
    ['', 'Comment demander un passeport ?'],
  ]
  for (const [a, b] of other)
    it(`ask for different things: ${a} | ${b}`, () => assert.equal(askTheSame(a, b), false))

  it('are as alike one way as the other, and like themselves', () => {
    const [a, b] = ['Perte du passeport à l’étranger', 'Passeport perdu']
    assert.equal(similarity(a, b), similarity(b, a))
    assert.equal(similarity(a, a), 1)
  })
})
