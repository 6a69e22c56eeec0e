import assert from 'node:assert/strict'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { PersonRecord } from '../../server/features/accounts/person.model.ts'
import { listPostsAfter } from '../../server/features/threads/post.repo.ts'
import type { ThreadRecord } from '../../server/features/threads/thread.model.ts'
import { threadUrl } from '../../server/features/threads/thread.presenter.ts'
import { sessionCookie, startApp, type TestApp } from '../support/app.ts'
import { newVisitor, openBrowser, skipWithoutBrowser, type Visitor } from '../support/browser.ts'
import { createAnswer, createPerson, createThread } from '../support/threads.ts'

describe('people talk on a landing', function () {
  this.timeout(60_000)
  let browser: Browser
  let test: TestApp

  before(async function () {
    skipWithoutBrowser(this)
    ;[browser, test] = await Promise.all([openBrowser(), startApp()])
  })
  after(async () => {
    await browser?.close()
    await test?.close()
  })

  async function visitor(person: PersonRecord | undefined, how: Visitor = {}): Promise<BrowserContext> {
    const context = await newVisitor(browser, { baseURL: test.url, ...how })
    if (person) {
      const [name = '', value = ''] = (await sessionCookie(person)).split('=')
      await context.addCookies([{ name, value, url: test.url }])
    }
    return context
  }

  /** A page of the thread, once what reacts on it does. */
  async function open(context: BrowserContext, thread: ThreadRecord): Promise<Page> {
    const page = await context.newPage()
    const problems: string[] = []
    page.on('pageerror', (error) => problems.push(String(error)))
    page.on('console', (message) => {
      if (message.type() === 'error' && !/ERR_INTERNET|WebSocket/.test(message.text()))
        problems.push(message.text())
    })
    page.on('close', () => assert.deepEqual(problems, []))
    const live = page.waitForEvent('websocket')
    await page.goto(threadUrl(thread))
    await (await live).waitForEvent('framereceived', ({ payload }) => String(payload).startsWith('430'))
    return page
  }

  const say = async (page: Page, words: string) => {
    await page.getByLabel('Votre message').fill(words)
    await page.getByRole('button', { name: 'Envoyer' }).click()
  }
  /** The words of the chat, as they stand on the screen. */
  const talk = (page: Page) => page.locator('#chat-list .message__words').allInnerTexts()
  const shows = (page: Page, words: string) =>
    page.locator('#chat-list').getByText(words, { exact: true }).waitFor()
  /** Nothing is on its way any more. */
  const arrived = (page: Page) => page.waitForFunction(() => !document.querySelector('.message__state'))
  const stored = async (thread: ThreadRecord) =>
    (await listPostsAfter(thread._id, 0, 100)).filter(({ kind }) => kind === 'chat').map(({ body }) => body)

  it('live: each sees what the other says, in the same order', async () => {
    const thread = await createThread()
    const [lison, karim] = await Promise.all([visitor(await createPerson()), visitor(await createPerson())])
    const [hers, his] = await Promise.all([open(lison, thread), open(karim, thread)])
    await say(hers, 'Bonjour')
    await shows(his, 'Bonjour')
    await say(his, 'Bonsoir <b>à vous</b>')
    await shows(hers, 'Bonsoir <b>à vous</b>')
    await say(hers, 'Merci')
    await shows(his, 'Merci')
    await arrived(hers)
    const words = ['Bonjour', 'Bonsoir <b>à vous</b>', 'Merci']
    assert.deepEqual(await talk(hers), words)
    assert.deepEqual(await talk(his), words)
    assert.equal(await hers.locator('#chat-list .message--own').count(), 2)
    await Promise.all([lison.close(), karim.close()])
  })

  it('through a cut of the network: nothing is lost, nothing doubled, the order holds', async () => {
    const thread = await createThread()
    const [lison, karim] = await Promise.all([visitor(await createPerson()), visitor(await createPerson())])
    const [hers, his] = await Promise.all([open(lison, thread), open(karim, thread)])
    await say(hers, 'avant')
    await shows(his, 'avant')
    await lison.setOffline(true)
    await say(hers, 'pendant, un')
    await say(hers, 'pendant, deux')
    await hers.getByText('Hors ligne.').waitFor()
    await say(his, 'de l’autre côté')
    await shows(his, 'de l’autre côté')
    assert.equal(await hers.locator('.message__state--waiting').count(), 2)
    assert.deepEqual(await stored(thread), ['avant', 'de l’autre côté'])

    await lison.setOffline(false)
    await shows(his, 'pendant, deux')
    await arrived(hers)
    const words = ['avant', 'de l’autre côté', 'pendant, un', 'pendant, deux']
    assert.deepEqual(await talk(hers), words)
    assert.deepEqual(await talk(his), words)
    assert.deepEqual(await stored(thread), words)
    await Promise.all([lison.close(), karim.close()])
  })

  it('keeps what was not sent yet through a reload', async () => {
    const thread = await createThread()
    const lison = await visitor(await createPerson())
    const hers = await open(lison, thread)
    // The page can be read again, while the messages cannot leave.
    let cut = true
    await hers.route('**/socket.io/**', (route) => (cut ? route.abort() : route.continue()))
    await hers.routeWebSocket('**/socket.io/**', (socket) =>
      cut ? void socket.close() : void socket.connectToServer(),
    )
    await hers.reload()
    await say(hers, 'un')
    await say(hers, 'deux')
    await hers.locator('.message__state--waiting').nth(1).waitFor()
    assert.deepEqual(await stored(thread), [])

    await hers.reload()
    await hers.locator('.message__state--waiting').nth(1).waitFor()
    assert.deepEqual(await talk(hers), ['un', 'deux'])

    cut = false
    await hers.reload()
    await shows(hers, 'deux')
    await arrived(hers)
    assert.deepEqual(await talk(hers), ['un', 'deux'])
    assert.deepEqual(await stored(thread), ['un', 'deux'])
    await lison.close()
  })

  it('is told in place what must not be published, and keeps the words', async () => {
    const thread = await createThread()
    const lison = await visitor(await createPerson())
    const hers = await open(lison, thread)
    const words = 'Mon numéro est 2 69 05 49 588 157 80, que faire ?'
    await say(hers, words)
    await hers.getByText('Cela ressemble à un numéro de sécurité sociale.').waitFor()
    assert.equal(await hers.getByLabel('Votre message').inputValue(), words)
    assert.deepEqual(await talk(hers), [])
    assert.deepEqual(await stored(thread), [])
    await lison.close()
  })

  it('hears that an answer came, and sees it without losing what is being typed', async () => {
    const thread = await createThread()
    const lison = await visitor(await createPerson())
    const hers = await open(lison, thread)
    await hers.getByRole('textbox', { name: 'Votre réponse' }).fill('Je commence à répondre')
    const answer = await createAnswer({ thread })
    await hers.getByText('Une nouvelle réponse est arrivée.').waitFor()
    await hers.getByRole('link', { name: 'La voir' }).click()
    await hers.locator(`#post-${answer.seq}`).waitFor()
    assert.equal(
      await hers.getByRole('textbox', { name: 'Votre réponse' }).inputValue(),
      'Je commence à répondre',
    )
    assert.match(await hers.locator('.stair-status').innerText(), /il y a une réponse/)
    await hers.locator(`#post-${answer.seq}`).getByRole('button', { name: /Oui/ }).click()
    await hers.getByText('Merci. Cela aide la personne suivante.').waitFor()
    await lison.close()
  })

  it('reads live without having signed in', async () => {
    const thread = await createThread()
    const [reader, karim] = await Promise.all([visitor(undefined), visitor(await createPerson())])
    const [read, his] = await Promise.all([open(reader, thread), open(karim, thread)])
    await say(his, 'Il y a quelqu’un ?')
    await shows(read, 'Il y a quelqu’un ?')
    await Promise.all([reader.close(), karim.close()])
  })

  it('by plain form, without script', async () => {
    const thread = await createThread()
    const [lison, karim] = await Promise.all([
      visitor(await createPerson(), { javaScript: false }),
      visitor(await createPerson(), { javaScript: false }),
    ])
    const [hers, his] = await Promise.all([lison.newPage(), karim.newPage()])
    for (const [page, words] of [
      [hers, 'Bonjour'],
      [his, 'Bonsoir'],
      [hers, 'Merci'],
    ] as const) {
      await page.goto(threadUrl(thread))
      await say(page, words)
      await shows(page, words)
    }
    await his.reload()
    assert.deepEqual(await talk(his), ['Bonjour', 'Bonsoir', 'Merci'])
    assert.deepEqual(await stored(thread), ['Bonjour', 'Bonsoir', 'Merci'])
    await Promise.all([lison.close(), karim.close()])
  })
})
