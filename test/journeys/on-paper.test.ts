import assert from 'node:assert/strict'
import { exampleThread, startJourney, withAndWithoutScript, type Journey } from '../support/journey.ts'

describe('a question on paper, to bring to a counter', function () {
  this.timeout(60_000)
  let journey: Journey
  before(async function () {
    journey = await startJourney(this)
  })
  after(() => journey?.close())

  for (const number of [1, 2, 9]) {
    it(`takes two pages at most, with what a counter clerk needs (example ${number})`, async () => {
      const page = await journey.visitor({ theme: 'dark' })
      await page.goto(await exampleThread(number))
      const paper = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1')
      const sheets = paper.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0
      assert.ok(sheets >= 1 && sheets <= 2, `${sheets} pages`)

      await page.emulateMedia({ media: 'print' })
      for (const part of ['.question', '.print-notes']) assert.ok(await page.locator(part).isVisible(), part)
      for (const kept of await page.locator('.answer, .seal').all()) assert.ok(await kept.isVisible())
      for (const screenOnly of ['.chat', 'form', 'nav', '.site-footer nav', 'button'])
        assert.equal(await page.locator(screenOnly).filter({ visible: true }).count(), 0, screenOnly)
    })
  }

  for (const { javaScript, how } of withAndWithoutScript) {
    for (const [lang, read] of [
      ['fr', 'Page lue le'],
      ['en', 'Page read on'],
    ] as const) {
      it(`says where it is found again, whole, and on which day it was read (${lang}, ${how})`, async () => {
        const page = await journey.visitor({ lang, javaScript })
        const path = await exampleThread(2)
        await page.goto(path)
        await page.emulateMedia({ media: 'print' })
        const [, thread = ''] = /^(\/threads\/[0-9a-f]{24})\//.exec(path) ?? []
        const address = page.locator('.print-notes__address')
        assert.equal(await address.innerText(), `http://localhost:${new URL(journey.test.url).port}${thread}`)
        const origin = await page.locator('.print-notes__from').innerText()
        assert.ok(origin.startsWith(read), origin)
        assert.match(origin, new RegExp(`${journey.test.clock.now().getFullYear()}`))
      })
    }
  }
})
