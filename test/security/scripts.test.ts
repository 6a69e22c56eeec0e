import assert from 'node:assert/strict'
import type { Browser, Page } from 'playwright-core'
import { createPerson, createAnswer, createThread, actingAs } from '../support/threads.ts'
import { sendChat } from '../../server/features/threads/send-chat.ts'
import { sessionCookie, startApp, type TestApp } from '../support/app.ts'
import { competentAgency } from '../support/agencies.ts'
import { openBrowser, skipWithoutBrowser } from '../support/browser.ts'
import { createCollective, createRequest } from '../support/collectives.ts'
import { createSeal } from '../support/validation.ts'
import { htmlPayloads, markdownPayloads, someOf } from './payloads.ts'

const oneLine = (payload: string): string =>
  // What a line refuses by itself never comes to a page.
  payload.replace(/[\u0000-\u001f\u007f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu, ' ').slice(0, 140)

/** Everything that people write, shown by a real browser whose second wall, the CSP, is switched off. */
describe('what somebody writes, in a browser without a policy', function () {
  this.timeout(60_000)
  let test: TestApp
  let browser: Browser
  let page: Page
  let ran: string[]
  let asked: string[]

  before(async function () {
    skipWithoutBrowser(this)
    test = await startApp()
    browser = await openBrowser()
    ran = []
    asked = []
    const open = await browser.newContext({ bypassCSP: true, baseURL: test.url })
    const [name = '', value = ''] = (await sessionCookie(await createPerson({ admin: true }))).split('=')
    await open.addCookies([{ name, value, url: test.url }])
    await open.exposeBinding('pwned', ({ page: where }) => void ran.push(where.url()))
    open.on('request', (request) => {
      const { origin, protocol } = new URL(request.url())
      if (origin !== test.url && protocol !== 'data:') asked.push(request.url())
    })
    page = await open.newPage()
    page.on('dialog', (dialog) => {
      ran.push(`dialog on ${page.url()}`)
      void dialog.dismiss()
    })
  })
  after(async () => {
    await browser?.close()
    await test?.close()
  })

  /** Opens it, moves over and presses all that could be alive, and tells what is there that we did not put there. */
  async function look(path: string): Promise<void> {
    await page.goto(path, { waitUntil: 'load' })
    const foreign = await page.evaluate(() => {
      const found: string[] = []
      for (const element of document.querySelectorAll('*')) {
        const inSvg = element.closest('svg')
        if (inSvg && !inSvg.classList.length) found.push(element.outerHTML)
        if (
          /^(SCRIPT|IFRAME|OBJECT|EMBED|BASE|STYLE|TEMPLATE|XMP|MATH|MARQUEE|VIDEO|AUDIO|IMG)$/i.test(
            element.tagName,
          ) &&
          !element.getAttribute('src')?.startsWith('/assets/')
        )
          found.push(element.outerHTML)
        for (const { name, value } of element.attributes) {
          if (/^on|^style$|^srcdoc$/i.test(name)) found.push(`${name}=${value}`)
          if (/^(href|action|formaction|src|xlink:href)$/i.test(name)) {
            const { protocol } = new URL(value, location.href)
            if (!['http:', 'https:', 'mailto:', 'tel:'].includes(protocol)) found.push(`${name}=${value}`)
          }
        }
      }
      for (const element of document.querySelectorAll<HTMLElement>('main *')) {
        for (const type of [
          'mouseover',
          'focus',
          'pointerenter',
          'error',
          'load',
          'toggle',
          'wheel',
          'animationstart',
        ])
          element.dispatchEvent(new Event(type, { bubbles: true }))
      }
      for (const link of document.querySelectorAll<HTMLAnchorElement>('.body-html a')) {
        link.addEventListener('click', (event) => {
          if (/^(https?|mailto|tel):/.test(link.protocol)) event.preventDefault()
        })
        link.click()
      }
      return found
    })
    assert.deepEqual(foreign, [], path)
  }

  async function nothingRan(): Promise<void> {
    // Whatever was set off by the last page has had its turn.
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 20))))
    assert.deepEqual(ran, [])
    assert.deepEqual(asked, [])
  }

  it('is noticed where it runs', async () => {
    await page.goto('/about/legal')
    await page.setContent('<main><img src=x onerror=pwned(1)><a href="javascript:pwned(2)">x</a></main>')
    await page.waitForFunction(() => document.images[0]?.complete)
    await assert.rejects(nothingRan())
    ran = []
    asked = []
  })

  const some = [...someOf(htmlPayloads, 55), ...someOf(markdownPayloads, 35)]

  it('runs nothing in a question, its title, answers, talk and notes', async () => {
    const asker = await createPerson()
    for (let at = 0; at < some.length; at += 15) {
      const group = some.slice(at, at + 15)
      const [first = ''] = group
      const thread = await createThread({
        by: asker,
        title: `Un titre ${oneLine(first)}`,
        body: `Ma question.\n\n${group.join('\n\n')}`,
      })
      for (const payload of group.slice(0, 5))
        await createAnswer({ thread, body: `Ma réponse : ${payload}\n\n${payload}` })
      for (const payload of group)
        await sendChat(actingAs(asker), thread._id, { body: payload, clientId: `c${group.indexOf(payload)}` })
      await look(`/threads/${thread._id}/${thread.slug}`)
      await look(`/threads/${thread._id}/${thread.slug}?after=1`)
    }
    const agency = await competentAgency('reversion')
    const answer = await createAnswer()
    const seal = await createSeal(answer, agency, {
      verdict: 'corrected',
      note: some.join('\n\n').slice(0, 3_900),
    })
    await look(`/seals/${seal.id}`)
    await look(`/threads/${answer.threadId}`)
    for (const path of ['/', '/topics/reversion', `/people/${asker.handle}`]) await look(path)
    await nothingRan()
  })

  it('runs nothing in a collective, its requests and its feed', async () => {
    for (const payload of some.slice(0, 8)) {
      const { collective, lead } = await createCollective({
        name: oneLine(payload).slice(0, 70).padEnd(3, 'x'),
        about: `Des voisins.\n${some.join('\n').slice(0, 1_900)}`,
        links: ['https://example.org/"onmouseover="pwned(1)'],
      })
      await createRequest({ collective, lead })
      await look(`/collectives/${collective.slug}`)
      const feed = await (await fetch(`${test.url}/collectives/${collective.slug}/feed.atom`)).text()
      const wrong = await page.evaluate(
        (xml) =>
          new DOMParser().parseFromString(xml, 'application/xml').querySelector('parsererror')?.textContent,
        feed,
      )
      assert.equal(wrong, undefined)
    }
    await look('/collectives')
    await nothingRan()
  })

  it('runs nothing where an address is written on the page', async () => {
    for (const payload of some.filter((_, index) => index % 6 === 0)) {
      const typed = encodeURIComponent(payload)
      await look(`/search?q=${typed}&territory=${typed}&agency=${typed}&topic=${typed}`)
      await look(`/ask?title=${typed}&topic=${typed}`)
      await look(`/login?next=${encodeURIComponent(`/${payload}`)}`)
    }
    for (const payload of some.filter((_, index) => index % 12 === 0)) {
      const typed = encodeURIComponent(payload)
      await look(`/nowhere/${typed.replaceAll('%2F', '')}?${typed}`)
      await look(`/reports/new?target=${encodeURIComponent(`/threads/a?x=${payload}`)}`)
      await look(`/places?territory=${typed}`)
      await look(`/topics/reversion?status=${typed}&territory=${typed}&agency=${typed}`)
    }
    await nothingRan()
  })

  it('runs nothing in a form that comes back', async () => {
    for (const payload of some.filter((_, index) => index % 12 === 0)) {
      await page.goto('/ask')
      await page.fill('[name=title]', oneLine(payload).slice(0, 149))
      await page.fill('[name=body]', payload)
      await page.fill('[name=territory]', oneLine(payload))
      await Promise.all([page.waitForEvent('load'), page.click('form#ask button:not([type=button])')])
      assert.equal(await page.inputValue('[name=body]'), payload.replace(/\r\n?/g, '\n'))
    }
    await nothingRan()
  })
})
