import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { exampleThread, startJourney, type Journey } from '../support/journey.ts'
import { createPerson, createThread } from '../support/threads.ts'

/** How many presses of Tab a person may need on one page before it counts as lost. */
const patience = 120

describe('somebody who has no mouse', function () {
  this.timeout(60_000)
  let journey: Journey
  before(async function () {
    journey = await startJourney(this)
  })
  after(() => journey?.close())

  /** What has the focus: its words, whether one sees that it has it, and where it stands in the source. */
  function focused(page: Page) {
    return page.evaluate(() => {
      const element = document.activeElement
      if (!element || element === document.body) return undefined
      const { left, top, width, height } = element.getBoundingClientRect()
      // The outline of a title is drawn around its whole row, that of the search field around its box.
      const box = element.parentElement ?? element
      const outlines = [
        getComputedStyle(element),
        getComputedStyle(element, '::after'),
        getComputedStyle(box),
      ]
      const hit = document.elementFromPoint(left + width / 2, top + height / 2)
      return {
        words: (element.getAttribute('aria-label') ?? element.textContent ?? '').trim(),
        id: element.id,
        seen: outlines.some(
          ({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
        ),
        uncovered: hit === null || element.contains(hit) || hit.contains(element),
        at: [...document.querySelectorAll('*')].indexOf(element),
      }
    })
  }

  /** Goes on by Tab until something is reached, and looks at every stop on the way. */
  async function tabTo(page: Page, wanted: (stop: { words: string; id: string }) => boolean): Promise<void> {
    let last = (await focused(page))?.at ?? -1
    for (let press = 0; press < patience; press++) {
      await page.keyboard.press('Tab')
      const stop = await focused(page)
      if (!stop) continue
      assert.ok(stop.seen, `focus does not show on « ${stop.words.slice(0, 60)} »`)
      assert.ok(stop.uncovered, `focus is hidden behind something on « ${stop.words.slice(0, 60)} »`)
      assert.ok(stop.at > last, `« ${stop.words.slice(0, 60)} » comes out of the order of the source`)
      last = stop.at
      if (wanted(stop)) return
    }
    assert.fail(`not reached by ${patience} presses of Tab on ${page.url()}`)
  }

  it('skips the header', async () => {
    const page = await journey.visitor()
    await page.goto('/topics')
    await tabTo(page, ({ words }) => words === 'Aller au contenu')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    assert.equal(await page.evaluate(() => document.activeElement?.closest('main') !== null), true)
  })

  it('searches from the home page, finds a question, and answers it', async () => {
    const title = 'Combien de temps garde-t-on un avis de décès chez soi ?'
    await createThread({ title })
    const page = await journey.visitorAs(await createPerson())
    await page.goto('/')
    await tabTo(page, ({ id }) => id === 'search-q')
    await page.keyboard.type('avis de décès')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/search\?/)
    await tabTo(page, ({ words }) => words.replaceAll('\u00a0', ' ') === title)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await tabTo(page, ({ id }) => id === 'field-body')
    await page.keyboard.type('Dix ans, on me l’a redemandé pour la succession.')
    await tabTo(page, ({ words }) => words === 'Répondre')
    await page.keyboard.press('Enter')
    await page.locator('.answer', { hasText: 'redemandé pour la succession' }).waitFor()
  })

  it('sees the focus on every stop of a question with seals, on a small screen in the dark too', async () => {
    const page = await journey.visitor({ width: 360, theme: 'dark' })
    await page.goto(await exampleThread(2))
    await tabTo(page, ({ words }) => words === 'English')
  })
})
