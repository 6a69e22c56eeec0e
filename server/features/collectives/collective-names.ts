import type { NamedDto } from '../../../shared/api/people.ts'
import { findCollectives } from './collective.repo.ts'

/** The names of these collectives by id: one query, none when there are none. */
export async function collectiveNames(ids: readonly string[]): Promise<Map<string, NamedDto>> {
  const collectives = await findCollectives(ids)
  return new Map(collectives.map(({ _id, slug, name }) => [_id, { slug, name }]))
}
