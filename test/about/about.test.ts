import assert from 'node:assert/strict'
import { sealLooks } from '../../shared/ui/seals/seal-look.ts'
import { signedOut, startApp, type TestApp } from '../support/app.ts'

const paths = ['/about/seals', '/about/data', '/about/accessibility', '/about/legal']

describe('the pages about Palier', () => {
  let test: TestApp
  before(async () => {
    test = await startApp()
  })
  after(() => test.close())

  const page = async (path: string, lang = 'fr') =>
    (await signedOut(test).get(path).set('Accept-Language', lang).expect(200)).text

  it('are all in the footer of every page', async () => {
    const home = await page('/')
    for (const path of paths) assert.ok(home.includes(`href="${path}"`), path)
  })

  for (const path of paths)
    it(`speak both languages: ${path}`, async () => {
      const [french, english] = await Promise.all([page(path), page(path, 'en')])
      const titleOf = (html: string) => /<h1>(.*?)<\/h1>/.exec(html)?.[1]
      assert.match(french, /<html lang="fr">/)
      assert.match(english, /<html lang="en">/)
      assert.notEqual(titleOf(french), titleOf(english))
    })

  it('show every drawing of a seal with its words', async () => {
    const html = await page('/about/seals')
    for (const look of sealLooks) assert.match(html, new RegExp(`seal-glyph--${look}\\b`))
  })

  it('name every cookie that we set', async () => {
    const html = await page('/about/data')
    const set = await signedOut(test).post('/language').type('form').send({ lang: 'en' })
    const names = [set.headers['set-cookie'] ?? []].flat().map((cookie: string) => cookie.split('=')[0])
    assert.deepEqual(names, ['lang'])
    for (const name of [...names, 'palier', '__Host-palier'])
      assert.ok(html.includes(`«\u00a0${name}\u00a0»`), name)
  })

  it('say who does not answer yet, where whoever runs it has not said', async () => {
    for (const path of ['/about/legal', '/about/data', '/about/accessibility'])
      assert.match(await page(path), /à compléter par qui héberge cette instance/)
  })

  it('say the true state of accessibility', async () =>
    assert.match(await page('/about/accessibility'), /non conforme/))
})

describe('an instance whose host has said who they are', () => {
  let test: TestApp
  before(async () => {
    test = await startApp({
      legal: {
        publisher: 'Ville de <Sornes>',
        publisherAddress: '1, place des Tests',
        director: 'La maire',
        contact: 'palier@sornes.example',
        host: 'Hébergeur d’essai',
        hostAddress: '2, rue des Serveurs',
        hostPhone: '01 99 00 00 00',
      },
    })
  })
  after(() => test.close())

  it('names them, and nothing is missing', async () => {
    const { text } = await signedOut(test).get('/about/legal').expect(200)
    assert.match(text, /Ville de &lt;Sornes>/)
    assert.match(text, /Hébergeur d’essai/)
    assert.doesNotMatch(text, /à compléter/)
  })

  it('gives the address to write to where one needs it', async () => {
    for (const path of ['/about/data', '/about/accessibility'])
      assert.match((await signedOut(test).get(path)).text, /href="mailto:palier@sornes\.example"/)
  })
})
