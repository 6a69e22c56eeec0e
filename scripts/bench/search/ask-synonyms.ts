import { PUBLIC, type SearchIndex } from '../../../server/adapters/search/search.port.ts'
import { readQuery } from '../../../server/features/search/read-query.ts'
import { byFirstStem, synonymGroups } from '../../../server/french/synonyms.ts'
import { limits } from '../../../shared/limits.ts'
import { goldKey, type SynonymQuery } from './gold.ts'
import { succeedsAt3 } from './measures.ts'

/** How many queries of a group find an answer among the first three, with the group and with it switched off. */
export interface GroupEffect {
  group: string
  queries: number
  on: number
  off: number
}

/** Asks the queries of each group twice. @throws SearchDown */
export async function askSynonyms(
  index: SearchIndex,
  queries: readonly SynonymQuery[],
): Promise<GroupEffect[]> {
  const effects = new Map<string, GroupEffect>()
  for (const query of queries) {
    const effect = effects.get(query.group) ?? { group: query.group, queries: 0, on: 0, off: 0 }
    const others = synonymGroups.filter(({ name }) => name !== query.group)
    effect.queries += 1
    effect.on += Number(await succeeds(index, query, synonymGroups))
    effect.off += Number(await succeeds(index, query, others))
    effects.set(query.group, effect)
  }
  return [...effects.values()]
}

async function succeeds(
  index: SearchIndex,
  { q, grades }: SynonymQuery,
  groups: typeof synonymGroups,
): Promise<boolean> {
  const { asks, mended } = readQuery({ q, exact: false }, byFirstStem(groups))
  const { hits } = await index.search({
    q: mended ?? q,
    asks,
    scope: { audiences: [PUBLIC] },
    now: new Date(),
    page: 1,
    perPage: limits.search.perPage,
  })
  return succeedsAt3({ found: hits.map(({ id }) => goldKey(id)), grades })
}
