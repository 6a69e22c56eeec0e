import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Context } from 'mocha'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'

/** Debian's package puts it there; `PALIER_TEST_BROWSER` names another Chromium. */
const CHROMIUM = process.env['PALIER_TEST_BROWSER'] ?? '/usr/bin/chromium'

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

let said = false

/**
 * Skips the suite where there is no Chromium, and says once which package brings it. In CI it fails instead: a
 * journey that nobody walked must not look green. Call it first in a `before`, with the hook's `this`.
 */
export function skipWithoutBrowser(test: Context): void {
  if (existsSync(CHROMIUM)) return
  const remedy = `no browser at ${CHROMIUM}: install Debian's package "chromium"`
  if (process.env['CI']) throw new Error(remedy)
  if (!said) process.stderr.write(`skipped: ${remedy}\n`)
  said = true
  test.skip()
}

/** One browser for a suite; close it in the suite's `after`. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: ARGS })
}

/** How a visitor meets us. */
export interface Visitor {
  /** False: every form must still work. */
  javaScript?: boolean
  /** In CSS pixels; 360 is a small phone. */
  width?: number
  theme?: 'light' | 'dark'
  lang?: 'fr' | 'en'
  /** Where relative addresses lead: the address of the application under test. */
  baseURL?: string
}

/** A page of its own visitor: no cookie or storage is shared with another page. */
export async function newPage(browser: Browser, visitor: Visitor = {}): Promise<Page> {
  return (await newVisitor(browser, visitor)).newPage()
}

/** A visitor with several pages: they share cookies, as tabs do. */
export function newVisitor(browser: Browser, visitor: Visitor = {}): Promise<BrowserContext> {
  const { javaScript = true, width = 1280, theme = 'light', lang = 'fr', baseURL } = visitor
  return browser.newContext({
    javaScriptEnabled: javaScript,
    viewport: { width, height: width < 600 ? 740 : 900 },
    colorScheme: theme,
    locale: lang === 'fr' ? 'fr-FR' : 'en-GB',
    reducedMotion: 'reduce',
    ...(baseURL === undefined ? {} : { baseURL }),
  })
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

type AxeNode = { target: unknown[]; failureSummary?: string }
type AxeFinding = { id: string; help: string; nodes: AxeNode[] }

/**
 * Reads the page as it stands with axe (WCAG 2.2 A and AA, and its best practices).
 * @throws AssertionError that lists each finding with the elements it is about
 */
export async function expectNoAxeFindings(page: Page): Promise<void> {
  const lines = await axeFindings(page)
  assert.deepEqual(lines, [], `${page.url()} is not accessible:\n${lines.join('\n')}`)
}

/**
 * What axe finds, a line for each element: of all its rules, or of those that are named. It runs in an isolated world of the
 * browser: the page's own policies (CSP, Trusted Types) stay as they are.
 */
export async function axeFindings(page: Page, rules?: readonly string[]): Promise<string[]> {
  const session = await page.context().newCDPSession(page)
  try {
    const { frameTree } = await session.send('Page.getFrameTree')
    const { executionContextId: contextId } = await session.send('Page.createIsolatedWorld', {
      frameId: frameTree.frame.id,
      worldName: 'axe',
    })
    const ready = await session.send('Runtime.evaluate', {
      expression: `[matchMedia('(scripting: enabled)').matches, typeof axe].join()`,
      contextId,
    })
    const [scripting, known] = String(ready.result.value).split(',')
    assert.equal(scripting, 'true', 'axe is a script: open the page with javaScript on')
    if (known === 'undefined') await session.send('Runtime.evaluate', { expression: axeSource, contextId })
    const options = { runOnly: rules ?? WCAG, resultTypes: ['violations'] }
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression: `axe.run(${JSON.stringify(options)}).then((found) => JSON.stringify(found.violations))`,
      contextId,
      awaitPromise: true,
      returnByValue: true,
    })
    assert.equal(exceptionDetails, undefined, `axe failed: ${exceptionDetails?.exception?.description ?? ''}`)
    const findings = JSON.parse(String(result.value)) as AxeFinding[]
    return findings.flatMap(({ id, help, nodes }) =>
      nodes.map(
        ({ target, failureSummary }) => `${id} (${help}) at ${target.join(' ')}: ${failureSummary ?? ''}`,
      ),
    )
  } finally {
    await session.detach()
  }
}
