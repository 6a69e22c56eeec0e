import assert from 'node:assert/strict'
import { signedInAs, signedOut, startApp, type TestApp } from '../support/app.ts'
import { createCollective } from '../support/collectives.ts'
import { createPerson } from '../support/threads.ts'

describe('somebody makes a collective', () => {
  let test: TestApp
  before(async () => {
    test = await startApp()
  })
  after(() => test.close())

  const fields = {
    name: 'Le café des papiers',
    about: 'Onze voisins qui aident aux papiers autour d’un café.',
    topics: ['retraite', 'reversion'],
    territories: 'COM-76540',
    links: 'https://groupes.example.org/cafe',
  }

  async function make(change: object = {}, accept = 'application/json') {
    const person = await createPerson()
    const browser = await signedInAs(test, person)
    const answer = await browser
      .post('/collectives')
      .type('form')
      .accept(accept)
      .send({ ...fields, ...change })
    return { person, answer, browser }
  }
  const wrongFields = (body: { errors: { field: string }[] }) =>
    body.errors.map(({ field }) => field).toSorted()

  it('is listed at once, under its own name, and led by its maker', async () => {
    const { person, answer } = await make()
    assert.equal(answer.status, 201)
    const { collective } = answer.body
    assert.equal(collective.status, 'listed')
    assert.deepEqual(collective.leads, [person.handle])
    assert.deepEqual(collective.topics, [
      { slug: 'retraite', name: 'La retraite' },
      { slug: 'reversion', name: 'Pension de réversion' },
    ])
    assert.deepEqual(collective.territories, ['COM-76540'])
    assert.deepEqual(collective.links, ['https://groupes.example.org/cafe'])
    assert.deepEqual(collective.recognitions, [])
    const profile = await signedOut(test).get(`/people/${person.handle}`).accept('json')
    assert.deepEqual(profile.body.person.memberships, [
      { role: 'lead', collective: { slug: collective.slug, name: fields.name } },
    ])
  })

  it('is led to its page by a plain form', async () => {
    const { answer, browser } = await make({}, 'text/html')
    assert.equal(answer.status, 303)
    const page = await browser.get(String(answer.headers['location'])).expect(200)
    assert.match(page.text, /Le café des papiers/)
    assert.match(page.text, /Collectif\u00a0: Le café des papiers/, 'the menu of its lead leads there')
  })

  it('takes places as people write them, one on each line', async () => {
    const { answer } = await make({ territories: 'Rouen\r\n76800\nSeine-Maritime' })
    assert.equal(answer.status, 201, JSON.stringify(answer.body))
    assert.deepEqual(answer.body.collective.territories, ['COM-76540', 'COM-76575', 'DEP-76'])
  })

  it('helps everywhere when it names no place', async () => {
    const { answer } = await make({ territories: '' })
    assert.deepEqual(answer.body.collective.territories, [])
  })

  it('takes JSON with the same fields', async () => {
    const browser = await signedInAs(test, await createPerson())
    const answer = await browser
      .post('/collectives')
      .accept('json')
      .send({ ...fields, territories: ['COM-76540', 'DEP-76'], links: [] })
    assert.equal(answer.status, 201)
    assert.deepEqual(answer.body.collective.territories, ['COM-76540', 'DEP-76'])
  })

  it('gets an address of its own when the name is taken', async () => {
    const name = `Les veilleurs de ${Date.now()}`
    const [first, second] = await Promise.all([make({ name }), make({ name })])
    const slugs = [first, second].map(({ answer }) => answer.body.collective.slug).toSorted()
    const [base] = slugs
    assert.deepEqual(slugs, [base, `${base}-2`])
  })

  it('is told of every wrong field at once', async () => {
    const { answer } = await make({ name: 'a', about: 'court', topics: [], links: 'javascript:alert(1)' })
    assert.equal(answer.status, 422)
    assert.deepEqual(wrongFields(answer.body), ['about', 'links', 'name', 'topics'])
  })

  it('is told what an address must be, when it is the only one', async () => {
    const { answer } = await make({ links: 'notre groupe' })
    assert.match(answer.body.errors[0].message, /adresse/)
  })

  it('is told which topics and which places do not exist', async () => {
    const { answer } = await make({ topics: ['caf', 'retraite'], territories: 'Rouen\nNulleparville' })
    assert.equal(answer.status, 422)
    assert.deepEqual(wrongFields(answer.body), ['territories', 'topics'])
    const messages = JSON.stringify(answer.body.errors)
    assert.match(messages, /caf/)
    assert.match(messages, /Nulleparville/)
    assert.doesNotMatch(messages, /Rouen/)
  })

  it('is asked which place when several have that name', async () => {
    const { answer } = await make({ territories: 'Saint-Denis' })
    assert.match(answer.body.errors[0].message, /Plusieurs lieux/)
  })

  it('cannot publish a social security number', async () => {
    const { answer } = await make({ about: 'Joignez-nous avec le 2 55 08 14 168 025 38 sous la main.' })
    assert.deepEqual(wrongFields(answer.body), ['about'])
  })

  it('cannot send readers to an address with a name and a password in it', async () => {
    const { answer } = await make({ links: 'https://caf.fr:x@evil.example/' })
    assert.deepEqual(wrongFields(answer.body), ['links'])
  })

  it('finds everything typed in the form that comes back', async () => {
    const { answer } = await make({ name: 'a', territories: 'Rouen\nDieppe' }, 'text/html')
    assert.equal(answer.status, 422)
    assert.match(answer.text, /Onze voisins qui aident/)
    assert.match(answer.text, /Rouen\nDieppe/)
    assert.match(answer.text, /value="reversion" checked/)
    assert.match(answer.text, /https:\/\/groupes\.example\.org\/cafe/)
    assert.match(answer.text, /Trop court/)
  })

  it('keeps everything through the sign-in page when they come signed out', async () => {
    const answer = await signedOut(test).post('/collectives').type('form').send(fields)
    assert.equal(answer.status, 401)
    assert.match(answer.text, /Onze voisins qui aident/)
  })

  it('shows its form to everybody', async () => {
    const page = await signedOut(test).get('/collectives/new').expect(200)
    assert.match(page.text, /<form[^>]* action="\/collectives"/)
    assert.match(page.text, /name="topics" value="reversion"/)
  })
})

describe('the directory of collectives', () => {
  let test: TestApp
  before(async () => {
    test = await startApp()
  })
  after(() => test.close())

  const list = async (path: string) => (await signedOut(test).get(path).accept('json').expect(200)).body

  it('shows each collective once, page by page', async () => {
    const made: string[] = []
    for (let i = 0; i < 22; i++) made.push((await createCollective()).collective.slug)
    const seen: string[] = []
    for (let path: string | null = '/collectives'; path;) {
      const page = await list(path)
      assert.ok(page.collectives.length <= 20)
      seen.push(...page.collectives.map(({ slug }: { slug: string }) => slug))
      path = page.next
    }
    assert.deepEqual(seen, [...new Set(seen)].toSorted())
    assert.deepEqual(
      made.filter((slug) => !seen.includes(slug)),
      [],
    )
  })

  it('leads to the page and says how far it is recognised', async () => {
    const { collective } = await createCollective({ name: `0 d’abord ${Date.now()}` })
    const page = await signedOut(test).get('/collectives').expect(200)
    assert.match(page.text, new RegExp(`href="/collectives/${collective.slug}"`))
    assert.match(page.text, /Recensé/)
  })
})
