import assert from 'node:assert/strict'
import { importFrom } from '../../server/features/fiches/import-fiches.ts'
import { findFiche, listFichesUnder } from '../../server/features/fiches/fiche.repo.ts'
import { testConnection } from '../support/app.ts'
import { aFiche, createFiche, importSome } from '../support/fiches.ts'

describe('importing sheets', () => {
  before(() => testConnection())

  it('keeps a sheet whole', async () => {
    const fiche = await createFiche({ laws: [{ title: 'Code', url: 'https://www.legifrance.gouv.fr/1' }] })
    assert.deepEqual(await findFiche(fiche.id), fiche)
  })

  it('changes nothing when it is repeated', async () => {
    const fiche = aFiche()
    assert.deepEqual([await importSome(fiche), await importSome(fiche)], [1, 0])
  })

  it('shows the later edition, and lists it once', async () => {
    const topic = `sujet-${process.pid}`
    const fiche = await createFiche({ topics: [topic], edition: '2019-01-01' })
    await importSome({ ...fiche, edition: '2020-01-01', title: 'Une règle nouvelle' })
    assert.equal((await findFiche(fiche.id))?.edition, '2020-01-01')
    assert.deepEqual(
      (await listFichesUnder(topic, 5)).map(({ edition }) => edition),
      ['2020-01-01'],
    )
  })

  it('is not taken back by an earlier edition', async () => {
    const fiche = await createFiche({ edition: '2020-01-01' })
    await importSome({ ...fiche, edition: '2018-01-01' })
    assert.equal((await findFiche(fiche.id))?.edition, '2020-01-01')
  })

  it('stops after the batch at hand when told to, and goes on from there', async () => {
    const fiches = Array.from({ length: 100 }, () => aFiche())
    async function* lines() {
      for (const fiche of fiches) yield JSON.stringify(fiche)
    }
    const stop = new AbortController()
    const first = await importFrom(
      { count: 100, lines: lines() },
      { signal: stop.signal, onProgress: () => stop.abort() },
    )
    assert.equal(first, 64)
    assert.equal(await importSome(...fiches), 36)
  })

  it('tells how far it is', async () => {
    const seen: [number, number][] = []
    async function* lines() {
      for (let n = 0; n < 70; n++) yield JSON.stringify(aFiche())
    }
    await importFrom({ count: 70, lines: lines() }, { onProgress: (done, total) => seen.push([done, total]) })
    assert.deepEqual(seen, [
      [64, 70],
      [70, 70],
    ])
  })
})
