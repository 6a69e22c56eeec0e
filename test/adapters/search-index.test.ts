import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { Meilisearch } from 'meilisearch'
import { GuardedIndex } from '../../server/adapters/search/guarded-index.ts'
import { MeilisearchIndex } from '../../server/adapters/search/meilisearch-index.ts'
import {
  DocumentsRejected,
  type SearchDocument,
  type SearchHit,
  type SearchIndex,
  type SearchQuery,
  type SearchResults,
  type SearchScope,
  type WriteOptions,
} from '../../server/adapters/search/search.port.ts'
import { aDocument, anAudience, aQuery, aSeal, engineForTests } from './search-engine.ts'

type Engine = Awaited<ReturnType<typeof engineForTests>>

const implementations: { name: string; open(engine: Engine, indexPrefix: string): Promise<SearchIndex> }[] = [
  { name: 'MeilisearchIndex', open: preparedIndex },
  {
    name: 'GuardedIndex before it',
    open: async (engine, indexPrefix) => {
      const opening = preparedIndex(engine, indexPrefix)
      await opening
      return new GuardedIndex(opening)
    },
  },
]

async function preparedIndex({ url, key }: Engine, indexPrefix: string): Promise<MeilisearchIndex> {
  const index = new MeilisearchIndex({ url, key, indexPrefix })
  await index.prepare()
  return index
}

