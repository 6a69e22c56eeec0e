import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { reviseAnswer } from '../../server/features/threads/revise-answer.ts'
import { actingAs, createAnswer, createPerson, createThread } from '../support/threads.ts'
import { enterAs, startJourney, withAndWithoutScript, type Journey } from '../support/journey.ts'

const source = 'https://www.service-public.gouv.fr/particuliers/vosdroits/F13104 2026-11-20'

describe('an agency moderator', function () {
  this.timeout(60_000)
  let journey: Journey
  before(async function () {
    journey = await startJourney(this)
  })
  after(() => journey?.close())

  async function answered(title: string) {
    const asker = await createPerson()
    const thread = await createThread({ by: asker, title })
    const author = await createPerson()
    const answer = await createAnswer({
      thread,
      by: author,
      body: 'Elle touche 54 % de la pension, sans condition.',
    })
    return { asker, thread, author, answer, path: `/threads/${thread._id}/${thread.slug}` }
  }

  /** Fills in the verdict under an answer and sends it. */
  async function giveVerdict(page: Page, verdict: string, note = '') {
    const form = page.locator('.seal-form').first()
    if ((await form.getAttribute('open')) === null) await form.locator('.seal-form__summary').click()
    await form.getByRole('radio', { name: new RegExp(`^${verdict}`) }).check()
    await form.getByLabel(/Note publique/).fill(note)
    await form.getByText(/^Une autre source/).click()
    await form.getByLabel('Une fiche ou une adresse').fill(source)
    await form.getByRole('button', { name: 'Poser le sceau' }).click()
  }

  for (const { javaScript, how } of withAndWithoutScript) {
    const enter = async (next: string) => {
      const page = await journey.visitor({ javaScript })
      await enterAs(page, 'moderator', next)
      return page
    }

    it(`seals this exact revision, and is refused with the difference when it changed meanwhile (M4, ${how})`, async () => {
      const { author, answer, path } = await answered(`Combien touche-t-elle, ${how} ?`)
      const page = await enter(path)
      const words = 'Elle touche 54 % de la pension, sous condition de ressources.'
      await reviseAnswer(actingAs(author), answer._id, { body: words, baseRevision: 1, sources: [] })

      await giveVerdict(page, 'Valider')
      await page.getByText('Votre sceau n’est pas posé').waitFor()
      assert.match(
        await page
          .locator('del')
          .allInnerTexts()
          .then((cut) => cut.join(' ')),
        /sans/,
      )
      assert.match(
        await page
          .locator('ins')
          .allInnerTexts()
          .then((put) => put.join(' ')),
        /sous[\s\S]*de ressources/,
      )
      assert.equal(await page.getByLabel('Une fiche ou une adresse').inputValue(), source)

      await page.getByRole('button', { name: 'Poser le sceau' }).click()
      await page.locator('.seal', { hasText: 'Validé par' }).waitFor()
      assert.match(await page.locator('.seal').first().innerText(), /la version 2/)
    })

    it(`seals by what the answer quotes, one tap, and adds words of another sheet (${how})`, async () => {
      const thread = await createThread({ title: `Dès quel âge, ${how} ?` })
      await createAnswer({
        thread,
        body: 'Dès 55 ans, dit la fiche.',
        sources: ['particuliers-F13104 Vous devez avoir au moins 55 ans.'],
      })
      const page = await journey.visitor({ javaScript, width: 360 })
      await enterAs(page, 'moderator', `/threads/${thread._id}/${thread.slug}`)
      const form = page.locator('.seal-form').first()
      await form.locator('.seal-form__summary').click()
      assert.match(await form.locator('.seal-form__about').innerText(), /version 1, en entier/)
      await form.getByRole('checkbox', { name: /au moins 55 ans/ }).check()
      await form.getByText(/^Une autre source/).click()
      if (javaScript) {
        await form.getByLabel('Chercher dans les fiches').fill('réversion')
        await form.getByLabel('Chercher dans les fiches').press('Enter')
      }
      await form.getByLabel('Une fiche ou une adresse').fill('particuliers-N378')
      await form.getByLabel('Mots de la fiche').fill('ces mots n’y sont pas')
      await form.getByRole('button', { name: 'Poser le sceau' }).click()

      await page.getByText('Ces mots ne sont pas dans la fiche').first().waitFor()
      assert.ok(await page.getByRole('checkbox', { name: /au moins 55 ans/ }).isChecked())
      const words = page.getByLabel('Mots de la fiche')
      assert.equal(await words.inputValue(), 'ces mots n’y sont pas')
      await words.fill('')
      await page.getByRole('button', { name: 'Poser le sceau' }).click()
      const seal = page.locator('.seal', { hasText: 'Validé par' })
      await seal.waitFor()
      assert.match(await seal.innerText(), /au moins 55 ans[\s\S]*Pension de réversion/)
    })

    it(`corrects beside the answer, whose words stay (M5, ${how})`, async () => {
      const { path } = await answered(`Y a-t-il une condition, ${how} ?`)
      const page = await enter(path)
      await giveVerdict(page, 'Préciser à côté', 'Il y a une condition : **des ressources** sous un plafond.')
      const seal = page.locator('.seal', { hasText: 'Précisé par' })
      await seal.waitFor()
      assert.match(await seal.innerText(), /des ressources sous un plafond/)
      assert.match(await page.locator('.answer__words').first().innerText(), /sans condition/)
    })

    it(`finds on the desk that a sealed answer did not work for the asker (C6, ${how})`, async () => {
      const title = `Rien n’a marché pour ma mère, ${how}`
      const { asker, path } = await answered(title)
      const page = await enter(path)
      await giveVerdict(page, 'Valider')
      await page.locator('.seal', { hasText: 'Validé par' }).waitFor()

      const citizen = await journey.visitorAs(asker, { javaScript, width: 360 })
      await citizen.goto(path)
      await citizen.locator('.outcome').getByRole('button', { name: /Non/ }).click()
      if (javaScript) await citizen.getByText('Merci de le dire').waitFor()
      await citizen.goto(path)
      assert.equal((await citizen.locator('[aria-current=step]').innerText()).split('\n')[0], 'Posée')

      await page.goto('/agencies/caisse-de-retraite-de-brume/desk?kind=did-not-work')
      const item = page.locator('.row', { hasText: title }).filter({ hasText: '« n’a pas marché »' })
      await item.getByRole('link', { name: title }).click()
      await page.getByRole('heading', { level: 1, name: title }).waitFor()
    })

    it(`comes in from the home page of a trial, and stands at the desk (${how})`, async () => {
      const page = await journey.visitor({ javaScript, width: 360 })
      await page.goto('/')
      await page.getByRole('link', { name: /à l’essai/ }).click()
      await page.getByRole('button', { name: 'Une modératrice d’organisme' }).click()
      await page.getByRole('heading', { level: 1, name: 'Bureau' }).waitFor()
    })

    it(`goes through the kinds of what waits in one row, on a phone (${how})`, async () => {
      await createThread({ title: `Qui répondra, ${how} ?` })
      const page = await journey.visitor({ javaScript, width: 360 })
      const desk = '/agencies/caisse-de-retraite-de-brume/desk'
      await enterAs(page, 'moderator', desk)
      const tabs = page.getByRole('navigation', { name: 'Ce qui attend' }).getByRole('link')
      const tops = await Promise.all((await tabs.all()).map(async (tab) => (await tab.boundingBox())?.y))
      assert.ok(tops.length > 1)
      assert.equal(new Set(tops).size, 1)
      await tabs.filter({ hasText: 'Sans réponse' }).focus()
      await page.keyboard.press('Enter')
      await page.waitForURL(/kind=unanswered$/)
      assert.equal(await page.locator('.row', { hasText: `Qui répondra, ${how}` }).count(), 1)

      // The last of the row, which does not fit: the one that is open is seen all the same.
      await page.goto(`${desk}?kind=recognition`)
      const open = await tabs.and(page.locator('[aria-current=page]')).boundingBox()
      assert.ok(open && open.x >= 0 && open.x + open.width <= 360, JSON.stringify(open))
    })
  }
})
