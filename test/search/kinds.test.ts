import assert from 'node:assert/strict'
import type { SearchIndex } from '../../server/adapters/search/search.port.ts'
import { CollectiveModel } from '../../server/features/collectives/collective.model.ts'
import { collectiveSource } from '../../server/features/search/collective-source.ts'
import { indexFound } from '../../server/features/search/index-found.ts'
import { placeSource } from '../../server/features/search/place-source.ts'
import { reconcileIndex } from '../../server/features/search/reconcile-index.ts'
import { topicSource } from '../../server/features/search/topic-source.ts'
import type { SearchDto } from '../../shared/api/search.ts'
import { signedOut } from '../support/app.ts'
import { createCollective, createRefusal } from '../support/collectives.ts'
import { createPlace } from '../support/places.ts'
import { aWord, downIndex, quiet, startSearch, testIndex, type SearchApp } from './search-app.ts'

describe('somebody searches beside questions and sheets', function () {
  this.timeout(60_000) // the first run on a machine copies the engine
  let index: SearchIndex
  let search: SearchApp
  before(async () => {
    index = await testIndex()
    search = await startSearch(index)
  })
  after(() => search.close())
  const parts = () => ({ index, clock: search.clock, log: quiet })

  async function found(query: string): Promise<SearchDto['hits']> {
    await search.settled()
    const { body } = await signedOut(search).get(`/search?${query}`).accept('application/json').expect(200)
    return (body as SearchDto).hits
  }
  async function page(query: string, lang: 'fr' | 'en'): Promise<string> {
    await search.settled()
    const { text } = await signedOut(search).get(`/search?${query}`).set('Accept-Language', lang).expect(200)
    return text
  }

  it('finds a collective from its first minute, by its name and by what it says of itself', async () => {
    const [name, about] = [aWord(), aWord()]
    const { collective } = await createCollective({ name: `Les ${name}`, about: `Nous lisons ${about}.` })
    for (const word of [name, about]) {
      assert.deepEqual(
        (await found(`q=${word}`)).map(({ kind, url }) => [kind, url]),
        [['collective', `/collectives/${collective.slug}`]],
      )
    }
    assert.match(await page(`q=${name}`, 'fr'), />Collectif</)
    assert.match(await page(`q=${name}`, 'en'), />Collective</)
  })

  it('still finds a collective that an agency refused to recognise: it stays listed', async () => {
    const { collective } = await createRefusal()
    const hits = await found(`q=${encodeURIComponent(collective.name)}`)
    assert.ok(hits.some(({ id }) => id === collective._id))
  })

  it('no longer finds a collective that is gone', async () => {
    const word = aWord()
    const { collective } = await createCollective({ name: `Les ${word}` })
    assert.equal((await found(`q=${word}`)).length, 1)
    await CollectiveModel.deleteOne({ _id: collective._id })
    await indexFound(parts(), collectiveSource, collective._id)
    assert.deepEqual(await found(`q=${word}`), [])
  })

  it('narrows collectives by their topics and by the places around theirs', async () => {
    const word = aWord()
    await createCollective({ name: `Les ${word}`, topics: ['reversion'], territories: ['COM-76540'] })
    const count = async (filter: string) => (await found(`q=${word}&${filter}`)).length
    assert.deepEqual(
      await Promise.all(['topic=deces', 'topic=logement', 'territory=DEP-76', 'territory=DEP-29'].map(count)),
      [1, 0, 1, 0],
    )
  })

  it('finds a counter by its name, its town and what it is, with its address', async () => {
    const word = aWord()
    const place = await createPlace({ name: `Maison ${word}`, kind: 'town-hall' })
    await reconcileIndex(parts(), placeSource, { repair: true })
    for (const q of [word, `${word} rouen`, `mairie ${word}`]) {
      const [hit] = await found(`kind=place&q=${encodeURIComponent(q)}`)
      assert.equal(hit?.id, place._id, q)
      assert.equal(hit.url, `/places?territory=COM-76540#place-${place.slug}`)
    }
    const html = await page(`q=${word}`, 'fr')
    assert.match(html, />Lieu d’accueil</)
    assert.match(html, /1, rue des Tests, 76000 Rouen/)
    assert.match(await page(`q=${word}`, 'en'), />Place</)
  })

  it('finds a topic, under its name in the language of the page', async () => {
    await reconcileIndex(parts(), topicSource, { repair: true })
    const [event] = await found('kind=topic&q=deces')
    assert.deepEqual([event?.id, event?.url, event?.date], ['deces', '/topics/deces', null])
    assert.match(await page('kind=topic&q=death', 'en'), /<span[^>]*>Topic<\/span>/)
    assert.match(await page('kind=topic&q=death', 'en'), /href="\/topics\/deces"[^>]*>[^<]*death/i)
  })

  it('finds collectives, counters and topics by their titles while the engine is away', async () => {
    const word = aWord()
    const { collective } = await createCollective({ name: `Les ${word}` })
    const place = await createPlace({ name: `Maison ${word}` })
    await reconcileIndex(parts(), placeSource, { repair: true })
    await search.settled()
    const away = await startSearch(downIndex())
    try {
      const ask = async (q: string) => {
        const { body } = await signedOut(away).get(`/search?q=${q}`).accept('application/json').expect(200)
        return (body as SearchDto).hits.map(({ id }) => id).toSorted()
      }
      assert.deepEqual(await ask(word), [collective._id, place._id].toSorted())
      assert.ok((await ask('reversion')).includes('reversion'))
    } finally {
      await away.close()
    }
  })
})
