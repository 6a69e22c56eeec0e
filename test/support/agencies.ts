import { randomUUID } from 'node:crypto'
import { newId } from '../../server/database/new-id.ts'
import type { PersonRecord } from '../../server/features/accounts/person.model.ts'
import type { AgencyRecord } from '../../server/features/agencies/agency.model.ts'
import { insertAgency } from '../../server/features/agencies/agency.repo.ts'
import { createPerson } from './threads.ts'

let agencies = 0

/** A public body, competent everywhere for nothing until it is said. */
export async function createAgency(change: Partial<AgencyRecord> = {}): Promise<AgencyRecord> {
  const slug = change.slug ?? `caisse-${++agencies}-${randomUUID().slice(0, 8)}`
  const agency: AgencyRecord = {
    _id: newId(),
    slug,
    name: `Caisse ${slug}`,
    kind: 'retirement',
    about: 'Une caisse des essais.',
    competences: [],
    createdAt: new Date(),
    isExample: false,
    ...change,
  }
  await insertAgency(agency)
  return agency
}

/** An agency that is competent for these topics, everywhere. */
export const competentAgency = (...topics: string[]): Promise<AgencyRecord> =>
  createAgency({ competences: topics.map((topic) => ({ topic, territory: null })) })

/** Somebody who speaks for that agency. */
export const createModerator = (
  agency: AgencyRecord,
  change: Partial<PersonRecord> = {},
): Promise<PersonRecord> =>
  createPerson({
    memberships: [
      { kind: 'agency', of: agency._id, role: 'moderator', title: 'modératrice retraite', since: new Date() },
    ],
    ...change,
  })
