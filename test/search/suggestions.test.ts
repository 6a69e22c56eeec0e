import assert from 'node:assert/strict'
import type { Browser, Page } from 'playwright-core'
import { expectNoAxeFindings, newPage, openBrowser, skipWithoutBrowser } from '../support/browser.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { createThread } from '../support/threads.ts'
import { testIndex } from './search-app.ts'

describe('somebody types into the search field', function () {
  this.timeout(60_000)
  let browser: Browser
  let test: TestApp
  before(async function () {
    skipWithoutBrowser(this)
    test = await startApp({ search: await testIndex() })
    await createThread({ title: 'Le zygomatique est-il remboursé par la mutuelle ?' })
    await test.app.settled()
    browser = await openBrowser()
  })
  after(async () => {
    await browser?.close()
    await test?.close()
  })

  async function typing(text: string): Promise<Page> {
    const page = await newPage(browser, { baseURL: test.url })
    await page.goto('/search')
    const field = page.getByRole('combobox')
    await field.pressSequentially(text)
    await page.getByRole('option').first().waitFor()
    return page
  }

  it('chooses with the arrows, and is led there by Enter', async () => {
    const page = await typing('zygoma')
    await page.keyboard.press('ArrowDown')
    const active = await page.getByRole('combobox').getAttribute('aria-activedescendant')
    assert.equal(await page.getByRole('option', { selected: true }).getAttribute('id'), active)
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/threads\//)
    await page.close()
  })

  it('searches for what was typed when nothing was chosen', async () => {
    const page = await typing('zygoma')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/search\?q=zygoma/)
    assert.equal(await page.getByRole('heading', { level: 3 }).count(), 1)
    await page.close()
  })

  it('puts the list away with Escape, and keeps what was typed', async () => {
    const page = await typing('zygoma')
    await page.keyboard.press('Escape')
    assert.equal(await page.getByRole('option').count(), 0)
    assert.equal(await page.getByRole('combobox').inputValue(), 'zygoma')
    await page.close()
  })

  it('keeps what was typed before the script came', async () => {
    const page = await newPage(browser, { baseURL: test.url })
    let letScriptsCome = (): void => {}
    const typed = new Promise<void>((resolve) => (letScriptsCome = resolve))
    await page.route('**/*.js', async (route) => {
      await typed
      await route.continue()
    })
    await page.goto('/search', { waitUntil: 'commit' })
    await page.getByRole('searchbox').fill('zygoma')
    letScriptsCome()
    await page.getByRole('combobox').waitFor()
    assert.equal(await page.getByRole('combobox').inputValue(), 'zygoma')
    assert.equal(await page.getByRole('search').count(), 1)
    await page.close()
  })

  for (const theme of ['light', 'dark'] as const) {
    it(`meets no barrier with the list open, ${theme}`, async () => {
      const page = await newPage(browser, { baseURL: test.url, theme, width: 360 })
      await page.goto('/search?q=zygomatique')
      await page.getByRole('combobox').fill('zygoma')
      await page.getByRole('option').first().waitFor()
      await page.keyboard.press('ArrowDown')
      await expectNoAxeFindings(page)
      await page.close()
    })
  }

  it('searches by the plain form without script', async () => {
    const page = await newPage(browser, { baseURL: test.url, javaScript: false })
    await page.goto('/search')
    await page.locator('#search-q').fill('zygomatique')
    await page.locator('.search-form button').click()
    await page.waitForURL(/\/search\?q=zygomatique/)
    assert.equal(await page.locator('.row mark').first().textContent(), 'zygomatique')
    await page.close()
  })
})
