import assert from 'node:assert/strict'
import { signedOut, startApp, type TestApp } from '../support/app.ts'
import { aParagraph, aSection, createFiche } from '../support/fiches.ts'

describe('the page of an official sheet', () => {
  let app: TestApp
  before(async () => {
    app = await startApp()
  })
  after(() => app.close())

  const page = async (id: string, lang = 'fr') =>
    (
      await signedOut(app)
        .get(`/fiches/${id}`)
        .set('Accept', 'text/html')
        .set('Cookie', `lang=${lang}`)
        .expect(200)
    ).text

  it('says that it is a copy, of when, and where the original is', async () => {
    const { id, url } = await createFiche({ edition: '2020-03-09' })
    const html = await page(id)
    assert.match(html, /Copie de démonstration du 12 novembre 2020, peut ne plus être à jour/)
    assert.match(html, /version du 9 mars 2020/)
    assert.ok(html.includes(`href="${url}"`))
  })
  it('gives every section an address, however deep', async () => {
    const deep = aSection('condition-cas-general', 'Cas général', aParagraph('55 ans'))
    const { id } = await createFiche({
      sections: [aSection('condition', 'Condition', { kind: 'cases', cases: [deep] })],
    })
    const html = await page(id)
    for (const anchor of ['condition', 'condition-cas-general'])
      assert.ok(html.includes(`id="${anchor}"`), anchor)
  })
  it('numbers the steps of a life event', async () => {
    const steps = [aSection('jour', 'Dans les 24 heures'), aSection('semaine', 'Dans les 6 jours')]
    const { id } = await createFiche({ kind: 'event', steps: true, sections: steps })
    assert.match(await page(id), /<ol class="fiche-steps"><li class="fiche-steps__step" id="jour">/)
  })
  it('writes words as words, never as HTML', async () => {
    const { id } = await createFiche({
      title: '<b>Titre</b>',
      sections: [aSection('regle', '<i>Règle</i>', aParagraph('<script>alert(1)</script>'))],
    })
    assert.doesNotMatch(await page(id), /<b>Titre|<i>Règle|<script>alert/)
  })
  it('leads back to the life event, and to the people who lived it', async () => {
    const { id } = await createFiche({ topics: ['reversion'] })
    const html = await page(id)
    assert.match(html, /href="\/topics\/deces"[^]*href="\/topics\/reversion"/)
    assert.match(html, /href="\/ask\?topic=reversion"/)
  })
  it('says in English that its text is French', async () => {
    const { id } = await createFiche()
    const html = await page(id, 'en')
    assert.match(html, /Demonstration copy of 12 November 2020, may be out of date/)
    assert.match(html, /<article class="fiche" lang="fr">/)
  })
  it('gives a program its date and its source', async () => {
    const fiche = await createFiche({ edition: '2020-03-09' })
    const { body } = await signedOut(app)
      .get(`/fiches/${fiche.id}`)
      .set('Accept', 'application/json')
      .expect(200)
    const { id, title, date, source, stale } = body.fiche
    assert.deepEqual([id, title, date, source, stale], [fiche.id, fiche.title, '2020-03-09', fiche.url, true])
  })
  it('is not found under a number that no sheet has, or that is none', async () => {
    for (const id of ['particuliers-F0', 'F16507', 'particuliers-F1;drop'])
      await signedOut(app)
        .get(`/fiches/${encodeURIComponent(id)}`)
        .expect(404)
  })
})
