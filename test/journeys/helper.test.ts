import assert from 'node:assert/strict'
import { createThread } from '../support/threads.ts'
import { enterAs, startJourney, withAndWithoutScript, type Journey } from '../support/journey.ts'

describe('a volunteer helper', function () {
  this.timeout(60_000)
  let journey: Journey
  before(async function () {
    journey = await startJourney(this)
  })
  after(() => journey?.close())

  for (const { javaScript, how } of withAndWithoutScript) {
    it(`answers with a sheet at hand, which says that it has grown old (H4, ${how})`, async () => {
      const thread = await createThread({ title: `Qui touche la pension de réversion, ${how} ?` })
      const page = await journey.visitor({ javaScript })
      await enterAs(page, 'helper', `/threads/${thread._id}/${thread.slug}`)
      const form = page.locator('#answer')
      const fiche = form.locator('.fiches-at-hand__fiche', { hasText: 'Pension de réversion' }).first()
      assert.match(await fiche.innerText(), /plus d’un an/)
      await form
        .getByLabel('Votre réponse', { exact: true })
        .fill('La personne mariée, même séparée. La fiche le dit.')
      if (javaScript) await fiche.getByRole('button', { name: /Citer/ }).click()
      else await form.getByLabel(/Vos sources/).fill(await fiche.locator('code').innerText())
      await form.getByRole('button', { name: 'Répondre' }).click()

      const answer = page.locator('.answer', { hasText: 'même séparée' })
      await answer.waitFor()
      assert.match(await answer.locator('.sources').innerText(), /pension de réversion[\s\S]*plus d’un an/i)
    })
  }
})
