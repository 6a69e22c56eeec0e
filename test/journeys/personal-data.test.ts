import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { startJourney, withAndWithoutScript, type Journey } from '../support/journey.ts'
import { createPerson, createThread } from '../support/threads.ts'

const nir = '2 69 05 49 588 157 80'

describe('a social-security number, typed where nobody expects one', function () {
  this.timeout(60_000)
  let journey: Journey
  before(async function () {
    journey = await startJourney(this)
  })
  after(() => journey?.close())

  /** It is shown where it stands, as it was typed, and its sentence is tied to the field. */
  async function expectCaught(page: Page, label: RegExp, typed: string): Promise<void> {
    await page.locator('.error-summary').waitFor()
    assert.equal(await page.locator('.personal-data mark').innerText(), nir)
    const field = page.locator('main').getByLabel(label)
    assert.equal(await field.inputValue(), typed)
    assert.equal(await field.getAttribute('aria-invalid'), 'true')
  }

  for (const { javaScript, how } of withAndWithoutScript) {
    it(`is shown among the sources of an answer, which is kept (${how})`, async () => {
      const thread = await createThread()
      const page = await journey.visitorAs(await createPerson(), { javaScript, width: 360 })
      await page.goto(`/threads/${thread._id}/${thread.slug}`)
      await page.getByLabel('Votre réponse').fill('Oui, elle la touche.')
      const source = `particuliers-F13104 dossier ${nir}`
      await page.getByLabel(/Vos sources/).fill(source)
      await page.getByRole('button', { name: 'Répondre', exact: true }).click()
      await expectCaught(page, /Vos sources/, source)
      assert.equal(await page.getByLabel('Votre réponse').inputValue(), 'Oui, elle la touche.')
    })

    it(`is shown in the address of a collective, which is kept (${how})`, async () => {
      const page = await journey.visitorAs(await createPerson(), { javaScript, width: 360, lang: 'en' })
      await page.goto('/collectives/new')
      await page.getByLabel('Its name').fill('Les voisins du jeudi')
      const link = `https://voisins.example/?de=${nir}`
      await page.getByLabel(/Where you already are/).fill(link)
      await page.getByRole('button', { name: 'Make the collective' }).click()
      await expectCaught(page, /Where you already are/, link)
      assert.equal(await page.getByLabel('Its name').inputValue(), 'Les voisins du jeudi')
    })

    it(`is shown in a report, whose reason is kept (${how})`, async () => {
      const page = await journey.visitor({ javaScript, width: 360 })
      await page.goto('/reports/new?target=%2Ftopics')
      await page.getByRole('radio').nth(1).check()
      const details = `On y lit le ${nir}, à enlever.`
      await page.locator('main textarea').fill(details)
      await page.locator('main').getByRole('button').click()
      await expectCaught(page, /En quelques mots/, details)
      assert.ok(await page.getByRole('radio').nth(1).isChecked())
    })
  }
})
