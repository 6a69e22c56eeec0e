import assert from 'node:assert/strict'
import { wordsToFind, wordsTyped } from '../../server/adapters/search/query-text.ts'

describe('the words of a query', () => {
  const cases: [typed: string, found: string][] = [
    ['Bonjour, je voudrais savoir comment demander une carte grise ?', 'demander carte grise ?'],
    ['bonsoir à tous quelqu’un sait pour la CAF', 'CAF'],
    ['Est-ce que mon père a droit à l’APA', 'père droit APA'],
    ['SVP aide au logement', 'aide logement'],
    ['comment faire pour le décès de ma mère', 'décès mère'],
    ['retraite mere desede reversion', 'retraite mere desede reversion'],
  ]
  for (const [typed, found] of cases) {
    it(`of "${typed}" are "${found}"`, () => assert.equal(wordsToFind(typed), found))
  }

  it('are all of them when there is nothing but fillers', () =>
    assert.equal(wordsToFind('bonjour'), 'bonjour'))

  it('keep a word that only begins like an opening', () =>
    assert.equal(wordsToFind('donation salutaire'), 'donation salutaire'))

  it('hold no operator of the engine', () =>
    assert.equal(wordsToFind('"carte grise" -vol'), 'carte grise vol'))

  it('are cut at 200 characters', () => assert.ok(wordsToFind('réversion '.repeat(100)).length <= 200))

  it('of nothing are nothing', () => assert.equal(wordsToFind(' \n '), ''))
})

describe('the words of a query that is being typed', () => {
  it('keep the last one, though it is a filler so far', () =>
    assert.equal(wordsTyped('bonjour la mai'), 'mai'))

  it('keep it after an elision', () => assert.equal(wordsTyped("demande d'a"), 'demande a'))

  it('are those of a whole query after a space', () => assert.equal(wordsTyped('la mairie de '), 'mairie'))
})
