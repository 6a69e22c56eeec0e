import assert from 'node:assert/strict'
import { byFirstStem, readSynonyms } from './synonyms.ts'
import { Speller } from './speller.ts'
import { understandQuery, type Knowledge } from './understand-query.ts'
import { readVocabulary } from './vocabulary.ts'

const vocabulary = readVocabulary(
  [
    '100',
    'cart\t10\tcarte',
    'gris\t9\tgrise',
    'licenc\t5\tlicenciement',
    'enterr\t3\tenterrement',
    'caf\t4\tcaf',
  ].join('\n'),
)
const knowledge: Knowledge = {
  vocabulary,
  speller: new Speller(new Map([...vocabulary.words.keys()].map((word) => [word, 1])), () => false),
  synonyms: byFirstStem(
    readSynonyms('fired: viré, mis à la porte > licenciement\nown: à mon compte > indépendant'),
  ),
  isPlace: (words) => words.join(' ') === 'nantes',
}
const read = (typed: string, options?: { exact: boolean }) => understandQuery(typed, knowledge, options)
const waysOf = (typed: string, options?: { exact: boolean }) =>
  read(typed, options).asks.map(({ ways }) => ways.map((way) => way.map(({ stem }) => stem).join(' ')))

describe('what a query asks for', () => {
  it('is its words, without what people say around them', () =>
    assert.deepEqual(waysOf('Bonjour, je voudrais une carte grise svp'), [['cart'], ['gris']]))

  it('is all of it when there is nothing else', () => assert.deepEqual(waysOf('bonjour'), [['bonjour']]))

  it('is nothing for nothing', () => assert.deepEqual(waysOf(' ?! '), []))

  it('can be said in the words of the sheets as well', () => {
    assert.deepEqual(waysOf('viré'), [['vir', 'licenc']])
    assert.deepEqual(waysOf('il m’a mis à la porte'), [['port', 'licenc']])
  })

  it('is no idiom when only one of its words is there', () => assert.deepEqual(waysOf('compte'), [['compt']]))

  it('counts less where it only names a place', () => {
    const [place, card] = read('Nantes carte').asks.map(({ ways }) => ways[0]?.[0]?.weight ?? 0)
    assert.ok(place !== undefined && card !== undefined && place < card)
  })

  it('keeps what is rare above what is frequent', () => {
    const [frequent, rare] = read('carte enterrement').asks.map(({ ways }) => ways[0]?.[0]?.weight ?? 0)
    assert.ok(frequent !== undefined && rare !== undefined && rare > frequent)
  })
})

describe('a misspelt query', () => {
  it('is mended, and says so', () => assert.equal(read('Lisanciement abusif').mended, 'licenciement abusif'))

  it('is written out when it is short for something', () =>
    assert.equal(read('rdv carte').mended, 'rendez-vous carte'))

  it('is taken apart where an article was glued on', () =>
    assert.equal(read('lenterrement').mended, 'enterrement'))

  it('is left as it is on request', () => {
    assert.equal(read('lisanciement', { exact: true }).mended, undefined)
    assert.deepEqual(waysOf('lisanciement', { exact: true }), [['lisanc']])
  })

  it('is none when it is right, an acronym or too short to tell', () => {
    for (const typed of ['carte grise', 'CAP', 'cap', 'Carte GRISE', 'bonjour la carte'])
      assert.equal(read(typed).mended, undefined, typed)
  })
})
