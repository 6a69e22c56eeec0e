import assert from 'node:assert/strict'
import { setImmediate as turn } from 'node:timers/promises'
import { GuardedIndex } from '../../server/adapters/search/guarded-index.ts'
import { SearchDown, SearchUnavailable, type SearchIndex } from '../../server/adapters/search/search.port.ts'
import { ficheSource } from '../../server/features/search/fiche-source.ts'
import { indexFound } from '../../server/features/search/index-found.ts'
import { reconcileIndex } from '../../server/features/search/reconcile-index.ts'
import { searchSubscriber } from '../../server/features/search/search.subscriber.ts'
import { threadSource } from '../../server/features/search/thread-source.ts'
import { showThread } from '../../server/features/threads/show-thread.ts'
import { withdrawPost } from '../../server/features/threads/withdraw-post.ts'
import type { SearchDto, SuggestionsDto } from '../../shared/api/search.ts'
import { signedOut } from '../support/app.ts'
import { aParagraph, aSection, createFiche } from '../support/fiches.ts'
import { actingAs, createAnswer, createPerson, createThread } from '../support/threads.ts'
import { aWord, quiet, startSearch, testIndex, type SearchApp } from './search-app.ts'

describe('somebody searches', function () {
  this.timeout(60_000) // the first run on a machine copies the engine
  let index: SearchIndex
  let search: SearchApp
  before(async () => {
    index = await testIndex()
    search = await startSearch(index)
  })
  after(() => search.close())
  const parts = () => ({ index, clock: search.clock, log: quiet })

  async function found(query: string): Promise<SearchDto> {
    await search.settled()
    const { body } = await signedOut(search).get(`/search?${query}`).accept('application/json').expect(200)
    return body as SearchDto
  }
  async function page(query: string, lang = 'fr'): Promise<string> {
    await search.settled()
    const { text } = await signedOut(search).get(`/search?${query}`).set('Accept-Language', lang).expect(200)
    return text
  }

  it('finds a question by the words of its title and of its text', async () => {
    const [title, text] = [aWord(), aWord()]
    const thread = await createThread({ title: `Ma mère et ${title}`, body: `Elle vit avec ${text}.` })
    for (const word of [title, text]) {
      const { hits } = await found(`q=${word}`)
      assert.deepEqual(
        hits.map(({ kind, id }) => [kind, id]),
        [['thread', thread._id]],
      )
    }
  })

  it('finds an answer, and is led to the very post', async () => {
    const word = aWord()
    const thread = await createThread()
    const answer = await createAnswer({ thread, body: `Il faut d’abord ${word}.` })
    const { hits } = await found(`q=${word}`)
    assert.deepEqual(
      hits.map(({ kind, url, status }) => [kind, url, status]),
      [['answer', `/threads/${thread._id}/${thread.slug}#post-${answer.seq}`, 'answered']],
    )
  })

  it('sees the passage that answers, with the words marked', async () => {
    const word = aWord()
    await createThread({ body: `Apportez ${word} au guichet.` })
    const [hit] = (await found(`q=${word}`)).hits
    assert.equal(hit?.excerpt, `Apportez ${word} au guichet.`)
    assert.deepEqual(
      hit.excerptSegments.filter(({ marked }) => marked),
      [{ text: word, marked: true }],
    )
    assert.match(await page(`q=${word}`), new RegExp(`<mark>${word}</mark>`))
  })

  it('is told what was searched when a word was mended, and may search what they typed', async () => {
    const mended = await page('q=lisanciement')
    assert.match(mended, /Résultats pour «\u00a0licenciement\u00a0»/)
    assert.match(mended, /href="\/search\?q=lisanciement&amp;exact=1"/)
    assert.doesNotMatch(await page('q=lisanciement&exact=1'), /Résultats pour/)
    assert.doesNotMatch(await page('q=Bonjour, un licenciement'), /Résultats pour/)
  })

  it('never gets the markup of an author as markup', async () => {
    const word = aWord()
    await createThread({ title: `<img src=x onerror=alert(1)> ${word}` })
    const html = await page(`q=${word}`)
    assert.doesNotMatch(html, /<img/)
    assert.match(html, /&lt;img src=x/)
  })

  it('no longer finds a question that was withdrawn, nor its answers', async () => {
    const [word, inAnswer] = [aWord(), aWord()]
    const asker = await createPerson()
    const thread = await createThread({ by: asker, title: `Ma question sur ${word}` })
    await createAnswer({ thread, body: `Réponse sur ${inAnswer}.` })
    assert.equal((await found(`q=${word}`)).total, 1)
    const { postId } = await questionOf(thread._id)
    await withdrawPost(actingAs(asker), postId)
    assert.deepEqual([(await found(`q=${word}`)).total, (await found(`q=${inAnswer}`)).total], [0, 0])
  })

  it('no longer finds an answer that was withdrawn', async () => {
    const word = aWord()
    const helper = await createPerson()
    const answer = await createAnswer({ by: helper, body: `Il faut d’abord ${word}.` })
    assert.equal((await found(`q=${word}`)).total, 1)
    await withdrawPost(actingAs(helper), answer._id)
    assert.equal((await found(`q=${word}`)).total, 0)
  })

  it('finds official sheets, dated, beside questions', async () => {
    const word = aWord()
    await createThread({ title: `Que dit la règle sur ${word} ?` })
    const fiche = await createFiche({
      title: `La règle sur ${word}`,
      edition: '2020-03-09',
      sections: [aSection('regle', 'La règle', aParagraph('Vous devez avoir 55 ans.'))],
    })
    await indexFound(parts(), ficheSource, fiche.id)
    const { hits, facets } = await found(`q=${word}`)
    assert.deepEqual(hits.map(({ kind }) => kind).toSorted(), ['fiche', 'thread'])
    assert.equal(hits.find(({ kind }) => kind === 'fiche')?.url, `/fiches/${fiche.id}`)
    assert.deepEqual(Object.fromEntries(facets.kind.map(({ value, count }) => [value, count])), {
      fiche: 1,
      thread: 1,
    })
    assert.match(await page(`q=${word}`), /Fiche officielle, version du 9 mars 2020/)
  })

  it('narrows by kind, status, topic and place', async () => {
    const word = aWord()
    const answered = await createThread({
      title: `Première sur ${word}`,
      topic: 'reversion',
      territory: '76000',
    })
    await createAnswer({ thread: answered })
    await createThread({ title: `Seconde sur ${word}`, topic: 'carte-grise', territory: '29200' })
    const only = async (filter: string) => (await found(`q=${word}&${filter}`)).hits.map(({ title }) => title)
    const first = [`Première sur ${word}`]
    assert.deepEqual(await only('status=answered'), first)
    assert.deepEqual(await only('topic=reversion'), first)
    assert.deepEqual(await only('territory=DEP-76'), first)
    assert.equal((await only('kind=fiche')).length, 0)
    assert.equal((await only('status=answered&status=open')).length, 2)
  })

  it('keeps the filters chosen in the form, and offers to remove them when nothing is left', async () => {
    const word = aWord()
    await createThread({ title: `Question sur ${word}` })
    const html = await page(`q=${word}&kind=fiche`)
    assert.match(html, /name="kind" value="fiche" checked/)
    assert.match(html, new RegExp(`href="/search\\?q=${word}"[^>]*>Enlever les filtres`))
  })

  it('is offered to ask when nobody has, with the words kept', async () => {
    const html = await page(`q=${aWord()}%20%26%20zzqxk`)
    assert.match(html, /Posez la question, vos mots sont repris\./)
    assert.match(html, /href="\/ask\?title=mot\w+%20%26%20zzqxk"/)
  })

  it('reads the page in English', async () =>
    assert.match(await page(`q=${aWord()}`, 'en'), /Nobody has asked this yet/))

  it('gets an answer to an address that somebody has mended by hand', async () => {
    const { total } = await found('q=a&q=b&kind=nonsense&page=-3&status=&sealed=maybe&topic=%22')
    assert.equal(typeof total, 'number')
  })

  it('is cut short rather than refused for a whole letter', () => found(`q=${'pension '.repeat(200)}`))

  describe('as they type', () => {
    async function suggested(q: string): Promise<SuggestionsDto['hits']> {
      await search.settled()
      const { body } = await signedOut(search)
        .get(`/search/suggest?q=${encodeURIComponent(q)}`)
        .expect(200)
      return (body as SuggestionsDto).hits
    }

    it('is offered questions from an unfinished word', async () => {
      const word = aWord()
      const thread = await createThread({ title: `Question sur ${word}` })
      await createAnswer({ thread })
      const hits = await suggested(`bonjour la question ${word.slice(0, 10)}`)
      assert.deepEqual(
        hits.map(({ kind, id }) => [kind, id]),
        [['thread', thread._id]],
      )
    })

    it('is offered topics first, and eight things at most', async () => {
      const hits = await suggested('réver')
      assert.equal(hits[0]?.kind, 'topic')
      assert.ok(hits.length <= 8)
    })

    it('is no longer offered what was taken back, also by the browser within seconds', async () => {
      const word = aWord()
      const asker = await createPerson()
      const thread = await createThread({ by: asker, title: `Question sur ${word}` })
      assert.equal((await suggested(word)).length, 1)
      await withdrawPost(actingAs(asker), (await questionOf(thread._id)).postId)
      assert.deepEqual(await suggested(word), [])
      const { headers } = await signedOut(search).get(`/search/suggest?q=${word}`).expect(200)
      assert.ok(Number(/max-age=(\d+)/.exec(String(headers['cache-control']))?.[1]) <= 5)
    })

    it('is offered nothing for one letter', async () => assert.deepEqual(await suggested('r'), []))
  })

  it('finds everything again in an index that was built again', async () => {
    const word = aWord()
    const thread = await createThread({ title: `Question sur ${word}` })
    await createAnswer({ thread })
    await search.settled()
    const rebuilt = await testIndex()
    await reconcileIndex({ ...parts(), index: rebuilt }, threadSource, { repair: true })
    const { hits } = await rebuilt.search({
      ...{ q: word, now: new Date(), page: 1, perPage: 5 },
      scope: { audiences: ['public'] },
    })
    assert.deepEqual(
      hits.map(({ id }) => id),
      [thread._id],
    )
  })

  describe('while search is away', () => {
    const openings = {
      down: () =>
        Promise.resolve({
          ...({} as SearchIndex),
          search: () => Promise.reject(new SearchDown('away')),
          suggest: () => Promise.reject(new SearchDown('away')),
        }),
      off: () => Promise.reject(new SearchUnavailable('none')),
    }
    for (const [state, opening] of Object.entries(openings)) {
      it(`(${state}) is told so, and gets what has the words in its title`, async () => {
        const word = aWord()
        const thread = await createThread({ title: `Question sur ${word}` })
        await search.settled()
        const fiche = await createFiche({ title: `Fiche ${word}` })
        const away = await startSearch(new GuardedIndex(opening()))
        try {
          const asked = signedOut(away).get(`/search?q=${word}`)
          const { body } = await asked.accept('application/json').expect(200)
          assert.equal((body as SearchDto).degraded, true)
          assert.deepEqual(
            (body as SearchDto).hits.map(({ id }) => id),
            [thread._id, fiche.id],
          )
          const { text } = await signedOut(away).get(`/search?q=${word}`).expect(200)
          assert.match(text, /La recherche est en panne\. Les questions et les réponses marchent\./)
          await signedOut(away).get('/search/suggest?q=pension').expect(200)
        } finally {
          await away.close()
        }
      })
    }
  })

  it('is found in spite of an outage: what was asked meanwhile is there when the engine is back', async () => {
    const outage = { over: false, refused: 0 }
    const refuse = (): Promise<void> => {
      outage.refused += 1
      return Promise.reject(new SearchDown('away'))
    }
    const engine = {
      put: (documents: Parameters<SearchIndex['put']>[0]) => (outage.over ? index.put(documents) : refuse()),
      remove: (ids: Parameters<SearchIndex['remove']>[0]) => index.remove(ids),
      health: () => Promise.resolve(outage.over ? ('up' as const) : ('down' as const)),
    }
    const subscriber = searchSubscriber({
      index: Object.assign(Object.create(index) as SearchIndex, engine),
      clock: search.clock,
      log: quiet,
      stopping: new AbortController().signal,
    })
    const word = aWord()
    const thread = await createThread({ title: `Question sur ${word}` })
    await search.settled()
    await index.remove([{ kind: 'thread', id: thread._id }])
    const delivered = subscriber.handle(`thread ${thread._id}`, [])
    while (outage.refused === 0) await turn()
    outage.over = true
    await delivered
    assert.equal((await found(`q=${word}`)).total, 1)
  })

  it('is told how far the official sheets have come', async () => {
    const filling = await startSearch(index, () => ({ done: 2_100, total: 4_056 }))
    try {
      const { text } = await signedOut(filling).get('/search?q=pension').expect(200)
      assert.match(text, /2100 fiches officielles sur 4056/)
    } finally {
      await filling.close()
    }
  })
})

async function questionOf(threadId: string): Promise<{ postId: string }> {
  const { posts } = await showThread(threadId, undefined, new Date())
  const question = posts.find(({ kind }) => kind === 'question')
  assert.ok(question)
  return { postId: question._id }
}
