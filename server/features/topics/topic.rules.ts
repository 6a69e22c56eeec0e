import type { SeedTopic, TopicKind } from '../../../shared/api/topics.ts'
import type { Locale } from '../../../shared/text/words.ts'

/** A subject that a question can be asked under. */
export interface Topic {
  slug: string
  kind: TopicKind
  name: Readonly<Record<Locale, string>>
  /** The official sheet that it is the subject of, `particuliers-N378`. */
  fiche: string
  /** What it stands under, the theme first; empty for a theme and a life event. */
  above: readonly string[]
  /** The procedures under it; empty for a procedure. */
  under: readonly string[]
}

/** All topics by slug: life events, then themes, then procedures in the order of their names. */
export type TopicTree = ReadonlyMap<string, Topic>

/**
 * Joins both sides of "stands under".
 * @throws when a slug is given twice, or a topic names one that is not there
 */
export function growTree(seeds: readonly SeedTopic[]): TopicTree {
  const tree = new Map<string, Topic & { above: string[]; under: string[] }>()
  for (const { slug, kind, name, fiche } of seeds) {
    if (tree.has(slug)) throw new Error(`two topics are called ${slug}`)
    tree.set(slug, { slug, kind, name, fiche, above: [], under: [] })
  }
  const join = (above: string, under: string) => {
    const [wide, narrow] = [tree.get(above), tree.get(under)]
    if (!wide || !narrow) throw new Error(`${above} or ${under} is no topic`)
    wide.under.push(under)
    narrow.above.push(above)
  }
  for (const { slug, theme } of seeds) if (theme) join(theme, slug)
  for (const { slug, leadsTo } of seeds) for (const procedure of leadsTo) join(slug, procedure)
  return tree
}

/** Is `inner` the topic `outer` itself, or a procedure under it? Whoever is competent for the one is for the other. */
export function covers(tree: TopicTree, outer: string, inner: string): boolean {
  const topic = tree.get(inner)
  return topic !== undefined && tree.has(outer) && (outer === inner || topic.above.includes(outer))
}

/** Words without accents or case, as names are compared. */
export const foldWords = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')

/**
 * Topics whose name holds a word that begins like each word typed; life events and themes before procedures, then in
 * the order of the tree.
 */
export function matchTopics(tree: TopicTree, text: string, locale: Locale, limit: number): Topic[] {
  const typed = foldWords(text)
  if (typed.length === 0) return []
  const found: Topic[] = []
  for (const topic of tree.values()) {
    const words = [...foldWords(topic.name[locale]), ...foldWords(topic.slug)]
    if (typed.every((start) => words.some((word) => word.startsWith(start)))) found.push(topic)
    if (found.length === limit) break
  }
  return found
}
