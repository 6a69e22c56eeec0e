import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { indexSettings } from '../../server/adapters/search/index-settings.ts'
import { MeilisearchIndex } from '../../server/adapters/search/meilisearch-index.ts'
import {
  PUBLIC,
  SearchDown,
  type IndexBeside,
  type SearchIndex,
} from '../../server/adapters/search/search.port.ts'
import { fillIndex } from '../../server/features/search/fill-index.ts'
import { indexFound } from '../../server/features/search/index-found.ts'
import { rebuildIndex } from '../../server/features/search/rebuild-index.ts'
import { threadSource } from '../../server/features/search/thread-source.ts'
import { topicSource } from '../../server/features/search/topic-source.ts'
import { showThread } from '../../server/features/threads/show-thread.ts'
import { withdrawPost } from '../../server/features/threads/withdraw-post.ts'
import { aDocument, aQuery } from '../adapters/search-engine.ts'
import { TestClock, testConnection } from '../support/app.ts'
import { testSearch } from '../support/stores.ts'
import { actingAs, createPerson, createThread } from '../support/threads.ts'
import { aWord, quiet } from './search-app.ts'

type PageIn = Parameters<IndexBeside['put']>

/** What the code of tomorrow says: "boulot" also finds "travail". */
const tomorrow = { ...indexSettings, synonyms: { boulot: ['travail'] } }

