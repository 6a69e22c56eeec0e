import assert from 'node:assert/strict'
import { signedOut, startApp, type TestApp } from '../support/app.ts'
import { createPlace } from '../support/places.ts'
import { createAnswer, createThread } from '../support/threads.ts'

describe('places', () => {
  let test: TestApp
  before(async () => {
    test = await startApp()
  })
  after(() => test.close())

  const find = async (territory: string) =>
    (await signedOut(test).get('/places').query({ territory }).accept('json').expect(200)).body
  const page = async (path: string, status = 200) => (await signedOut(test).get(path).expect(status)).text
  const slugsOf = (body: { places: { slug: string }[] }) => body.places.map(({ slug }) => slug)

  describe('counters near a place', () => {
    // Communes of the Cantal, its only two in this order on the ladder from Aurillac: no other test counts there.
    const aurillac = 'COM-15014'
    const ytrac = 'COM-15267' // the same EPCI
    const saintFlour = 'COM-15187' // the same département
    const moulins = 'COM-03190' // the same région

    it('come by the administrative ladder: the commune, its EPCI, its département, its région', async () => {
      const far = await createPlace({ territory: moulins })
      const near = await createPlace({ territory: saintFlour })
      const nearer = await createPlace({ territory: ytrac })
      const here = await createPlace({ territory: aurillac })
      const elsewhere = await createPlace({ territory: 'COM-69123', slug: `ailleurs-${far._id}` })
      const { territory, places } = await find('Aurillac')
      assert.deepEqual(territory, { code: aurillac, name: 'Aurillac' })
      const slugs = slugsOf({ places })
      assert.deepEqual(
        slugs.filter((slug) => [far, near, nearer, here].some((place) => place.slug === slug)),
        [here, nearer, near, far].map(({ slug }) => slug),
      )
      assert.ok(!slugs.includes(elsewhere.slug) || slugs.indexOf(elsewhere.slug) > slugs.indexOf(near.slug))
      assert.equal(places[0].near.code, aurillac)
      assert.equal(new Set(slugs).size, slugs.length)
    })

    it('are found by code and by postal code too', async () => {
      const place = await createPlace({ territory: 'COM-76575' })
      assert.ok(slugsOf(await find('COM-76575')).includes(place.slug))
      assert.ok(slugsOf(await find('76800')).includes(place.slug))
      assert.ok(slugsOf(await find('Saint-Étienne-du-Rouvray')).includes(place.slug))
    })

    it('say where, when and how one gets in', async () => {
      const place = await createPlace({
        territory: 'COM-48095',
        phone: '04 66 00 00 00',
        services: ['Retraite'],
      })
      const text = await page('/places?territory=COM-48095')
      for (const words of [
        place.name,
        '1, rue des Tests',
        'Lundi : 9\u00a0h',
        'Entrée de plain-pied',
        'Retraite',
      ])
        assert.ok(text.includes(words), words)
      assert.match(text, /href="tel:0466000000"/)
    })

    it('are asked for again when several places have that name', async () => {
      const { places, choices, territory } = await find('Saint-Denis')
      assert.deepEqual([places, territory], [[], null])
      assert.ok(choices.length > 1)
      assert.match(await page('/places?territory=Saint-Denis'), /Lequel\u00a0\?/)
    })

    it('keep what was typed when the place is not known, and still lead to somebody', async () => {
      const text = await page('/places?territory=Nulleparville')
      assert.match(text, /value="Nulleparville"/)
      assert.match(text, /Ce lieu n’est pas reconnu/)
      assert.match(text, /tel:3939/)
    })

    it('lead to the national ways in where none is known', async () => {
      const text = await page('/places?territory=COM-97302')
      assert.match(text, /Aucun lieu connu ici autour de Cayenne/)
      assert.match(text, /https:\/\/www\.france-services\.gouv\.fr/)
      assert.match(text, /https:\/\/lannuaire\.service-public\.gouv\.fr/)
    })

    it('are listed page by page when no place is named', async () => {
      for (let i = 0; i < 21; i++) await createPlace()
      const seen: string[] = []
      for (let path: string | null = '/places'; path;) {
        const { body }: { body: { places: { slug: string }[]; next: string | null } } = await signedOut(test)
          .get(path)
          .accept('json')
        seen.push(...slugsOf(body))
        path = body.next
      }
      assert.ok(seen.length > 20)
      assert.equal(new Set(seen).size, seen.length)
    })

    it('are marked as examples where they are', async () => {
      await createPlace({ territory: 'COM-09122', isExample: true })
      assert.match(
        await page('/places?territory=COM-09122'),
        /Les lieux marqués «\u00a0exemple\u00a0» n’existent pas/,
      )
    })
  })

  describe('a page that cannot help leads to somebody', () => {
    const speaks = /Plutôt parler à quelqu’un/

    it('under a question that waits, with counters near its place', async () => {
      const place = await createPlace({ territory: 'COM-23096' })
      const thread = await createThread({ territory: 'COM-23096' })
      const text = await page(`/threads/${thread._id}/${thread.slug}`)
      assert.match(text, speaks)
      assert.ok(text.includes(place.name))
      assert.match(text, /tel:3939/)
    })

    it('no longer once somebody has answered', async () => {
      const thread = await createThread()
      await createAnswer({ thread })
      assert.doesNotMatch(await page(`/threads/${thread._id}/${thread.slug}`), speaks)
    })

    it('on a topic without a question', async () =>
      assert.match(await page('/topics/attentat?status=solved'), speaks))

    it('where there is no page', async () => assert.match(await page('/nulle-part', 404), speaks))
  })
})
