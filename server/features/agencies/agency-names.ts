import { LRUCache } from 'lru-cache'
import type { NamedDto } from '../../../shared/api/people.ts'
import { findAgencies } from './agency.repo.ts'

/** A new name may take this long to be seen everywhere; an agency never changes its address. */
const keptFor = 60_000
const known = new LRUCache<string, NamedDto>({ max: 2_000, ttl: keptFor })

/** The names of these agencies by id, for a page that shows several: one query at most, for those not asked for lately. */
export async function agencyNames(ids: readonly string[]): Promise<Map<string, NamedDto>> {
  const wanted = [...new Set(ids)]
  const names = new Map<string, NamedDto>()
  for (const id of wanted) {
    const name = known.get(id)
    if (name) names.set(id, name)
  }
  for (const { _id, slug, name } of await findAgencies(wanted.filter((id) => !names.has(id)))) {
    names.set(_id, { slug, name })
    known.set(_id, { slug, name })
  }
  return names
}
