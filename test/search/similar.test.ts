import assert from 'node:assert/strict'
import { GuardedIndex } from '../../server/adapters/search/guarded-index.ts'
import { SearchUnavailable, type SearchIndex } from '../../server/adapters/search/search.port.ts'
import type { SimilarDto } from '../../shared/api/search.ts'
import { threadsWords } from '../../shared/text/threads.ts'
import { signedOut, startApp, type TestApp } from '../support/app.ts'
import { newPage, openBrowser, skipWithoutBrowser } from '../support/browser.ts'
import { createFiche } from '../support/fiches.ts'
import { createThread } from '../support/threads.ts'
import { startSearch, testIndex, type SearchApp } from './search-app.ts'

/** No other test speaks of it. */
const title = 'Mon proprio refuse de rendre la caution du gardiennage de chèvres'
const otherWording = 'Dépôt de garantie non rendu, refus du propriétaire (gardiennage de chèvres)'
const otherQuestion = 'Quel est le montant de la caution pour un gardiennage de chèvres ?'

describe('somebody types the title of a question', function () {
  this.timeout(60_000) // the first run on a machine copies the engine
  let index: SearchIndex
  let search: SearchApp
  before(async () => {
    index = await testIndex()
    search = await startSearch(index)
  })
  after(() => search.close())

  async function similarTo(q: string, { url }: Pick<SearchApp, 'url'> = search): Promise<SimilarDto> {
    await search.settled()
    const { body } = await signedOut({ url })
      .get(`/search/similar?q=${encodeURIComponent(q)}`)
      .expect(200)
    return body as SimilarDto
  }
  const titlesOf = (hits: SimilarDto['hits']) => hits.map((hit) => hit.title)

  it('sees that it was asked before in other words, and what is only close to it apart', async () => {
    for (const asked of [title, otherQuestion]) await createThread({ title: asked })
    const { same, hits } = await similarTo(otherWording)
    assert.deepEqual(titlesOf(same), [title])
    assert.equal(titlesOf(hits).includes(title), false)
  })

  it('sees official sheets among what is close', async () => {
    const fiche = await createFiche({ title: 'Gardiennage de lamas' })
    await index.put([
      {
        ...{ kind: 'fiche', id: fiche.id, title: fiche.title, body: '', url: `/fiches/${fiche.id}` },
        ...{ date: new Date(), topicSlugs: [], territories: [], seals: [], audiences: ['public'] },
        isExample: false,
      },
    ])
    const { same, hits } = await similarTo('gardiennage de lamas')
    assert.deepEqual([titlesOf(same), titlesOf(hits)], [[], ['Gardiennage de lamas']])
  })

  it('sees nothing before anything is typed', async () =>
    assert.deepEqual(await similarTo(' '), { same: [], hits: [] }))

  it('is not let down without a search engine: titles with the same words are compared', async () => {
    await createThread({ title: 'Passeport perdu en Patagonie' })
    await search.settled()
    const away = await startSearch(new GuardedIndex(Promise.reject(new SearchUnavailable('none'))))
    try {
      assert.deepEqual(titlesOf((await similarTo('passeport perdu Patagonie', away)).same), [
        'Passeport perdu en Patagonie',
      ])
    } finally {
      await away.close()
    }
  })
})

describe('the form to ask', function () {
  this.timeout(60_000)
  let test: TestApp
  before(async function () {
    skipWithoutBrowser(this)
    test = await startApp({ search: await testIndex() })
  })
  after(() => test?.close())

  it('shows a question that asks the same, as its title is typed', async () => {
    await createThread({ title })
    await test.app.settled()
    const browser = await openBrowser()
    try {
      const page = await newPage(browser, { baseURL: test.url })
      await page.goto('/ask')
      await page.locator('#field-title').pressSequentially(otherWording)
      const before = page.getByRole('complementary', { name: threadsWords.fr.askedBefore })
      await before.getByRole('link', { name: title }).waitFor()
    } finally {
      await browser.close()
    }
  })
})
