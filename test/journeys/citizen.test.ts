import assert from 'node:assert/strict'
import {
  enterAs,
  exampleThread,
  startJourney,
  withAndWithoutScript,
  type Journey,
} from '../support/journey.ts'

const nir = '2 69 05 49 588 157 80'

describe('a citizen, on an old phone', function () {
  this.timeout(60_000)
  let journey: Journey
  before(async function () {
    journey = await startJourney(this)
  })
  after(() => journey?.close())

  for (const { javaScript, how } of withAndWithoutScript) {
    const open = () => journey.visitor({ javaScript, width: 360 })

    it(`reads where a question stands, and its seals with agency, date, expiry and sources (C2, ${how})`, async () => {
      const page = await open()
      await page.goto(await exampleThread(2))
      await page.getByRole('heading', { level: 1, name: /Qui paie l.enterrement/ }).waitFor()
      assert.equal(
        await page
          .locator('[aria-current=step]')
          .innerText()
          .then((text) => text.split('\n')[0]),
        'Validée',
      )
      const seal = page.locator('.seal', { hasText: 'Validé par la Mairie de Sornes' })
      const words = await seal.innerText()
      assert.match(words, /officier d’état civil, le \d+/)
      assert.match(words, /jusqu’au \d+/)
      assert.match(words, /Qui doit payer les frais d.obsèques/)
    })

    it(`asks for her mother, is stopped at a social-security number, and loses nothing (C3, ${how})`, async () => {
      const page = await open()
      await enterAs(page, 'citizen', '/ask')
      const title = `Réversion de ma mère, que faut-il joindre ? ${how}`
      await page.getByLabel('Votre question, en une phrase').fill(title)
      await page
        .getByLabel(/Ce qu’il faut savoir/)
        .fill(`Elle est veuve depuis mai. Son numéro : ${nir}, merci.`)
      await page.getByLabel('Sujet').selectOption('reversion')
      await page.getByLabel(/Commune ou code postal/).fill('76000')
      await page.getByText('Pour quelqu’un d’autre').click()
      await page.getByRole('button', { name: 'Publier ma question' }).click()

      await page
        .getByText(/numéro de sécurité sociale/)
        .first()
        .waitFor()
      assert.equal(await page.locator('.personal-data mark').innerText(), nir)
      assert.equal(await page.getByLabel('Votre question, en une phrase').inputValue(), title)
      assert.equal(await page.getByLabel('Sujet').inputValue(), 'reversion')
      assert.equal(await page.getByLabel(/Commune ou code postal/).inputValue(), '76000')
      assert.ok(await page.getByLabel('Pour quelqu’un d’autre').isChecked())

      await page.getByLabel(/Ce qu’il faut savoir/).fill('Elle est veuve depuis mai.')
      await page.getByRole('button', { name: 'Publier ma question' }).click()
      await page.getByRole('heading', { level: 1, name: title }).waitFor()
      assert.match(await page.locator('.question').innerText(), /pour quelqu’un d’autre/)
      assert.equal(await page.getByText(nir).count(), 0)
    })

    it(`looks up what else a helper answered, and goes there (${how})`, async () => {
      const page = await open()
      await page.goto(await exampleThread(1))
      await page.locator('.answer .author-name').first().click()
      await page.getByRole('heading', { level: 1, name: 'Lison' }).waitFor()
      const answers = page.locator('#answers .row')
      assert.ok((await answers.count()) > 1)
      assert.match(await answers.first().innerText(), /\d+\s\p{L}+/u)
      assert.ok(await answers.filter({ hasText: /Validé par/ }).count())
      const link = answers.last().getByRole('link')
      const title = await link.innerText()
      await link.click()
      await page.getByRole('heading', { level: 1, name: title }).waitFor()
      assert.match(page.url(), /#post-\d+$/)
    })

    it(`prints one page to bring to a counter (C7, ${how})`, async () => {
      const page = await open()
      await page.goto(await exampleThread(2))
      await page.emulateMedia({ media: 'print' })
      await page.getByRole('heading', { level: 1 }).waitFor()
      assert.equal(await page.locator('.chat').isVisible(), false)
      assert.equal(await page.locator('.answer-form').isVisible(), false)
      assert.ok(await page.locator('.seal').first().isVisible())
    })
  }
})
