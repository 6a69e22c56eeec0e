import type { Page } from 'playwright-core'

/** What a page must be for everybody, beyond what axe knows: a finding for each thing that is wrong. */
export async function pageFindings(page: Page, lang: 'fr' | 'en'): Promise<string[]> {
  // tsx gives the functions that it compiles their names by a helper, which the page does not have.
  await page.evaluate('globalThis.__name ??= (named) => named')
  return page.evaluate((language) => {
    const tooSmall = 43.5
    const findings: string[] = []
    const shown = (element: Element): boolean => {
      const { width, height } = element.getBoundingClientRect()
      return width > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true })
    }
    const named = (element: Element): string => {
      const around = element.parentElement?.closest('[class]')?.className ?? ''
      const words = (element.textContent ?? '').trim().slice(0, 40)
      return `.${around} ${element.tagName.toLowerCase()}.${element.className} « ${words} »`
    }

    if (document.documentElement.lang !== language) findings.push(`lang is ${document.documentElement.lang}`)
    const titles = document.querySelectorAll('h1')
    if (titles.length !== 1 || !titles[0]?.closest('main'))
      findings.push(`${titles.length} h1, or not in main`)

    for (const field of document.querySelectorAll('input, select, textarea')) {
      if (!(field instanceof HTMLElement) || !shown(field)) continue
      const labels = 'labels' in field ? (field.labels as NodeListOf<HTMLElement> | null) : null
      if (!labels?.length && !field.ariaLabel && !field.getAttribute('aria-labelledby'))
        findings.push(`no label: ${named(field)}`)
    }

    // A link inside a sentence has words of the sentence beside it, and flows with them.
    const inSentence = (link: Element): boolean => {
      const block = link.closest('p, li, dd, td, q, .answer__words, h1, h2, h3')
      if (!block || getComputedStyle(link).display !== 'inline') return false
      const links = [...block.querySelectorAll('a')].map((each) => each.textContent ?? '').join('')
      return (block.textContent ?? '').replace(/\s/g, '').length > links.replace(/\s/g, '').length
    }
    // What opens a control may be larger than its box: the label of a choice, the row of a title.
    const reaches = (target: Element, x: number, y: number): boolean => {
      const hit = document.elementFromPoint(x, y)
      const opener = hit?.closest('a, button, summary, label, input, select, textarea')
      if (opener instanceof HTMLLabelElement) return opener.control === target
      return opener === target
    }
    for (const target of document.querySelectorAll('a[href], button, summary, input, select, textarea')) {
      if (!shown(target) || target.closest('.visually-hidden, [inert]')) continue
      if (getComputedStyle(target).clipPath !== 'none' || inSentence(target)) continue
      // The label around a box to tick is ticked with it.
      const box = (target.closest('label') ?? target).getBoundingClientRect()
      if (box.width >= tooSmall && box.height >= tooSmall) continue
      target.scrollIntoView({ block: 'center', behavior: 'instant' })
      const { left, top, width, height } = target.getBoundingClientRect()
      const [x, y] = [left + width / 2, top + height / 2]
      const wide = width >= tooSmall || (reaches(target, x - 21, y) && reaches(target, x + 21, y))
      const high = height >= tooSmall || (reaches(target, x, y - 21) && reaches(target, x, y + 21))
      if (!wide || !high)
        findings.push(`target ${Math.round(width)} × ${Math.round(height)} px: ${named(target)}`)
    }
    scrollTo(0, 0)
    return findings
  }, lang)
}

/** By how many pixels the page may be scrolled sideways, and what sticks out. */
export function sidewaysScroll(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return undefined
    const widest = [...document.querySelectorAll('body *')].find(
      (element) => element.getBoundingClientRect().right > clientWidth + 1,
    )
    return `${scrollWidth - clientWidth} px too wide, ${widest?.tagName.toLowerCase()}.${widest?.className} sticks out`
  })
}

/** Remembers what a page should never do: errors in its console, refusals of its policies, requests to others. */
export function watchPage(page: Page, origins: readonly string[]): () => string[] {
  const hosts = origins.map((origin) => new URL(origin).host)
  let seen: string[] = []
  page.on('console', (message) => {
    // The browser says so of every page that is not a 200, which the test asks for.
    const expected =
      message.text().startsWith('Failed to load resource') && message.location().url === page.url()
    if (message.type() === 'error' && !expected) seen.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => seen.push(`error: ${error.message}`))
  page.on('request', (request) => {
    const { protocol, host } = new URL(request.url())
    if (protocol.startsWith('http') && !hosts.includes(host)) seen.push(`request: ${request.url()}`)
  })
  page.on('websocket', (socket) => {
    if (!hosts.includes(new URL(socket.url()).host)) seen.push(`socket: ${socket.url()}`)
  })
  return () => {
    const told = seen
    seen = []
    return told
  }
}
