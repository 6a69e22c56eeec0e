import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { findPersonByHandle } from '../../server/features/accounts/index.ts'
import { PostModel } from '../../server/features/threads/post.model.ts'
import { withdrawPost } from '../../server/features/threads/withdraw-post.ts'
import { ValidationModel } from '../../server/features/validation/validation.model.ts'
import type { TrialRole } from '../../shared/api/people.ts'
import { testIndex } from '../search/search-app.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { axeFindings } from '../support/browser.ts'
import { enterAs, exampleThread, startJourney, type Journey } from '../support/journey.ts'
import { pageFindings, sidewaysScroll, watchPage } from '../support/page-checks.ts'
import { actingAs, createPerson, createThread } from '../support/threads.ts'

type Reader = TrialRole | 'nobody'

interface Visit {
  what: string
  /** Signed out first, then those who see more of the page. */
  as?: readonly Reader[]
  /** An address, or the way to a page that only a form leads to. */
  to: string | (() => Promise<string>) | ((page: Page) => Promise<void>)
  status?: number
  lang?: 'fr' | 'en'
}

const nir = '2 69 05 49 588 157 80'
const agency = '/agencies/caisse-de-retraite-de-brume'

describe('every page is readable by everybody', function () {
  this.timeout(30_000)
  let journey: Journey
  let withoutSearch: TestApp
  const pages = new Map<string, { page: Page; strays: () => string[] }>()
  before(async function () {
    this.timeout(90_000)
    journey = await startJourney(this, { search: await testIndex() })
    withoutSearch = await startApp()
    await journey.test.app.settled()
  })
  after(async () => {
    await journey?.close()
    await withoutSearch?.close()
  })

  /** One browser for each reader: signing in is not what is looked at here. */
  async function browserOf(reader: Reader, lang: 'fr' | 'en') {
    const key = `${reader} ${lang}`
    const known = pages.get(key)
    if (known) return known
    const page = await journey.visitor({ lang })
    const visitor = { page, strays: watchPage(page, [journey.test.url, withoutSearch.url]) }
    if (reader !== 'nobody') await enterAs(page, reader, '/', lang)
    pages.set(key, visitor)
    return visitor
  }

  const threadOf = (number: number) => () => exampleThread(number)

  const visits: Visit[] = [
    { what: 'home', as: ['nobody', 'moderator'], to: '/' },
    { what: 'home, in English', to: '/', lang: 'en' },
    { what: 'the topics', to: '/topics' },
    { what: 'a life event', to: '/topics/deces' },
    { what: 'a procedure', as: ['nobody', 'citizen'], to: '/topics/reversion' },
    { what: 'a procedure that nobody asked about', to: '/topics/reversion?status=closed' },
    { what: 'the form to ask', as: ['nobody', 'citizen'], to: '/ask' },
    { what: 'the form to ask, that failed', as: ['citizen'], to: (page) => ask(page, 'Trop', '') },
    {
      what: 'the form to ask, with a number caught',
      as: ['citizen'],
      to: (page) => ask(page, 'Que faut-il joindre à ma demande ?', `Mon numéro : ${nir}, merci.`),
    },
    { what: 'a question validated', as: ['nobody', 'citizen', 'helper', 'moderator'], to: threadOf(1) },
    { what: 'a question validated, in English', as: ['nobody', 'moderator'], to: threadOf(1), lang: 'en' },
    { what: 'a question with two seals', as: ['nobody', 'moderator'], to: threadOf(2) },
    { what: 'a question solved', to: threadOf(4) },
    { what: 'a question answered, its answer corrected beside', to: threadOf(6) },
    { what: 'a question answered, its answer outdated', to: threadOf(7) },
    { what: 'a question answered, its seal expired', to: threadOf(8) },
    { what: 'a question open', as: ['nobody', 'helper'], to: threadOf(9) },
    { what: 'a question answered, its seal fallen', to: threadOf(14) },
    { what: 'the whole log of a question', to: async () => `${await exampleThread(1)}?after=0` },
    { what: 'an answer to revise', as: ['helper'], to: async () => `/answers/${await ownAnswer()}/revise` },
    { what: 'a post to withdraw', as: ['helper'], to: async () => `/posts/${await ownAnswer()}/withdraw` },
    { what: 'a verdict that failed', as: ['moderator'], to: sealBadly },
    { what: 'a seal', to: () => seal() },
    { what: 'what a search found', to: '/search?q=réversion' },
    { what: 'what a search found, in English', to: '/search?q=réversion', lang: 'en' },
    { what: 'a search that found nothing', to: '/search?q=zzgrtx' },
    { what: 'a search without words', to: '/search' },
    { what: 'a search while the engine is down', to: async () => `${withoutSearch.url}/search?q=réversion` },
    { what: 'an official sheet', to: '/fiches/particuliers-F13104' },
    { what: 'an official sheet with cases', to: '/fiches/particuliers-F2883' },
    { what: 'the agencies', to: '/agencies' },
    { what: 'an agency', as: ['nobody', 'moderator'], to: agency },
    { what: 'a desk', as: ['moderator'], to: `${agency}/desk` },
    { what: 'a desk, in English', as: ['moderator'], to: `${agency}/desk`, lang: 'en' },
    { what: 'a desk where nothing of a kind waits', as: ['moderator'], to: `${agency}/desk?kind=edited` },
    { what: 'the collectives', to: '/collectives' },
    { what: 'a collective', as: ['nobody', 'lead', 'moderator'], to: '/collectives/le-cafe-des-demarches' },
    { what: 'the form of a collective', as: ['nobody', 'lead'], to: '/collectives/new' },
    { what: 'the form of a collective, that failed', as: ['lead'], to: makeCollectiveBadly },
    { what: 'places', to: '/places' },
    { what: 'places nearby', to: '/places?territory=COM-76540' },
    { what: 'places where there is none', to: '/places?territory=COM-29019' },
    { what: 'a place name that fits several', to: '/places?territory=76540' },
    { what: 'a person', to: '/people/Lison' },
    { what: 'a moderator', to: '/people/Hortense' },
    { what: 'signing in, with the trial doors', to: '/login' },
    { what: 'signing in, that failed', to: signInBadly },
    { what: 'signing up', to: '/signup' },
    { what: 'a report', to: async () => `/reports/new?target=${encodeURIComponent(await exampleThread(1))}` },
    { what: 'the receipt of a report', to: sendReport },
    { what: 'moderation', as: ['admin'], to: '/moderation' },
    { what: 'how to read a seal', to: '/about/seals' },
    { what: 'your data', to: '/about/data' },
    { what: 'accessibility', to: '/about/accessibility' },
    { what: 'the legal notice', to: '/about/legal' },
    { what: 'the legal notice, in English', to: '/about/legal', lang: 'en' },
    { what: 'no such address', to: '/nowhere', status: 404 },
    { what: 'a desk of others', as: ['citizen'], to: `${agency}/desk`, status: 403 },
    { what: 'signing in first', to: `${agency}/desk`, status: 401 },
    { what: 'a question taken back', to: () => withdrawn(), status: 410 },
  ]

  for (const { what, as = ['nobody'] as const, to, status = 200, lang = 'fr' } of visits) {
    for (const reader of as) {
      it(`${what}, for ${reader}`, async () => {
        const { page, strays } = await browserOf(reader, lang)
        await page.setViewportSize({ width: 1280, height: 900 })
        await page.emulateMedia({ colorScheme: 'light' })
        const answered = await arrive(page, to)
        if (answered !== undefined) assert.equal(answered, status)
        assert.deepEqual(await findingsOf(page, lang), [])
        assert.deepEqual(strays(), [])
      })
    }
  }

  /** Everything that is checked of one page, with one load. */
  async function findingsOf(page: Page, lang: 'fr' | 'en'): Promise<string[]> {
    const findings: string[] = []
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme: 'light' })
      const say = (lines: readonly string[]) => findings.push(...lines.map((line) => `at ${width}: ${line}`))
      say(await axeFindings(page))
      say(await pageFindings(page, lang))
      await page.emulateMedia({ colorScheme: 'dark' })
      say((await axeFindings(page, ['color-contrast', 'link-in-text-block'])).map((line) => `dark, ${line}`))
    }
    for (const width of [320, 360, 640]) {
      await page.setViewportSize({ width, height: 900 })
      const tooWide = await sidewaysScroll(page)
      if (tooWide) findings.push(`at ${width}: ${tooWide}`)
    }
    return findings
  }

  /** The status of the page, when an address leads to it. */
  async function arrive(page: Page, to: Visit['to']): Promise<number | undefined> {
    const address = typeof to === 'string' ? to : await to(page)
    if (typeof address !== 'string') return undefined
    const response = await page.goto(address)
    return response?.status()
  }

  /** Asks what cannot be published, and comes back to the form. */
  async function ask(page: Page, title: string, body: string): Promise<void> {
    await page.goto('/ask')
    await page.getByLabel('Votre question, en une phrase').fill(title)
    await page.getByLabel(/Ce qu’il faut savoir/).fill(body)
    await page.getByLabel('Sujet').selectOption('reversion')
    await page.getByRole('button', { name: 'Publier ma question' }).click()
    await page.locator('.error-summary').waitFor()
  }

  async function sealBadly(page: Page): Promise<void> {
    await page.goto(await exampleThread(1))
    const form = page.locator('.seal-form').first()
    if ((await form.getAttribute('open')) === null) await form.locator('.seal-form__summary').click()
    await form.getByRole('radio', { name: /^Préciser/ }).check()
    await form.getByRole('button', { name: 'Poser le sceau' }).click()
    await page.locator('[aria-invalid=true]').first().waitFor()
  }

  async function makeCollectiveBadly(page: Page): Promise<void> {
    await page.goto('/collectives/new')
    await page.getByRole('button', { name: 'Créer le collectif' }).click()
    await page.locator('[aria-invalid=true]').first().waitFor()
  }

  async function signInBadly(page: Page): Promise<void> {
    await page.goto('/login')
    await page.getByLabel(/Pseudonyme/).fill('personne')
    await page.locator('input[type=password]').fill('pas le bon mot de passe')
    await page
      .locator('form', { has: page.locator('input[type=password]') })
      .getByRole('button')
      .click()
    await page.locator('[role=alert], [aria-invalid=true]').first().waitFor()
  }

  async function sendReport(page: Page): Promise<void> {
    await page.goto(`/reports/new?target=${encodeURIComponent(await exampleThread(1))}`)
    await page.getByRole('radio').first().check()
    await page.locator('main textarea').fill('Un numéro de téléphone est resté dans la réponse.')
    await page.locator('main').getByRole('button').click()
    await page.waitForURL(/\/reports\/R-/)
  }
})

/** An answer of the example helper. */
async function ownAnswer(): Promise<string> {
  const helper = await findPersonByHandle('Lison')
  const answer = helper && (await PostModel.findOne({ kind: 'answer', authorId: helper._id }).lean())
  if (!answer) throw new Error('the example helper has not answered')
  return answer._id
}

async function seal(): Promise<string> {
  const validation = await ValidationModel.findOne().lean()
  if (!validation) throw new Error('no example seal')
  return `/seals/${validation._id}`
}

/** A question that its author took back before anybody wrote under it. */
async function withdrawn(): Promise<string> {
  const asker = await createPerson()
  const thread = await createThread({ by: asker })
  const question = await PostModel.findOne({ threadId: thread._id, kind: 'question' }).lean()
  if (!question) throw new Error('a thread without its question')
  await withdrawPost(actingAs(asker), question._id)
  return `/threads/${thread._id}/${thread.slug}`
}
