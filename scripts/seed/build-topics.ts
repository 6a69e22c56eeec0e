import type { SeedTopic } from '../../shared/api/topics.ts'
import { attribute, childOf, childrenOf, descendants, wordsOf } from './element.ts'
import { readBreadcrumb, type Publication } from './build-fiche.ts'
import { LIFE_EVENTS, PROCEDURES, PROCEDURE_NAMES, THEMES } from './topic-names.ts'

/** How often a life event's sheet must point at a procedure, for the one to lead to the other. */
const POINTED_AT = 2

/** The tree of topics and what it says of each sheet. */
export interface TopicTree {
  topics: SeedTopic[]
  topicsOf(publication: Publication): string[]
}

/**
 * Reads the two levels from the sheets of individuals: a procedure stands under the theme of its breadcrumb, and under
 * the life events whose sheet points at it twice, or that one of its own sheets names.
 * @throws when a procedure or a life event of the package has no name of ours, or a slug is given twice
 */
export function buildTopics(publications: Publication[]): TopicTree {
  const own = publications.filter(({ audience }) => audience === 'particuliers')
  const procedureOf = new Map(own.flatMap((publication) => procedureEntry(publication)))
  const leadsTo = proceduresByEvent(own, procedureOf)
  const themes = named(own, 'Theme', THEMES)
  const lifeEvents = named(own, 'Fiche Comment faire si', LIFE_EVENTS)
  const procedures = own
    .filter(({ node }) => attribute(node, 'type') === 'Dossier')
    .map(({ number, node }): SeedTopic => {
      const slug = PROCEDURES[number]
      const theme = THEMES[readBreadcrumb(node)[0]?.id ?? '']
      if (!slug || !theme) throw new Error(`the procedure ${number} has no slug or no theme of ours`)
      const name = PROCEDURE_NAMES[number] ?? wordsOf(childOf(node, 'dc:title'))
      return {
        slug,
        kind: 'procedure',
        name: { fr: name, en: name },
        fiche: `particuliers-${number}`,
        theme: theme.slug,
        leadsTo: [],
      }
    })
  const topics = [
    ...lifeEvents.map(({ number, ...entry }): SeedTopic => ({
      ...entry,
      kind: 'event',
      leadsTo: leadsTo.get(number) ?? [],
    })),
    ...themes.map(({ number: _, ...entry }): SeedTopic => ({ ...entry, kind: 'theme', leadsTo: [] })),
    ...procedures.toSorted((a, b) => a.name.fr.localeCompare(b.name.fr, 'fr')),
  ]
  refuseTwins(topics)
  return { topics, topicsOf: (publication) => slugsOf(publication, procedureOf) }
}

/** The procedure that a sheet stands under, or is the page of. */
function procedureEntry({ number, node }: Publication): [string, string][] {
  if (attribute(node, 'type') === 'Dossier') return [[number, number]]
  const procedure = readBreadcrumb(node)[1]?.id
  return procedure && PROCEDURES[procedure] ? [[number, procedure]] : []
}

/** Slugs of the procedures of each life event, the one that it points at most first. */
function proceduresByEvent(
  own: Publication[],
  procedureOf: ReadonlyMap<string, string>,
): Map<string, string[]> {
  const strength = new Map<string, Map<string, number>>()
  const count = (event: string, procedure: string | undefined, by: number) => {
    const slug = procedure && PROCEDURES[procedure]
    if (!LIFE_EVENTS[event] || !slug) return
    const counts = strength.get(event) ?? new Map<string, number>()
    strength.set(event, counts.set(slug, (counts.get(slug) ?? 0) + by))
  }
  for (const { number, node } of own) {
    for (const link of LIFE_EVENTS[number] ? descendants(node, 'LienInterne') : [])
      count(number, procedureOf.get(attribute(link, 'LienPublication')), 1)
    // An editor wrote this one: it counts by itself.
    for (const event of childrenOf(node, 'CommentFaireSi'))
      count(attribute(event, 'ID'), procedureOf.get(number), POINTED_AT)
  }
  const strongest = (counts: Map<string, number>) =>
    [...counts]
      .filter(([, times]) => times >= POINTED_AT)
      .toSorted((a, b) => b[1] - a[1])
      .map(([slug]) => slug)
  return new Map([...strength].map(([event, counts]) => [event, strongest(counts)]))
}

type Names = Record<string, { slug: string; fr: string; en: string }>

/** The publications of that type under the names that we gave, in the order of the names. */
function named(own: Publication[], type: string, names: Names) {
  const found = own.filter(({ node }) => attribute(node, 'type').startsWith(type)).map(({ number }) => number)
  for (const number of found) if (!names[number]) throw new Error(`${type} ${number} has no name of ours`)
  return Object.entries(names).map(([number, { slug, fr, en }]) => {
    if (!found.includes(number)) throw new Error(`${type} ${number} is no longer in the package`)
    return { number, slug, name: { fr, en }, fiche: `particuliers-${number}`, theme: null }
  })
}

function slugsOf(
  { audience, number, node }: Publication,
  procedureOf: ReadonlyMap<string, string>,
): string[] {
  if (audience !== 'particuliers') return []
  const procedure = procedureOf.get(number)
  const slug = LIFE_EVENTS[number]?.slug ?? THEMES[number]?.slug ?? (procedure && PROCEDURES[procedure])
  if (!slug) throw new Error(`particuliers-${number} stands under no topic: ${attribute(node, 'type')}`)
  return [slug]
}

function refuseTwins(topics: SeedTopic[]) {
  const seen = new Set<string>()
  for (const { slug } of topics) {
    if (seen.has(slug)) throw new Error(`two topics are called ${slug}`)
    seen.add(slug)
  }
}