describe('an index that other code made', function () {
  this.timeout(60_000) // the first run on a machine copies the engine
  const clock = new TestClock()
  let prefix: string
  beforeEach(async () => {
    await testConnection()
    prefix = `${(await testSearch()).indexPrefix}${randomUUID()}-`
  })

  /** As a process that starts finds it. */
  async function opened(settings: typeof indexSettings = indexSettings): Promise<MeilisearchIndex> {
    const { url, key } = await testSearch()
    const index = new MeilisearchIndex({ url, key, indexPrefix: prefix, settings })
    await index.prepare()
    return index
  }
  async function found(index: SearchIndex, q: string): Promise<string[]> {
    const { hits } = await index.search(aQuery(q))
    return hits.map(({ id }) => id)
  }
  /** Without the official sheets: thousands of them show no more than one topic does. */
  const parts = (index: SearchIndex) => ({ index, clock, log: quiet, sources: [threadSource, topicSource] })
  /** The index, into which a page goes by `put` while another one is filled beside it. */
  const withPut = (
    index: SearchIndex,
    put: (beside: IndexBeside, ...page: PageIn) => Promise<void>,
  ): SearchIndex =>
    Object.assign(Object.create(index) as SearchIndex, {
      put: index.put.bind(index),
      remove: index.remove.bind(index),
      async beside(): Promise<IndexBeside> {
        const beside = await index.beside()
        return {
          reached: beside.reached,
          put: (...page) => put(beside, ...page),
          remove: (ids) => beside.remove(ids),
          takeOver: () => beside.takeOver(),
        }
      },
    })

  it('is known for it, and one that the same code made is not', async () => {
    assert.equal(await (await opened()).isOutdated(), false)
    assert.equal(await (await opened()).isOutdated(), false)
    assert.equal(await (await opened(tomorrow)).isOutdated(), true)
  })

  it('answers as before while another one is filled beside it, then gives way at once', async () => {
    const old = await opened()
    await old.put([aDocument({ id: 'a', title: 'Perdre son travail' })])
    const index = await opened(tomorrow)
    const beside = await index.beside()
    assert.deepEqual([await found(index, 'travail'), await found(index, 'boulot')], [['a'], []])
    await beside.put([aDocument({ id: 'b', title: 'Chercher du travail' })], 'thread b')
    assert.deepEqual([await found(index, 'travail'), await found(index, 'boulot')], [['a'], []])
    await beside.takeOver()
    assert.deepEqual([await found(index, 'travail'), await found(index, 'boulot')], [['b'], ['b']])
    assert.equal(await index.isOutdated(), false)
  })

  it('has what any process wrote or took out meanwhile', async () => {
    const old = await opened()
    const index = await opened(tomorrow)
    const beside = await index.beside()
    const documents = ['a', 'b', 'c', 'd'].map((id) => aDocument({ id, title: 'Perdre son travail' }))
    await beside.put(documents.slice(0, 2), 'thread b')
    await old.put(documents.slice(2, 3)) // one that still runs the code of yesterday
    await index.put(documents.slice(3))
    await Promise.all([
      old.remove([{ kind: 'thread', id: 'a' }]),
      index.remove([{ kind: 'thread', id: 'b' }]),
    ])
    await beside.takeOver()
    assert.deepEqual((await found(index, 'boulot')).toSorted(), ['c', 'd'])
    await old.put([aDocument({ id: 'e', title: 'Perdre son travail' })])
    assert.deepEqual((await found(index, 'boulot')).toSorted(), ['c', 'd', 'e'])
  })

  it('is filled on from where a crash ended it', async () => {
    await opened()
    const beside = await (await opened(tomorrow)).beside()
    await beside.put([aDocument({ id: 'a', title: 'Perdre son travail' })], 'thread a')
    const next = await opened(tomorrow)
    const again = await next.beside()
    assert.equal(again.reached, 'thread a')
    await again.takeOver()
    assert.deepEqual(await found(next, 'boulot'), ['a'])
  })

  it('is begun again when the code changed a second time', async () => {
    await opened()
    const beside = await (await opened(tomorrow)).beside()
    await beside.put([aDocument({ id: 'a', title: 'Perdre son travail' })], 'thread a')
    const later = await opened({ ...tomorrow, synonyms: { taf: ['travail'] } } as typeof indexSettings)
    assert.equal((await later.beside()).reached, '')
  })

  it('fails no reader for a query that it cannot answer yet', async () => {
    const { url, key } = await testSearch()
    const yesterday = { ...indexSettings, filterableAttributes: ['kind'] }
    await new MeilisearchIndex({ url, key, indexPrefix: prefix, settings: yesterday }).prepare()
    await assert.rejects(found(await opened(), 'travail'), SearchDown)
  })

  describe('built again from the store', () => {
    it('holds what was written while its page was on the way, and not what was taken back', async () => {
      const [kept, late, withdrawn] = [aWord(), aWord(), aWord()]
      await opened()
      await createThread({ title: `Question sur ${kept}` })
      const asker = await createPerson()
      const sorry = await createThread({ by: asker, title: `Question sur ${withdrawn}` })
      const index = await opened(tomorrow)
      let isFirst = true
      const slow = withPut(index, async (beside, documents, reached) => {
        if (documents.some(({ id }) => id === sorry._id) && isFirst) {
          isFirst = false
          const { posts } = await showThread(sorry._id, undefined, clock.now())
          await withdrawPost(actingAs(asker), posts[0]?._id ?? '')
          const other = await createThread({ title: `Question sur ${late}` })
          for (const { _id } of [sorry, other]) await indexFound(parts(index), threadSource, _id)
        }
        await beside.put(documents, reached)
      })
      assert.equal(await rebuildIndex(parts(slow)), true)
      const counts = await Promise.all(
        [kept, late, withdrawn].map(async (q) => (await found(index, q)).length),
      )
      assert.deepEqual(counts, [1, 1, 0])
    })

    it('goes on with the page that was not looked at a second time', async () => {
      const word = aWord()
      await opened()
      const thread = await createThread({ title: `Question sur ${word}` })
      const cut = withPut(await opened(tomorrow), async (beside, documents, reached) => {
        await beside.put(documents, reached)
        throw new SearchDown('cut')
      })
      await assert.rejects(rebuildIndex(parts(cut)), SearchDown)
      const index = await opened(tomorrow)
      assert.deepEqual(await found(index, word), [])
      assert.equal(await rebuildIndex(parts(index)), true)
      assert.deepEqual(await found(index, word), [thread._id])
    })

    it('is built again by the next start, whole', async () => {
      const word = aWord()
      await opened()
      const thread = await createThread({ title: `Question sur ${word}` })
      const index = await opened(tomorrow)
      const { signal } = new AbortController()
      await fillIndex({ ...parts(index), imported: Promise.resolve(), signal }).done
      assert.equal(await index.isOutdated(), false)
      assert.deepEqual(await found(index, word), [thread._id])
      assert.ok((await index.count(['topic'])) > 0)
    })

    it('is built by one process at a time', async () => {
      await opened()
      const [one, other] = [await opened(tomorrow), await opened(tomorrow)]
      const built = await Promise.all([rebuildIndex(parts(one)), rebuildIndex(parts(other))])
      assert.deepEqual(built.toSorted(), [false, true])
      assert.equal(await other.isOutdated(), false)
    })
  })

  it('shows nobody what it says of itself', async () => {
    const index = await opened()
    assert.deepEqual((await index.search(aQuery(''))).total, 0)
    assert.deepEqual(
      await index.suggest({ q: 'about', scope: { audiences: [PUBLIC] }, now: clock.now(), limit: 5 }),
      [],
    )
    assert.equal(await index.count(), 0)
  })
})
