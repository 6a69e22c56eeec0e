import type { Context } from 'mocha'
import type { Browser, Page } from 'playwright-core'
import { importFiches } from '../../server/features/fiches/index.ts'
import { threadUrl } from '../../server/features/threads/thread.presenter.ts'
import { findThreadByClientId } from '../../server/features/threads/thread.repo.ts'
import { getExamplePerson } from '../../server/seed/act-as.ts'
import { exampleThreads } from '../../server/seed/examples/example-threads.ts'
import { putInExamples } from '../../server/seed/put-in-examples.ts'
import { accountsWords } from '../../shared/text/accounts.ts'
import type { TrialRole } from '../../shared/api/people.ts'
import { sessionCookie, startApp, type StartOptions, type TestApp } from './app.ts'
import { newPage, openBrowser, skipWithoutBrowser, type Visitor } from './browser.ts'

/** The product in the trial set-up, with its sheets and examples, and a browser in front of it. */
export interface Journey {
  test: TestApp
  browser: Browser
  /** Somebody who comes to the product with a browser of their own. */
  visitor(how?: Visitor): Promise<Page>
  /** The same, already signed in as a person of the test's own. */
  visitorAs(person: { _id: string }, how?: Visitor, session?: { trial: boolean }): Promise<Page>
  close(): Promise<void>
}

/** How long a page may take to show what was asked of it, in milliseconds: the machine may be busy. */
const patience = 12_000

/** Call it in a `before`, with the hook's `this`. */
export async function startJourney(hook: Context, options: StartOptions = {}): Promise<Journey> {
  skipWithoutBrowser(hook)
  hook.timeout(60_000)
  const test = await startApp({ trial: true, ...options })
  await importFiches()
  await putInExamples(test.clock.now())
  const browser = await openBrowser()
  const open = async (how: Visitor): Promise<Page> => {
    const page = await newPage(browser, { ...how, baseURL: test.url })
    page.setDefaultTimeout(patience)
    return page
  }
  return {
    test,
    browser,
    // The trial's doors open to a browser that calls this machine by one of its own names.
    visitor: (how = {}) => open(how),
    async visitorAs(person, how = {}, session = { trial: false }) {
      const page = await open(how)
      const [name = '', value = ''] = (await sessionCookie(person, session)).split('=')
      await page.context().addCookies([{ name, value, url: test.url }])
      return page
    },
    async close() {
      await browser.close()
      await test.close()
    },
  }
}

/** The address of an example thread, counted from 1: other tests fill the lists of the home page. */
export async function exampleThread(number: number): Promise<string> {
  const example = exampleThreads[number - 1]
  const author = example && (await getExamplePerson(example.by))
  const thread = author && (await findThreadByClientId(author._id, `example-${number}`))
  if (!thread) throw new Error(`no example thread ${number}`)
  return threadUrl(thread)
}

/** Comes in by one click as an example person, and goes on to a page. */
export async function enterAs(
  page: Page,
  role: TrialRole,
  next = '/',
  lang: 'fr' | 'en' = 'fr',
): Promise<void> {
  await page.goto(`/login?next=${encodeURIComponent(next)}`)
  await page.getByRole('button', { name: accountsWords[lang][role] }).click()
  await page.waitForURL((url) => url.pathname + url.search === next)
}

/** Every journey is walked twice: a form that is there but was never sent proves nothing. */
export const withAndWithoutScript = [
  { javaScript: true, how: 'with script' },
  { javaScript: false, how: 'without script' },
] as const
