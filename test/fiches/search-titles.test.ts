import assert from 'node:assert/strict'
import { searchFicheTitles } from '../../server/features/fiches/index.ts'
import { testConnection } from '../support/app.ts'
import { createFiche } from '../support/fiches.ts'

describe('searching sheets by title, without a search engine', () => {
  before(() => testConnection())

  /** Words that no other test uses: the store is shared. */
  const rare = (word: string) => `${word}${process.pid}`

  it('finds a title without its accents, little words left out', async () => {
    const { id } = await createFiche({ title: `Pension de ${rare('réversion')} pour les veufs` })
    const found = await searchFicheTitles(`la pension de ${rare('reversion')}`, 3)
    assert.deepEqual(
      found.map((fiche) => fiche.id),
      [id],
    )
  })
  it('gives titles with all the words first', async () => {
    const one = await createFiche({ title: `${rare('carte')} perdue` })
    const both = await createFiche({ title: `${rare('carte')} perdue ou ${rare('volee')} en voyage` })
    const found = await searchFicheTitles(`${rare('carte')} ${rare('volee')}`, 3)
    assert.deepEqual(
      found.map((fiche) => fiche.id),
      [both.id, one.id],
    )
  })
  it('finds nothing for little words alone', async () =>
    assert.deepEqual(await searchFicheTitles('et de la', 3), []))
})
