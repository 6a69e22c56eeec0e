import assert from 'node:assert/strict'
import { findFicheSection } from '../../server/features/fiches/index.ts'
import { testConnection } from '../support/app.ts'
import { aParagraph, aSection, createFiche } from '../support/fiches.ts'

describe('naming a sheet as a source', () => {
  before(() => testConnection())

  const withTwoRules = () =>
    createFiche({
      edition: '2020-03-09',
      title: 'Réversion',
      sections: [
        aSection('age', 'Condition d’âge', aParagraph('Vous devez avoir au moins\u00a055 ans.')),
        aSection('montant', 'Montant', aParagraph('La pension est de ', 'moitié.')),
      ],
    })

  it('gives the edition and the title that go with the quote', async () => {
    const { id } = await withTwoRules()
    assert.deepEqual(await findFicheSection(id, 'age', 'au moins 55 ans'), {
      edition: '2020-03-09',
      title: 'Réversion',
      sectionTitle: 'Condition d’âge',
    })
  })
  it('refuses words that stand in another section', async () => {
    const { id } = await withTwoRules()
    assert.equal(await findFicheSection(id, 'montant', 'au moins 55 ans'), 'no-quote')
  })
  it('finds words anywhere in the sheet when no section is named', async () => {
    const { id } = await withTwoRules()
    assert.notEqual(await findFicheSection(id, undefined, 'La pension est de moitié.'), 'no-quote')
  })
  it('refuses a section that is not there', async () => {
    const { id } = await withTwoRules()
    assert.equal(await findFicheSection(id, 'duree'), 'no-section')
  })
  it('refuses a sheet that is not there', async () =>
    assert.equal(await findFicheSection('particuliers-F0'), 'no-fiche'))
})
