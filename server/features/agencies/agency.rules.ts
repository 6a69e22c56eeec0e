import { containsTerritory } from '../territories/index.ts'
import { topicCovers, topicsUnder } from '../topics/index.ts'
import type { CompetenceRecord } from './agency.model.ts'

interface Competent {
  competences: readonly CompetenceRecord[]
}

/** What a question is about and where; a territory of null means everywhere. */
interface Subject {
  topic: string
  territory: string | null
}

/**
 * Is this agency competent for that question? A competence covers the procedures under its topic and the places inside its
 * territory; a question without a territory is covered by every agency competent for its topic.
 */
export const covers = ({ competences }: Competent, question: Subject): boolean =>
  competences.some(
    ({ topic, territory }) =>
      topicCovers(topic, question.topic) && reachesInto(territory, question.territory),
  )

const reachesInto = (territory: string | null, place: string | null): boolean =>
  territory === null || place === null || containsTerritory(territory, place)

/** The same as data, for a query: topics, each with the territory (null: everywhere) in which it is covered. */
export interface CompetenceScope {
  topics: string[]
  territory: string | null
}

/** What an agency covers, one entry for each territory; empty when it is competent for nothing. */
export function scopeOf({ competences }: Competent): CompetenceScope[] {
  const byTerritory = new Map<string | null, Set<string>>()
  for (const { topic, territory } of competences) {
    const topics = byTerritory.get(territory) ?? new Set()
    for (const under of topicsUnder(topic)) topics.add(under)
    byTerritory.set(territory, topics)
  }
  return [...byTerritory]
    .map(([territory, topics]) => ({ territory, topics: [...topics] }))
    .filter(({ topics }) => topics.length > 0)
}
