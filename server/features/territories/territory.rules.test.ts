import assert from 'node:assert/strict'
import { readGazetteer } from './gazetteer.ts'
import { foldName, innermost, isWithin, nameMatch, type Territory } from './territory.rules.ts'

const lines = [
  'REG\t28\tNormandie',
  'REG\t84\tAuvergne',
  'DEP\t76\tSeine-Maritime\t28',
  'DEP\t14\tCalvados\t28',
  'EPCI\t1\tCommunauté des falaises\t40',
  'EPCI\t2\tCommunauté des deux rives\t60',
  'COM\t76001\tÉtretat\t76\t1\t76790\t30\t',
  'COM\t76002\tLe Havre\t76\t2\t76600 76610\t50\t',
  'COM\t14001\tHonfleur\t14\t2\t14600\t20\t',
  'COM\t76901\tLe Havre 1er Arrondissement\t76\t2\t76600\t9\t76002',
]
const places = readGazetteer(lines.join('\n'))
const place = (code: string): Territory => {
  const found = places.get(code)
  assert.ok(found, code)
  return found
}

describe('foldName', () => {
  it('compares without accents, case, hyphens or apostrophes', () =>
    assert.equal(foldName('L’Haÿ-les-Roses'), foldName("l'hay les roses")))
  it('writes St and Ste out', () => assert.equal(foldName('St-Étienne, Ste Foy'), 'saint etienne sainte foy'))
  it('leaves a word alone that only begins like St', () => assert.equal(foldName('Stains'), 'stains'))
  it('writes ligatures out', () => assert.equal(foldName('Œuilly'), 'oeuilly'))
})

describe('nameMatch', () => {
  it('prefers the whole name to its beginning, and that to the beginning of a word', () => {
    const ranks = ['rouen', 'rouen normandie', 'metropole rouen'].map((name) => nameMatch(name, 'rouen'))
    assert.deepEqual(ranks, [3, 2, 1])
  })
  it('lets the article be left out', () => assert.equal(nameMatch('le havre', 'havre'), 3))
  it('finds nothing inside a word', () => assert.equal(nameMatch('rouen', 'ouen'), 0))
})

describe('readGazetteer', () => {
  it('puts a commune in its EPCI, département and région', () =>
    assert.deepEqual(place('COM-76001').within, ['EPCI-1', 'DEP-76', 'REG-28']))
  it('puts an arrondissement in its commune', () =>
    assert.equal(isWithin(place('COM-76002'), place('COM-76901')), true))
  it('puts an EPCI in the département of all its communes', () =>
    assert.equal(isWithin(place('DEP-76'), place('EPCI-1')), true))
  it('puts an EPCI that crosses départements in the région alone', () => {
    assert.equal(isWithin(place('DEP-76'), place('EPCI-2')), false)
    assert.equal(isWithin(place('REG-28'), place('EPCI-2')), true)
  })
  it('counts the people of a département once, arrondissements left out', () =>
    assert.equal(place('DEP-76').population, 80))
  it('refuses a commune of a département that the list does not give', () =>
    assert.throws(() => readGazetteer('COM\t99001\tNulle-Part\t99\t\t\t1\t'), /DEP-99/))
})

describe('innermost', () => {
  it('takes the arrondissement where its commune has the same postal code', () =>
    assert.equal(innermost([place('COM-76002'), place('COM-76901')])?.code, 'COM-76901'))
  it('does not choose between places apart', () =>
    assert.equal(innermost([place('COM-76001'), place('COM-14001')]), undefined))
  it('finds nothing in nothing', () => assert.equal(innermost([]), undefined))
})
