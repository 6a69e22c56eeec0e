import assert from 'node:assert/strict'
import {
  collectiveDocument,
  ficheDocument,
  placeDocument,
  textOfHtml,
  threadDocuments,
  titleWords,
  topicDocument,
  type ThreadFound,
} from './searchable.rules.ts'

const aSeal = (slug: string, until: string) => ({
  agency: { slug, name: slug.toUpperCase() },
  validUntil: new Date(until),
})

const anAnswer = (change: Partial<ThreadFound['answers'][number]> = {}) => ({
  id: 'a1',
  seq: 2,
  html: '<p>Oui, sous condition.</p>',
  date: new Date('2026-02-02'),
  seals: [],
  ...change,
})

const aThread = (change: Partial<ThreadFound> = {}): ThreadFound => ({
  id: 't1',
  title: 'Ma mère touche-t-elle la réversion ?',
  url: '/threads/t1/ma-mere',
  status: 'answered',
  topicSlugs: ['reversion', 'famille'],
  territories: ['COM-76540', 'DEP-76'],
  createdAt: new Date('2026-02-01'),
  isExample: false,
  questionHtml: '<p>Elle vit <em>avec</em> quelqu’un.</p>',
  answers: [anAnswer()],
  ...change,
})

describe('what is found of a thread', () => {
  it('is its question and each answer, in one group', () => {
    const documents = threadDocuments(aThread())
    assert.deepEqual(
      documents.map(({ kind, id, group }) => [kind, id, group]),
      [
        ['thread', 't1', 't1'],
        ['answer', 'a1', 't1'],
      ],
    )
  })

  it('leads to the very answer', () =>
    assert.equal(threadDocuments(aThread())[1]?.url, '/threads/t1/ma-mere#post-2'))

  it('is the words of its texts, without their markup', () =>
    assert.deepEqual(
      threadDocuments(aThread()).map(({ body }) => body),
      ['Elle vit avec quelqu’un.', 'Oui, sous condition.'],
    ))

  it('carries on the question each agency that vouches for an answer, once, for as long as it does', () => {
    const answers = [
      anAnswer({ id: 'a1', seals: [aSeal('caf', '2026-05-01')] }),
      anAnswer({ id: 'a2', seals: [aSeal('caf', '2026-09-01'), aSeal('cpam', '2026-06-01')] }),
    ]
    const [question, first] = threadDocuments(aThread({ answers }))
    assert.deepEqual(question?.seals, [aSeal('caf', '2026-09-01'), aSeal('cpam', '2026-06-01')])
    assert.deepEqual(first?.seals, [aSeal('caf', '2026-05-01')])
  })

  it('weighs more once others can rely on it', () => {
    const weight = (status: ThreadFound['status']) => threadDocuments(aThread({ status }))[0]?.weight ?? 0
    assert.ok(weight('validated') > weight('answered') && weight('answered') > weight('open'))
  })
})

describe('what is found of a sheet', () => {
  const sections = [
    { anchor: 'introduction', title: '', blocks: [] },
    { anchor: 'a', title: 'Conditions', blocks: [] },
  ]
  const fiche = {
    id: 'particuliers-F1',
    title: 'Réversion',
    description: 'Une pension.',
    edition: '2020-03-09',
    audience: 'particuliers' as const,
    breadcrumb: [{ id: 'N1', title: 'Travail' }],
    sections,
    services: [],
    definitions: [{ key: 'cnav', title: 'Cnav', blocks: [] }],
  }

  it('has its headings and its terms as keywords, and its edition as date', () => {
    const document = ficheDocument(
      { ...fiche, kind: 'information' },
      'Une pension. Conditions',
      '/fiches/x',
      ['reversion'],
    )
    assert.deepEqual(document.keywords, ['Conditions', 'Cnav'])
    assert.equal(document.date?.toISOString(), '2020-03-09T00:00:00.000Z')
  })

  it('says its description once', () => {
    const bodyOf = (text: string) => ficheDocument({ ...fiche, kind: 'information' }, text, '', []).body
    assert.equal(bodyOf('Une pension. Conditions'), 'Une pension. Conditions')
    assert.equal(bodyOf('Conditions'), 'Une pension. Conditions')
  })

  it('weighs more when it opens a life event', () => {
    const weight = (kind: 'event' | 'information') =>
      ficheDocument({ ...fiche, kind }, '', '', []).weight ?? 0
    assert.ok(weight('event') > weight('information'))
  })

  it('weighs less when it is for civil servants or for businesses alone', () => {
    const weight = (change: object) =>
      ficheDocument({ ...fiche, kind: 'information', ...change }, '', '', []).weight ?? 0
    assert.ok(weight({}) > weight({ audience: 'professionnels' }))
    assert.ok(
      weight({}) > weight({ breadcrumb: [{ id: 'N2', title: 'Retraite dans la fonction publique' }] }),
    )
  })
})

describe('what is found of a topic', () => {
  const name = { fr: 'Un décès', en: 'A death' }
  const under = [{ name: { fr: 'Pension de réversion', en: 'Survivor’s pension' } }]

  it('is its name in either language, and the procedures under it', () => {
    const { title, keywords } = topicDocument({ slug: 'deces', kind: 'event', name }, ['deces'], under)
    assert.deepEqual([title, keywords], ['Un décès', ['A death', 'Pension de réversion']])
  })

  it('stands above a solved question with the same words', () => {
    const topic = topicDocument({ slug: 'deces', kind: 'procedure', name }, ['deces'], [])
    const question = threadDocuments(aThread({ status: 'solved' }))[0]
    assert.ok((topic.weight ?? 0) > (question?.weight ?? 0))
  })
})

describe('what is found of a collective', () => {
  it('is its name and what it says of itself, on one line', () => {
    const { title, body } = collectiveDocument({
      ...{
        id: 'c1',
        name: 'Les veilleurs',
        about: 'Des voisins.\n\nLe jeudi.',
        url: '/collectives/les-veilleurs',
      },
      ...{ topicSlugs: [], territories: [], createdAt: new Date('2026-02-01'), isExample: false },
    })
    assert.deepEqual([title, body], ['Les veilleurs', 'Des voisins. Le jeudi.'])
  })
})

describe('what is found of a counter', () => {
  it('is its town, what it is, and where and when to go', () => {
    const { keywords, body } = placeDocument({
      ...{
        id: 'p1',
        name: 'Mairie de Sornes',
        url: '/places#p1',
        kinds: ['Mairie', 'Town hall'],
        about: 'Deux agents.',
      },
      address: { street: '1, rue Haute', postalCode: '76000', city: 'Sornes' },
      ...{ hours: ['Lundi : 9 h'], services: ['Passeport'], territories: [], isExample: false },
    })
    assert.deepEqual(keywords, ['Sornes', '76000', 'Mairie', 'Town hall', 'Passeport'])
    assert.equal(body, '1, rue Haute, 76000 Sornes. Lundi : 9 h. Deux agents.')
  })
})

describe('the text of our own HTML', () => {
  it('parts blocks and keeps words whole', () =>
    assert.equal(textOfHtml('<p>un</p><ul><li>d<strong>eu</strong>x</li></ul>'), 'un deux'))

  it('shows signs as they were typed, once', () =>
    assert.equal(textOfHtml('a &amp;lt; b &lt; c'), 'a &lt; b < c'))
})

describe('the words of a title', () => {
  it('have no accents or case, and leave out the little ones', () =>
    assert.deepEqual(titleWords('À quel âge la Réversion de ma sœur ?'), ['age', 'reversion', 'soeur']))
})
