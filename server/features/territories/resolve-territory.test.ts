import assert from 'node:assert/strict'
import { containsTerritory, resolveTerritory, suggestTerritories, territoryName } from './index.ts'

const codeOf = (text: string) => resolveTerritory(text).code

describe('resolveTerritory, on the real map', () => {
  it('takes a code, whatever its case', () => assert.equal(codeOf('com-76540'), 'COM-76540'))
  it('takes a name that only one place bears, without its accents', () =>
    assert.equal(codeOf('pontoise'), 'COM-95500'))
  it('takes a postal code of one commune', () => assert.equal(codeOf('76000'), 'COM-76540'))
  it('takes the arrondissement for a postal code of Paris', () => assert.equal(codeOf('75001'), 'COM-75101'))
  it('takes the commune where its département has the same name', () =>
    assert.equal(codeOf('Paris'), 'COM-75056'))
  it('lets accents decide between Loire and Loiré', () =>
    assert.deepEqual([codeOf('Loire'), codeOf('Loiré')], ['DEP-42', 'COM-49178']))
  it('does not choose between two towns of one name, and gives both', () => {
    const resolved = resolveTerritory('Vienne')
    assert.equal(resolved.code, undefined)
    assert.deepEqual(
      resolved.choices.slice(0, 2).map(({ near }) => near),
      ['Nouvelle-Aquitaine', 'Isère'],
    )
  })
  it('finds no place for words that are none', () =>
    assert.deepEqual(resolveTerritory('xyzzy'), { code: undefined, choices: [] }))
})

describe('suggestTerritories, on the real map', () => {
  const codes = (query: string) => suggestTerritories(query, 8).map(({ code }) => code)
  it('gives the bigger of two places first', () =>
    assert.deepEqual(codes('saint-denis').slice(0, 2), ['COM-97411', 'COM-93066']))
  it('gives the whole name before a longer one', () => assert.equal(codes('ROUEN')[0], 'COM-76540'))
  it('knows St for Saint', () => assert.equal(codes('st etienne')[0], 'COM-42218'))
  it('gives what a postal code is beginning to name', () => assert.equal(codes('7600')[0], 'COM-76540'))
  it('gives a département by its number', () => assert.deepEqual(codes('2a'), ['DEP-2A']))
  it('gives no more than was asked', () => assert.equal(suggestTerritories('saint', 3).length, 3))
  it('gives nothing for nothing', () => assert.deepEqual(codes(' - '), []))
})

describe('containsTerritory, on the real map', () => {
  it('finds a town in its EPCI, département and région', () => {
    const around = ['EPCI-200023414', 'DEP-76', 'REG-28', 'COM-76540']
    assert.deepEqual(
      around.map((code) => containsTerritory(code, 'COM-76540')),
      [true, true, true, true],
    )
  })
  it('does not find a département in its town', () =>
    assert.equal(containsTerritory('COM-76540', 'DEP-76'), false))
  it('finds nothing in a place that we do not know', () =>
    assert.equal(containsTerritory('COM-0', 'COM-0'), false))
})

describe('territoryName', () => {
  it('names a place', () => assert.equal(territoryName('REG-28'), 'Normandie'))
  it('falls back on the code of a place that left the map', () =>
    assert.equal(territoryName('COM-99999'), 'COM-99999'))
})
