import type { NamedDto } from '../../../shared/api/people.ts'
import { findAgencies } from './agency.repo.ts'

/** The names of these agencies by id, for a page that shows several: one query, none when there are none. */
export async function agencyNames(ids: readonly string[]): Promise<Map<string, NamedDto>> {
  const agencies = await findAgencies(ids)
  return new Map(agencies.map(({ _id, slug, name }) => [_id, { slug, name }]))
}
