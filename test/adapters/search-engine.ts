import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startMeilisearch, type Log } from '../../server/adapters/search/meilisearch-process.ts'
import { PUBLIC, type SearchDocument, type SearchQuery } from '../../server/adapters/search/search.port.ts'

export const silent: Log = { info() {}, warn() {}, error() {} }

/** A real engine on a folder of its own, for the tests of one file. */
export async function engineForTests(): Promise<{ url: string; key: string; close(): Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'palier-search-'))
  const engine = await startMeilisearch({ dataDir, log: silent })
  return {
    url: engine.url,
    key: engine.key,
    async close() {
      await engine.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

let made = 0

/** Tests share an index; what belongs to one of them is seen by its own audience alone. */
export const anAudience = (): string => `test-${++made}`

/** A document with a body of its own; `fields` says what the test is about. */
export function aDocument(fields: Partial<SearchDocument> = {}): SearchDocument {
  const id = fields.id ?? `doc-${++made}`
  return {
    kind: 'thread',
    id,
    title: `Une question numéro ${made}`,
    body: '',
    url: `/threads/${id}`,
    date: new Date('2026-03-01T09:00:00Z'),
    topicSlugs: [],
    territories: [],
    seals: [],
    audiences: [PUBLIC],
    isExample: false,
    ...fields,
  }
}

export const aSeal = (slug: string, validUntil: string) => ({
  agency: { slug, name: `Agence ${slug}` },
  validUntil: new Date(validUntil),
})

export const aQuery = (q: string, fields: Partial<SearchQuery> = {}): SearchQuery => ({
  q,
  scope: { audiences: [PUBLIC] },
  now: new Date('2026-03-01T09:00:00Z'),
  page: 1,
  perPage: 20,
  ...fields,
})
