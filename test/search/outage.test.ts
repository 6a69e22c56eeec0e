import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { openSearch, type Search } from '../../server/adapters/search/index.ts'
import { showThread } from '../../server/features/threads/show-thread.ts'
import { withdrawPost } from '../../server/features/threads/withdraw-post.ts'
import type { SearchDto, SuggestionsDto } from '../../shared/api/search.ts'
import { silent } from '../adapters/search-engine.ts'
import { signedOut, startApp, type TestApp } from '../support/app.ts'
import { actingAs, createAnswer, createPerson, createThread } from '../support/threads.ts'
import { aWord } from './search-app.ts'

describe('the search engine is away for a while', function () {
  this.timeout(60_000) // what the index has to be whole again within
  let dataDir: string
  let search: Search
  let test: TestApp
  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'palier-outage-'))
    search = openSearch({ dataDir, log: silent })
    await search.ready
    test = await startApp({ search: search.index })
    await test.app.settled()
  })
  after(async () => {
    await Promise.all([test.close(), search.close()])
    await rm(dataDir, { recursive: true, force: true })
  })

  async function signal(name: NodeJS.Signals): Promise<void> {
    process.kill(Number(await readFile(join(dataDir, 'search.pid'), 'utf8')), name)
  }
  async function find(q: string): Promise<SearchDto> {
    const { body } = await signedOut(test).get(`/search?q=${q}`).accept('application/json').expect(200)
    return body as SearchDto
  }
  async function suggested(q: string): Promise<string[]> {
    const { body } = await signedOut(test).get(`/search/suggest?q=${q}`).expect(200)
    return (body as SuggestionsDto).hits.map(({ id }) => id)
  }
  async function isUp(): Promise<void> {
    while (search.index.state !== 'up' || (await search.index.health()) !== 'up') await pause(50)
  }

  const outages: Record<string, { begin(): Promise<void>; end(): Promise<void> }> = {
    // It takes connections and answers nothing.
    hung: { begin: () => signal('SIGSTOP'), end: () => signal('SIGCONT') },
    // It is started again by itself.
    killed: { begin: () => signal('SIGKILL'), end: () => Promise.resolve() },
  }
  for (const [how, { begin, end }] of Object.entries(outages)) {
    it(`(${how}) pages and writes go on, titles are compared, and the index is whole soon after`, async () => {
      const [before, gone, asked, said] = [aWord(), aWord(), aWord(), aWord()]
      const asker = await createPerson()
      const early = await createThread({ by: asker, title: `Question sur ${before}` })
      const sorry = await createThread({ by: asker, title: `Question sur ${gone}` })
      await test.app.settled()
      assert.deepEqual(await suggested(gone), [sorry._id])

      await begin()
      try {
        const late = await createThread({ title: `Question sur ${asked}` })
        await createAnswer({ thread: early, body: `Il faut d’abord ${said}.` })
        const { posts } = await showThread(sorry._id, undefined, test.clock.now())
        await withdrawPost(actingAs(asker), posts[0]?._id ?? '')
        await signedOut(test).get(`/threads/${late._id}/${late.slug}`).expect(200)
        await signedOut(test).get('/health/ready').expect(200)
        if (how === 'hung') {
          const { hits, degraded } = await find(before)
          assert.deepEqual([degraded, hits.map(({ id }) => id)], [true, [early._id]])
          assert.equal((await find(gone)).total, 0)
          const { text } = await signedOut(test).get(`/search?q=${before}`).expect(200)
          assert.match(text, /La recherche est en panne/)
        }
      } finally {
        await end()
      }

      await test.app.settled()
      await isUp()
      for (const word of [asked, said]) {
        const { total, degraded } = await find(word)
        assert.deepEqual([total, degraded], [1, false], word)
      }
      assert.deepEqual([(await find(gone)).total, await suggested(gone)], [0, []])
    })
  }
})
