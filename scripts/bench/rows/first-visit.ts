import { chromium, type Browser, type CDPSession, type Page, type Request } from 'playwright-core'
import { gzipSync } from 'node:zlib'
import { inPairs, type Bench, type Side } from '../harness.ts'
import { pairedLine, type Line } from '../report.ts'
import { median, type Pair } from '../statistics.ts'
import type { Row } from './row.ts'

const kilobyte = 1024
const visits = 3
/** Blocking comes in single tasks just over or under 50 ms: it takes more visits to find the middle. */
const blockedVisits = 7
/** What DevTools calls slow 3G: bytes a second, and milliseconds for each request. */
const slow3g = { offline: false, latency: 2_000, downloadThroughput: 50_000, uploadThroughput: 50_000 }
/** Milliseconds after the load during which a page may still do its work. */
const settling = 2_000

/** The page of a thread as a browser that knows nothing of us loads it. */
async function withVisitors<T>(
  bench: Bench,
  visit: (browser: Browser, ours: Side, path: string, text: string) => Promise<T>,
): Promise<T> {
  const { long } = await bench.content()
  const ours = await bench.start('ours', { dataDir: await bench.store() })
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  })
  try {
    // Kept from now on: the second visitor gets the page as most of them do.
    await fetch(`${ours.url}${long.path}`)
    return await visit(browser, ours, long.path, long.text)
  } finally {
    await browser.close()
    await ours.stop()
  }
}

const weighing = (row: string) => (bench: Bench) =>
  withVisitors(bench, async (browser, ours, path, text) => {
    const page = await browser.newPage()
    const weights = await weightsOf(page, `${ours.url}${path}`)
    // Chromium asks for brotli over HTTPS alone: here all travels gzipped, a tenth above what a reader's browser gets.
    const posts = gzipSync(text).length
    const weigh = (type: string) => (weights.get(type) ?? 0) / kilobyte
    const line = (what: string, value: number, atMost: number): Line => ({
      row,
      what,
      unit: 'KB',
      ours: value,
      goal: { of: 'ours', atMost },
    })
    if (row === 'A4') return [line('thread of 50 posts: compressed HTML', weigh('document'), 25)]
    const html: Pair = { ours: weigh('document'), bare: posts / kilobyte }
    return [
      line('first visit of a thread: script', weigh('script'), 35),
      line('first visit of a thread: style sheet', weigh('stylesheet'), 12),
      line('first visit of a thread: font', weigh('font'), 40),
      pairedLine(row, 'HTML, beside the text of its 50 posts', 'KB', [html], { of: 'ratio', atMost: 2 }),
    ]
  })

/** Bytes of bodies as they travelled, by kind of resource. */
async function weightsOf(page: Page, url: string): Promise<Map<string, number>> {
  const weights = new Map<string, number>()
  const measured: Promise<void>[] = []
  const weigh = async (request: Request) => {
    const [response, { responseBodySize }] = await Promise.all([request.response(), request.sizes()])
    if (!response?.ok()) throw new Error(`${request.url()}: ${response?.status()}`)
    const type = request.resourceType()
    weights.set(type, (weights.get(type) ?? 0) + responseBodySize)
  }
  // A connection that stays open, for what is live, never finishes and is no part of it.
  page.on('requestfinished', (request) => measured.push(weigh(request)))
  await page.goto(url, { waitUntil: 'load' })
  await page.waitForTimeout(settling)
  await Promise.all(measured)
  return weights
}

/** A slow phone: how long scripts hold it up, and how soon a slow network shows something. */
const onSlowDevices = (bench: Bench) =>
  withVisitors(bench, async (browser, ours, path) => {
    const bare = await bench.start('bare-static', {})
    await bare.ask('show', await staticTwin(`${ours.url}${path}`))
    const blocked: number[] = []
    for (let visit = 0; visit < blockedVisits; visit++) {
      blocked.push(await blockingTime(browser, `${ours.url}${path}`))
    }
    const paints = await inPairs(
      visits,
      () => firstPaint(browser, `${ours.url}${path}`),
      () => firstPaint(browser, `${bare.url}/`),
    )
    await bare.stop()
    return [
      {
        row: 'A7',
        what: 'blocking time, processor slowed 4 ×',
        unit: 'ms',
        ours: median(blocked),
        goal: { of: 'ours', atMost: 50 },
      } satisfies Line,
      pairedLine('A7', 'first contentful paint, slow 3G', 'ms', paints, { of: 'ratio', atMost: 1.3 }),
    ]
  })

/** The same document and style sheet, without script and with the fonts of the device. */
async function staticTwin(url: string): Promise<{ html: string; css: string }> {
  const html = await (await fetch(url)).text()
  const styleSheet = /<link rel="stylesheet" href="([^"]+)"/.exec(html)?.[1]
  if (styleSheet === undefined) throw new Error('the page has no style sheet')
  const css = await (await fetch(new URL(styleSheet, url))).text()
  return {
    html: html
      .replace(/<script[^>]*><\/script>|<link rel="(?:module)?preload"[^>]*>/g, '')
      .replace(styleSheet, '/style.css'),
    css: css.replace(/@font-face\{[^}]*\}/g, ''),
  }
}

/** Of each task that took longer than 50 ms, what went beyond. */
function blockingTime(browser: Browser, url: string): Promise<number> {
  return visitOnce(browser, async (page, device) => {
    await page.addInitScript(() => {
      const tasks: number[] = []
      new PerformanceObserver((list) =>
        tasks.push(...list.getEntries().map(({ duration }) => duration)),
      ).observe({ type: 'longtask', buffered: true })
      Object.assign(globalThis, { longTasks: tasks })
    })
    await device.send('Emulation.setCPUThrottlingRate', { rate: 4 })
    await page.goto(url, { waitUntil: 'load' })
    await page.waitForTimeout(settling)
    const tasks = await page.evaluate(() => (globalThis as unknown as { longTasks: number[] }).longTasks)
    return tasks.reduce((sum, duration) => sum + Math.max(0, duration - 50), 0)
  })
}

function firstPaint(browser: Browser, url: string): Promise<number> {
  return visitOnce(browser, async (page, device) => {
    await device.send('Network.enable')
    await device.send('Network.emulateNetworkConditions', slow3g)
    await page.goto(url, { waitUntil: 'load', timeout: 60_000 })
    const paint = await page.waitForFunction(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
    )
    return (await paint.jsonValue()) ?? Number.NaN
  })
}

async function visitOnce(
  browser: Browser,
  measure: (page: Page, device: CDPSession) => Promise<number>,
): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 412, height: 900 }, locale: 'fr-FR' })
  try {
    const page = await context.newPage()
    return await measure(page, await context.newCDPSession(page))
  } finally {
    await context.close()
  }
}

export const firstVisitRows: Row[] = [
  { name: 'A4', measure: weighing('A4') },
  { name: 'A6', measure: weighing('A6') },
  { name: 'A7', measure: onSlowDevices },
]
