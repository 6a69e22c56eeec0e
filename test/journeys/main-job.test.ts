import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { testIndex } from '../search/search-app.ts'
import { createPerson } from '../support/threads.ts'
import { enterAs, startJourney, withAndWithoutScript, type Journey } from '../support/journey.ts'

describe('two people in two browsers, and an agency beside them', function () {
  this.timeout(120_000)
  let journey: Journey
  before(async function () {
    journey = await startJourney(this, { search: await testIndex() })
  })
  after(() => journey?.close())

  for (const { javaScript, how } of withAndWithoutScript) {
    it(`a question is asked, found, answered, talked about, and sealed (${how})`, async () => {
      const rare = `brouette${randomUUID().slice(0, 6)}`
      const title = `Réversion et ${rare}, que dire à la caisse ?`
      const [asker, helper] = await Promise.all([
        journey.visitorAs(await createPerson(), { javaScript, width: 360 }),
        journey.visitorAs(await createPerson(), { javaScript }),
      ])

      await asker.goto('/ask')
      await asker.getByLabel('Votre question, en une phrase').fill(title)
      await asker.getByLabel('Sujet').selectOption('reversion')
      await asker.getByRole('button', { name: 'Publier ma question' }).click()
      await asker.getByRole('heading', { level: 1, name: title }).waitFor()

      // Found by search at once, beside official sheets.
      await journey.test.app.settled()
      await helper.goto('/')
      await helper.getByRole('searchbox').or(helper.getByRole('combobox')).first().fill(rare)
      await helper.getByRole('button', { name: 'Chercher' }).click()
      await helper.getByRole('link', { name: title }).click()
      await helper.getByRole('heading', { level: 1, name: title }).waitFor()

      // Talked about, both at once.
      await helper.getByLabel('Votre message').fill('Bonjour, était-elle mariée ?')
      await helper.getByRole('button', { name: 'Envoyer' }).click()
      await helper.locator('.message', { hasText: 'était-elle mariée' }).waitFor()
      if (!javaScript) await asker.reload()
      await asker.locator('.message', { hasText: 'était-elle mariée' }).waitFor()
      await asker.getByLabel('Votre message').fill('Oui, trente ans.')
      await asker.getByRole('button', { name: 'Envoyer' }).click()
      if (!javaScript) await helper.reload()
      await helper.locator('.message', { hasText: 'trente ans' }).waitFor()

      // Answered, and seen by the asker.
      const answer = helper.locator('#answer')
      await answer
        .getByLabel('Votre réponse', { exact: true })
        .fill('Demandez la réversion, avec votre livret de famille.')
      await answer.getByRole('button', { name: 'Répondre' }).click()
      await helper.locator('.answer', { hasText: 'livret de famille' }).waitFor()
      if (javaScript) await asker.getByText(/nouvelle réponse/).waitFor()
      await asker.reload()
      await asker.locator('.answer', { hasText: 'livret de famille' }).waitFor()

      // Sealed by an agency, seen by everybody.
      const moderator = await journey.visitor({ javaScript })
      const path = new URL(helper.url()).pathname
      await enterAs(moderator, 'moderator', path)
      const form = moderator.locator('.seal-form')
      await form.locator('.seal-form__summary').click()
      await form.getByRole('radio', { name: /^Valider/ }).check()
      await form.getByText(/^Une autre source/).click()
      await form
        .getByLabel('Une fiche ou une adresse')
        .fill('https://www.service-public.gouv.fr/particuliers/vosdroits/F13104 2026-11-20')
      await form.getByRole('button', { name: 'Poser le sceau' }).click()
      await moderator.locator('.seal', { hasText: 'Validé par la Caisse de retraite de Brume' }).waitFor()
      const reader = await journey.visitor({ javaScript })
      await reader.goto(path)
      assert.ok(
        await reader.locator('.seal', { hasText: 'Validé par la Caisse de retraite de Brume' }).isVisible(),
      )
      assert.equal((await reader.locator('[aria-current=step]').innerText()).split('\n')[0], 'Validée')

      // And found with its seal.
      await journey.test.app.settled()
      await reader.goto(`/search?q=${rare}`)
      assert.match(await reader.locator('.row').first().innerText(), /Validé/)
    })
  }
})
