import assert from 'node:assert/strict'
import { newId } from '../../server/database/new-id.ts'
import { ThreadModel } from '../../server/features/threads/thread.model.ts'
import { signedInAs, signedOut, startApp, type TestApp } from '../support/app.ts'
import { createCollective } from '../support/collectives.ts'
import { elementsOf } from '../support/xml.ts'
import { createAnswer, createPerson, createThread } from '../support/threads.ts'

describe('the page of a collective', () => {
  let test: TestApp
  before(async () => {
    test = await startApp()
  })
  after(() => test.close())

  const read = async (slug: string, query = '') =>
    (await signedOut(test).get(`/collectives/${slug}${query}`).accept('json').expect(200)).body
  const idsOf = (body: { threads: { id: string }[] }) => body.threads.map(({ id }) => id)

  describe('the questions that a collective receives', () => {
    it('are those of its topics and the procedures under them', async () => {
      const { collective } = await createCollective({ topics: ['handicap'] })
      const under = await createThread({ topic: 'aah-aeeh' })
      const elsewhere = await createThread({ topic: 'reversion' })
      const ids = idsOf(await read(collective.slug))
      assert.ok(ids.includes(under._id))
      assert.ok(!ids.includes(elsewhere._id))
    })

    it('are those of its places, of the places inside them, and those without a place', async () => {
      const { collective } = await createCollective({ topics: ['bail'], territories: ['DEP-76'] })
      const inside = await createThread({ topic: 'bail', territory: 'COM-76540' })
      const itself = await createThread({ topic: 'bail', territory: 'DEP-76' })
      const anywhere = await createThread({ topic: 'bail' })
      const elsewhere = await createThread({ topic: 'bail', territory: 'COM-69123' })
      const wider = await createThread({ topic: 'bail', territory: 'REG-28' })
      const ids = idsOf(await read(collective.slug))
      for (const { _id } of [inside, itself, anywhere]) assert.ok(ids.includes(_id))
      for (const { _id } of [elsewhere, wider]) assert.ok(!ids.includes(_id))
    })

    it('come page by page, each once', async () => {
      const { collective } = await createCollective({ topics: ['nationalite'] })
      const asked = new Set<string>()
      for (let i = 0; i < 23; i++) asked.add((await createThread({ topic: 'nationalite' }))._id)
      const seen: string[] = []
      for (let path: string | null = `/collectives/${collective.slug}`; path;) {
        const { body }: { body: { threads: { id: string }[]; next: string | null } } = await signedOut(test)
          .get(path)
          .accept('json')
          .expect(200)
        seen.push(...idsOf(body))
        path = body.next
      }
      assert.equal(new Set(seen).size, seen.length)
      assert.deepEqual(
        [...asked].filter((id) => !seen.includes(id)),
        [],
      )
    })

    it('may be only those that wait, the longest-waiting first', async () => {
      const { collective } = await createCollective({ topics: ['chasse'] })
      const first = await createThread({ topic: 'chasse' })
      const second = await createThread({ topic: 'chasse' })
      await createAnswer({ thread: await createThread({ topic: 'chasse' }) })
      assert.deepEqual(idsOf(await read(collective.slug, '?status=open')), [first._id, second._id])
    })
  })

  describe('the page of a collective', () => {
    it('says who they are as text, never as markup', async () => {
      const about = '<script>alert(1)</script> Nous lisons le courrier.\n\nLe jeudi.'
      const { collective } = await createCollective({ about, links: ['https://exemple.org/"><b>'] })
      const page = (await signedOut(test).get(`/collectives/${collective.slug}`).expect(200)).text
      assert.doesNotMatch(page, /<script>alert|"><b>/)
      assert.match(page, /&lt;script>alert\(1\)/)
      assert.match(page, /rel="nofollow ugc noopener"/)
    })

    it('is marked and kept out of search engines when it is an example', async () => {
      const { collective } = await createCollective({ isExample: true })
      const page = (await signedOut(test).get(`/collectives/${collective.slug}`).expect(200)).text
      assert.match(page, /<meta name="robots" content="noindex"/)
      assert.match(page, /Exemple\u00a0: rien ici n’est réel/)
    })

    it('offers its feed', async () => {
      const { collective } = await createCollective()
      const page = (await signedOut(test).get(`/collectives/${collective.slug}`).expect(200)).text
      assert.match(
        page,
        new RegExp(`type="application/atom\\+xml" href="/collectives/${collective.slug}/feed.atom"`),
      )
    })

    it('is not found under a name that nobody has', async () => {
      await signedOut(test).get('/collectives/nulle-part').accept('json').expect(404)
      await signedOut(test).get('/collectives/nulle-part/feed.atom').expect(404)
    })
  })

  describe('the feed of a collective', () => {
    const feedOf = async (slug: string, at: Pick<TestApp, 'url'> = test) => {
      const answer = await signedOut(at).get(`/collectives/${slug}/feed.atom`).buffer(true).expect(200)
      return { answer, elements: elementsOf(answer.text ?? String(answer.body)) }
    }
    const textsOf = (elements: ReturnType<typeof elementsOf>, name: string) =>
      elements.filter((element) => element.name === name).map(({ text }) => text)

    it('is well-formed Atom with whole addresses, whatever people typed', async () => {
      const { collective } = await createCollective({ topics: ['elections'], name: 'Tom & <Jerry> "99"' })
      const title = 'Que faire si l’on écrit ]]> & <b> dans un titre ?'
      const thread = await createThread({ topic: 'elections', title })
      const { answer, elements } = await feedOf(collective.slug)
      assert.match(String(answer.headers['content-type']), /^application\/atom\+xml/)
      assert.equal(elements[0]?.name, 'feed')
      assert.equal(elements[0]?.attributes['xmlns'], 'http://www.w3.org/2005/Atom')
      const entry = elements.find(({ name, attributes }) => name === 'title' && attributes['type'] === 'html')
      assert.equal(entry?.text, 'Que faire si l’on écrit ]]&gt; &amp; &lt;b&gt; dans un titre ?')
      assert.ok(textsOf(elements, 'title').includes('Questions pour Tom & <Jerry> "99"'))
      assert.ok(textsOf(elements, 'id').includes(`${test.url}/threads/${thread._id}`))
      const links = elements.filter(({ name }) => name === 'link').map(({ attributes }) => attributes['href'])
      assert.ok(links.length > 1)
      assert.deepEqual(
        links.filter((href) => !href?.startsWith(`${test.url}/`)),
        [],
      )
    })

    it('has the addresses of the public site, whatever host was asked', async () => {
      const published = await startApp({ publicUrl: 'https://palier.example' })
      try {
        const { collective } = await createCollective()
        const answer = await signedOut(published)
          .get(`/collectives/${collective.slug}/feed.atom`)
          .set('Host', 'evil.example')
          .buffer(true)
        const xml = answer.text ?? String(answer.body)
        assert.match(xml, /https:\/\/palier\.example\/collectives\//)
        assert.doesNotMatch(xml, /evil/)
      } finally {
        await published.close()
      }
    })

    it('does not take its addresses from a host that is not ours', async () => {
      const { collective } = await createCollective()
      const answer = await signedOut(test)
        .get(`/collectives/${collective.slug}/feed.atom`)
        .set('Host', 'evil.example')
        .buffer(true)
      assert.doesNotMatch(answer.text ?? String(answer.body), /evil/)
    })

    it('leaves examples out, unless the collective is one', async () => {
      const topic = 'permis-etranger'
      const example = await createThread({ topic, title: 'Une question qui n’existe pas' })
      await ThreadModel.updateOne({ _id: example._id }, { $set: { isExample: true } })
      const real = await createCollective({ topics: [topic] })
      const shown = await createCollective({ topics: [topic], isExample: true })
      assert.ok(!textsOf((await feedOf(real.collective.slug)).elements, 'title').includes(example.title))
      const { answer, elements } = await feedOf(shown.collective.slug)
      assert.ok(textsOf(elements, 'title').includes(example.title))
      assert.equal(answer.headers['x-robots-tag'], 'noindex')
    })

    it('forgets the words of a question that was taken back', async () => {
      const topic = 'titre-sejour'
      const { collective } = await createCollective({ topics: [topic] })
      const asker = await createPerson()
      const alone = await createThread({ topic, by: asker, title: 'Une question que je regrette seule' })
      const answered = await createThread({ topic, by: asker, title: 'Une question que je regrette aussi' })
      await createAnswer({ thread: answered })
      const browser = await signedInAs(test, asker)
      for (const { _id } of [alone, answered]) {
        const { body } = await browser.get(`/threads/${_id}`).accept('json')
        await browser
          .post(`/posts/${body.posts[0].id}/withdrawal`)
          .type('form')
          .accept('json')
          .send({})
          .expect(200)
      }
      const { answer, elements } = await feedOf(collective.slug)
      assert.doesNotMatch(answer.text ?? String(answer.body), /regrette/)
      assert.ok(!textsOf(elements, 'id').includes(`${test.url}/threads/${alone._id}`))
      assert.ok(textsOf(elements, 'id').includes(`${test.url}/threads/${answered._id}`))
    })

    it('tells nobody’s pseudonym', async () => {
      const topic = `actes-etat-civil`
      const asker = await createPerson({ handle: `secret-${newId().slice(-8)}` })
      const { collective } = await createCollective({ topics: [topic] })
      await createThread({ topic, by: asker })
      const { answer } = await feedOf(collective.slug)
      assert.doesNotMatch(answer.text ?? String(answer.body), new RegExp(asker.handle))
    })
  })
})
