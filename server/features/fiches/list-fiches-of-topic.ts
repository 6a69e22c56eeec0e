import type { FicheItem } from '../../../shared/api/fiches.ts'
import { findTopic, proceduresOf } from '../topics/index.ts'
import { listFichesByIds, listFichesUnder } from './fiche.repo.ts'

/**
 * The sheets of a topic: of a procedure, its own; of a life event or a theme, its own page and those of the procedures
 * under it. Empty for a topic that is not there.
 */
export async function listFichesOfTopic(slug: string, limit: number): Promise<FicheItem[]> {
  const topic = findTopic(slug)
  if (!topic) return []
  if (topic.kind !== 'procedure')
    return listFichesByIds([topic.fiche, ...proceduresOf(slug).map(({ fiche }) => fiche)].slice(0, limit))
  const fiches = await listFichesUnder(slug, limit)
  // Its own page lists the others: it comes last, for those who want them all.
  return fiches.toSorted((a, b) => Number(a.kind === 'procedure') - Number(b.kind === 'procedure'))
}