describe('a search index', function () {
  let engine: Engine
  before(async function () {
    this.timeout(60_000) // the first run on a machine copies the engine
    engine = await engineForTests()
  })
  after(() => engine.close())

  for (const { name, open } of implementations) {
    describe(name, () => {
      let index: SearchIndex
      let mine: SearchScope
      before(async () => {
        index = await open(engine, `${randomUUID()}-`)
      })
      beforeEach(() => {
        mine = { audiences: [anAudience()] }
      })

      it('suggests nothing as long as nothing was ever put in', async () => {
        const empty = await open(engine, `${randomUUID()}-`)
        const query = { q: 'carte', scope: mine, now: new Date(), limit: 5 }
        assert.deepEqual(await empty.suggest(query), [])
      })

      const put = (documents: SearchDocument[], options?: WriteOptions): Promise<void> =>
        index.put(
          documents.map((document) => ({ ...document, audiences: [...mine.audiences] })),
          options,
        )
      const indexOf = (...documents: SearchDocument[]): Promise<void> => put(documents)
      const search = (q: string, fields: Partial<SearchQuery> = {}): Promise<SearchResults> =>
        index.search(aQuery(q, { scope: mine, ...fields }))
      const suggest = (q: string, limit = 8): Promise<SearchHit[]> =>
        index.suggest({ ...aQuery(q, { scope: mine }), limit })
      const found = async (q: string, fields: Partial<SearchQuery> = {}): Promise<string[]> =>
        (await search(q, fields)).hits.map(({ id }) => id)

      describe('writes', () => {
        it('finds a document from the moment its write resolves', async () => {
          await indexOf(aDocument({ id: 'a', title: 'Pension de réversion' }))
          assert.deepEqual(await found('réversion'), ['a'])
        })

        it('replaces the document of the same kind and id', async () => {
          await indexOf(aDocument({ id: 'a', title: 'Pension de réversion' }))
          await put([aDocument({ id: 'a', title: 'Carte grise' })])
          assert.deepEqual([await found('réversion'), await found('carte grise')], [[], ['a']])
        })

        it('keeps apart two kinds that share an id', async () => {
          await indexOf(aDocument({ id: 'a', kind: 'thread' }), aDocument({ id: 'a', kind: 'fiche' }))
          assert.equal((await found('')).length, 2)
        })

        it('no longer finds what was removed, and takes a second removal', async () => {
          await indexOf(aDocument({ id: 'a', title: 'Pension' }))
          await index.remove([{ kind: 'thread', id: 'a' }])
          await index.remove([{ kind: 'thread', id: 'a' }])
          assert.deepEqual(await found('pension'), [])
        })

        it('ends with the last word when a document is written and removed at once', async () => {
          await indexOf(aDocument({ id: 'a', title: 'Pension' }))
          const writes = [
            put([aDocument({ id: 'a', title: 'Carte' })]),
            index.remove([{ kind: 'thread', id: 'a' }]),
            put([aDocument({ id: 'a', title: 'Permis' })], { background: true }),
          ]
          await Promise.all(writes)
          assert.deepEqual([await found('carte'), await found('permis')], [[], ['a']])
        })

        it('names the documents that the engine refuses, and keeps the others', async () => {
          const documents = [
            aDocument({ id: 'good-1', title: 'Pension' }),
            aDocument({ id: 'an id with spaces' }),
            aDocument({ id: 'good-2', title: 'Pension' }),
            aDocument({ id: 'another one' }),
          ]
          const refused = await put(documents).catch((error: unknown) => error)
          assert.ok(refused instanceof DocumentsRejected)
          assert.deepEqual(refused.rejections.map(({ document }) => document.id).toSorted(), [
            'an id with spaces',
            'another one',
          ])
          assert.deepEqual((await found('pension')).toSorted(), ['good-1', 'good-2'])
        })

        it('counts by kind', async () => {
          await indexOf(aDocument({ kind: 'place' }), aDocument({ kind: 'place' }), aDocument())
          assert.deepEqual([await index.count(['place']), await index.count(['collective'])], [2, 0])
        })

        it('is settled once every write has come to an end', async () => {
          const writes = [aDocument({ title: 'Pension' }), aDocument({ title: 'Pension' })].map((one) =>
            put([one]),
          )
          await index.settled()
          assert.equal((await found('pension')).length, 2)
          await Promise.all(writes)
        })
      })

      describe('finds in French', () => {
        it('without accents', async () => {
          await indexOf(aDocument({ id: 'a', title: 'Décès de ma mère' }))
          assert.deepEqual(await found('deces mere'), ['a'])
        })

        it('after an elided article, with either apostrophe', async () => {
          await indexOf(aDocument({ id: 'a', title: 'Demander l’allocation aux adultes' }))
          assert.deepEqual([await found("l'allocation"), await found('d’allocation')], [['a'], ['a']])
        })

        it('with a typo in a word of four letters or more', async () => {
          await indexOf(aDocument({ id: 'a', title: 'Mère décédée : la réversion' }))
          assert.deepEqual([await found('desede'), await found('reverssion')], [['a'], ['a']])
        })

        it('an acronym exactly: CAF is not CAP', async () => {
          await indexOf(aDocument({ id: 'caf', title: 'La CAF' }), aDocument({ id: 'cap', title: 'Le CAP' }))
          assert.deepEqual(await found('caf'), ['caf'])
        })

        it('the point behind a greeting', async () => {
          await indexOf(aDocument({ id: 'a', title: 'Pension de réversion' }))
          assert.deepEqual(await found('Bonjour, je voudrais savoir comment avoir une réversion svp'), ['a'])
        })

        it('a part of the words when no document has all', async () => {
          await indexOf(aDocument({ id: 'a', title: 'Pension de réversion' }))
          assert.deepEqual(await found('réversion Quimperlé'), ['a'])
        })

        it('a title before a text, and a keyword between', async () => {
          await indexOf(
            aDocument({ id: 'body', title: 'Autre', body: 'Le passeport se demande en mairie.' }),
            aDocument({ id: 'keyword', title: 'Autre', keywords: ['passeport'] }),
            aDocument({ id: 'title', title: 'Passeport' }),
          )
          assert.deepEqual(await found('passeport'), ['title', 'keyword', 'body'])
        })

        it('the heavier of two that answer equally well first', async () => {
          await indexOf(
            aDocument({ id: 'light', title: 'Passeport' }),
            aDocument({ id: 'heavy', title: 'Passeport', weight: 1 }),
          )
          assert.deepEqual(await found('passeport'), ['heavy', 'light'])
        })

        it('the newest first when nothing is asked', async () => {
          await indexOf(
            aDocument({ id: 'old', date: new Date('2025-01-01') }),
            aDocument({ id: 'new', date: new Date('2026-01-01') }),
          )
          assert.deepEqual(await found('  '), ['new', 'old'])
        })
      })

      describe('shows', () => {
        async function first(q: string): Promise<SearchResults['hits'][number]> {
          const [hit] = (await search(q)).hits
          assert.ok(hit)
          return hit
        }

        it('the passage around what was found, marked apart from the rest', async () => {
          const before = 'Il faut prévoir du temps pour cela. '.repeat(20)
          await indexOf(aDocument({ body: `${before} Apportez un justificatif récent. ${before}` }))
          const { excerpt } = await first('justificatif')
          assert.deepEqual(
            excerpt.filter(({ marked }) => marked),
            [{ text: 'justificatif', marked: true }],
          )
          assert.ok(excerpt.map(({ text }) => text).join('').length < 400)
        })

        it('markup as the text that it is', async () => {
          await indexOf(
            aDocument({ title: 'Un <b>passeport</b>', body: '<script>alert(1)</script> passeport' }),
          )
          const { titleSegments, excerpt } = await first('passeport')
          assert.equal(titleSegments.map(({ text }) => text).join(''), 'Un <b>passeport</b>')
          assert.match(excerpt[0]?.text ?? '', /^<script>/)
        })

        it('no mark that an author put into a text', async () => {
          await indexOf(
            aDocument({ title: 'Un passeport \u{E000}validé\u{E001}', body: '\u{E000}faux\u{E001} vrai' }),
          )
          const { title, titleSegments, excerpt } = await first('passeport')
          assert.equal(title, 'Un passeport validé')
          assert.deepEqual(
            titleSegments.filter(({ marked }) => marked).map(({ text }) => text),
            ['passeport'],
          )
          assert.deepEqual(excerpt, [{ text: 'faux vrai', marked: false }])
        })

        it('only the seals that are in force at the time of asking', async () => {
          await indexOf(
            aDocument({
              title: 'Passeport',
              seals: [aSeal('caf', '2026-06-01T00:00:00Z'), aSeal('cpam', '2026-02-01T00:00:00Z')],
            }),
          )
          assert.deepEqual((await first('passeport')).validatedBy, [aSeal('caf', '2026-06-01T00:00:00Z')])
        })
      })

      describe('narrows', () => {
        it('to what the reader may see, in hits, total, facets and suggestions', async () => {
          await indexOf(aDocument({ id: 'open', title: 'Passeport' }))
          await index.put([aDocument({ title: 'Passeport', audiences: ['others'] })])
          const { hits, total, facets } = await search('passeport')
          assert.deepEqual(
            hits.map(({ id }) => id),
            ['open'],
          )
          assert.deepEqual([total, facets.kind], [1, { thread: 1 }])
          assert.equal((await suggest('passe')).length, 1)
        })

        it('to nothing for a scope without audience', async () => {
          await indexOf(aDocument({ title: 'Passeport' }))
          assert.deepEqual(await found('passeport', { scope: { audiences: [] } }), [])
        })

        it('by kind, topic, status, agency and seal', async () => {
          await indexOf(
            aDocument({ id: 'plain', title: 'Passeport', status: 'open' }),
            aDocument({
              ...{ id: 'sealed', kind: 'answer', title: 'Passeport', status: 'validated' },
              ...{ topicSlugs: ['papiers', 'passeport'], seals: [aSeal('ants', '2026-06-01T00:00:00Z')] },
            }),
            aDocument({ id: 'lapsed', title: 'Passeport', seals: [aSeal('ants', '2026-02-01T00:00:00Z')] }),
          )
          const only = ['sealed']
          assert.deepEqual(await found('passeport', { kinds: ['answer'] }), only)
          assert.deepEqual(await found('passeport', { topics: ['papiers'] }), only)
          assert.deepEqual(await found('passeport', { statuses: ['validated'] }), only)
          assert.deepEqual(await found('passeport', { agencies: ['ants'] }), only)
          assert.deepEqual(await found('passeport', { sealed: true }), only)
        })

        it('by territory, which keeps what holds everywhere', async () => {
          await indexOf(
            aDocument({ id: 'here', title: 'Passeport', territories: ['COM-76540', 'DEP-76'] }),
            aDocument({ id: 'there', title: 'Passeport', territories: ['COM-29233', 'DEP-29'] }),
            aDocument({ id: 'everywhere', title: 'Passeport' }),
          )
          assert.deepEqual((await found('passeport', { territories: ['DEP-76'] })).toSorted(), [
            'everywhere',
            'here',
          ])
        })

        it('by a value with quotes as by any other', async () => {
          await indexOf(
            aDocument({ id: 'a', title: 'Passeport', topicSlugs: ['un "mot\\"'] }),
            aDocument({ title: 'Passeport' }),
          )
          assert.deepEqual(await found('passeport', { topics: ['un "mot\\"'] }), ['a'])
        })

        it('and still counts what the other values of the chosen facet would leave', async () => {
          await indexOf(
            aDocument({ title: 'Passeport', kind: 'thread', status: 'open' }),
            aDocument({ title: 'Passeport', kind: 'fiche' }),
          )
          const { total, facets } = await search('passeport', { kinds: ['thread'] })
          assert.deepEqual([total, facets.kind, facets.status], [1, { thread: 1, fiche: 1 }, { open: 1 }])
        })

        it('to the best match of a group, which counts once', async () => {
          const title = 'Passeport perdu'
          await indexOf(
            aDocument({ id: 'question', group: 'g', title }),
            aDocument({ id: 'answer', group: 'g', kind: 'answer', title, body: 'Allez en mairie.' }),
          )
          const { hits, total, facets } = await search('passeport mairie', { kinds: ['thread', 'answer'] })
          assert.deepEqual(
            hits.map(({ id }) => id),
            ['answer'],
          )
          assert.deepEqual([total, facets.kind], [1, { answer: 1 }])
          assert.equal((await suggest('passeport')).length, 1)
        })

        it('page by page, with the total', async () => {
          await indexOf(...['a', 'b', 'c'].map((id) => aDocument({ id, title: 'Passeport' })))
          const pages = await Promise.all([1, 2].map((page) => search('passeport', { page, perPage: 2 })))
          assert.deepEqual(
            pages.map(({ total }) => total),
            [3, 3],
          )
          assert.equal(new Set(pages.flatMap(({ hits }) => hits.map(({ id }) => id))).size, 3)
        })
      })

      describe('suggests', () => {
        it('titles from an unfinished word', async () => {
          await indexOf(
            aDocument({ id: 'a', title: 'Pension de réversion' }),
            aDocument({ body: 'réversion' }),
          )
          const hits = await suggest('bonjour la rever')
          assert.deepEqual(
            hits.map(({ id }) => id),
            ['a'],
          )
        })

        it('no more than asked for, and nothing for nothing', async () => {
          await indexOf(...['a', 'b', 'c'].map((id) => aDocument({ id, title: 'Passeport' })))
          assert.equal((await suggest('pass', 2)).length, 2)
          assert.deepEqual(await suggest(' '), [])
        })
      })
    })
  }

  describe('MeilisearchIndex prepare', () => {
    it('indexes nothing again when the settings are the same', async () => {
      const indexPrefix = `${randomUUID()}-`
      await preparedIndex(engine, indexPrefix)
      await preparedIndex(engine, indexPrefix)
      const client = new Meilisearch({ host: engine.url, apiKey: engine.key })
      const { results } = await client.tasks.getTasks({ indexUids: [`${indexPrefix}documents`] })
      assert.deepEqual(results.map(({ type }) => type).toSorted(), [
        'documentAdditionOrUpdate', // what it says of itself
        'indexCreation',
        'settingsUpdate',
      ])
    })
  })
})
