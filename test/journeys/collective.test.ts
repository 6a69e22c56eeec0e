import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { createPerson, createThread } from '../support/threads.ts'
import { createAgency, createModerator } from '../support/agencies.ts'
import { startJourney, withAndWithoutScript, type Journey } from '../support/journey.ts'
import { signedOut } from '../support/app.ts'

describe('the lead of a collective', function () {
  this.timeout(90_000)
  let journey: Journey
  before(async function () {
    journey = await startJourney(this)
  })
  after(() => journey?.close())

  async function chooseTopic(page: Page, theme: string, topic: string): Promise<void> {
    const group = page.locator('details', { hasText: theme }).filter({ hasText: topic }).first()
    if ((await group.getAttribute('open')) === null) await group.locator('summary').click()
    await group.getByLabel(topic, { exact: true }).check()
  }

  for (const { javaScript, how } of withAndWithoutScript) {
    it(`makes it in one form, is recognised after a refusal, and receives its questions (L1, L2, L4, ${how})`, async () => {
      const name = `Café réversion ${randomUUID().slice(0, 6)}`
      const lead = await createPerson()
      const agency = await createAgency({
        name: `Agence ${name}`,
        competences: [{ topic: 'reversion', territory: null }],
      })
      const page = await journey.visitorAs(lead, { javaScript })

      // L1: from the home page, in one form.
      await page.goto('/')
      await page.getByRole('link', { name: 'Créer un collectif' }).click()
      await page.getByLabel('Son nom').fill(name)
      await page
        .getByLabel('Ce que vous faites ensemble')
        .fill('Nous lisons les courriers ensemble, le jeudi, à Rouen.')
      await chooseTopic(page, 'Famille et études', 'Pension de réversion')
      await page.getByLabel(/Où vous aidez/).fill('76000')
      await page.getByRole('button', { name: 'Créer le collectif' }).click()

      // L2: listed at once; a named agency is asked, refuses, is replied to, and recognises.
      await page.getByRole('heading', { level: 1, name }).waitFor()
      const address = page.url()
      assert.match(await page.locator('[aria-current=step]').innerText(), /Recensé/)
      await page.getByLabel('Organisme').selectOption({ label: agency.name })
      await page
        .getByLabel('Ce que vous leur dites')
        .fill('Nous aidons dix personnes par mois depuis deux ans.')
      await page.getByRole('button', { name: 'Envoyer la demande' }).click()
      await page.getByText(/Demande en attente/).waitFor()

      const moderator = await journey.visitorAs(
        await createModerator(agency),
        { javaScript },
        { trial: true },
      )
      const decide = async (decision: string, reason: string) => {
        await moderator.goto(`/agencies/${agency.slug}/desk?kind=recognition`)
        await moderator.getByRole('link', { name: new RegExp(name) }).click()
        await moderator.getByRole('radio', { name: new RegExp(`^${decision}`) }).check()
        await moderator.getByLabel('Raison, publique').fill(reason)
        await moderator.getByRole('button', { name: 'Publier la décision' }).click()
        await moderator.getByText(reason).first().waitFor()
      }
      await decide('Refuser', 'Vos horaires manquent sur la page.')

      await page.goto(address)
      assert.ok(await page.getByText('Vos horaires manquent sur la page.').first().isVisible())
      await page.getByLabel('Répondre à ce refus').fill('Les horaires y sont maintenant, merci.')
      await page.getByRole('button', { name: 'Envoyer la réponse' }).click()
      await page.getByText('Les horaires y sont maintenant, merci.').first().waitFor()

      await decide('Reconnaître', 'Nous sommes venus un jeudi, et tout est juste.')
      await page.goto(address)
      assert.match(await page.locator('[aria-current=step]').innerText(), /Reconnu/)
      assert.ok(await page.getByText('Nous sommes venus un jeudi, et tout est juste.').first().isVisible())

      // L4: the questions of its topics and its place, on the page and in the feed; none of elsewhere.
      const here = `Réversion à Rouen, ${how} ?`
      await createThread({ title: here, territory: '76000' })
      await createThread({ title: `Réversion à Brest, ${how} ?`, territory: '29200' })
      await page.goto(address)
      assert.ok(await page.getByRole('link', { name: here }).isVisible())
      assert.equal(await page.getByText(`Réversion à Brest, ${how} ?`).count(), 0)
      const feed = await signedOut(journey.test)
        .get(`${new URL(address).pathname}/feed.atom`)
        .expect(200)
      assert.match(String(feed.headers['content-type']), /application\/atom\+xml/)
      assert.match(feed.text ?? String(feed.body), new RegExp(`Réversion à Rouen, ${how}`))
      assert.doesNotMatch(feed.text ?? String(feed.body), /Brest/)
    })
  }
})
