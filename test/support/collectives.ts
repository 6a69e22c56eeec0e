import type { CollectiveInput } from '../../shared/api/collectives.ts'
import { newId } from '../../server/database/new-id.ts'
import type { PersonRecord } from '../../server/features/accounts/person.model.ts'
import { insertAgency } from '../../server/features/agencies/agency.repo.ts'
import type { AgencyRecord } from '../../server/features/agencies/index.ts'
import { askRecognition } from '../../server/features/collectives/ask-recognition.ts'
import type { CollectiveRecord } from '../../server/features/collectives/collective.model.ts'
import { createCollective as listCollective } from '../../server/features/collectives/create-collective.ts'
import { decideRecognition } from '../../server/features/collectives/decide-recognition.ts'
import type { RecognitionRecord } from '../../server/features/collectives/recognition.model.ts'
import { findPerson } from '../../server/features/accounts/person.repo.ts'
import { addMembership } from '../../server/features/accounts/person.repo.ts'
import { transaction } from '../../server/database/transaction.ts'
import { actingAs, createPerson } from './threads.ts'

let count = 0

/** A collective with its lead, as they are now. */
export interface LedCollective {
  collective: CollectiveRecord
  lead: PersonRecord
}

/** A collective on a topic, everywhere, unless told otherwise; its lead made it. */
export async function createCollective(
  change: Partial<CollectiveInput> & { lead?: PersonRecord; isExample?: boolean } = {},
): Promise<LedCollective> {
  const { lead: maker = await createPerson(), isExample = false, ...input } = change
  const collective = await listCollective(
    actingAs(maker),
    {
      name: `Les veilleurs ${process.pid} ${++count}`,
      about: 'Des voisins qui lisent le courrier ensemble, le jeudi.',
      topics: ['reversion'],
      territories: [],
      links: [],
      ...input,
    },
    { isExample },
  )
  return { collective, lead: await readAgain(maker) }
}

/** Somebody else who leads the same collective. */
export async function createLeadOf(collective: CollectiveRecord): Promise<PersonRecord> {
  const person = await createPerson()
  await transaction((tx) =>
    addMembership(tx, person._id, {
      kind: 'collective',
      of: collective._id,
      role: 'lead',
      since: new Date(),
    }),
  )
  return readAgain(person)
}

/** An agency with one moderator, whose function is shown. */
export async function createAgencyWithModerator(): Promise<{
  agency: AgencyRecord
  moderator: PersonRecord
}> {
  const id = newId()
  const agency: AgencyRecord = {
    _id: id,
    slug: `caisse-${id}`,
    name: `Caisse de retraite ${id}`,
    kind: 'retirement',
    about: 'Une caisse des tests.',
    competences: [{ topic: 'reversion', territory: null }],
    createdAt: new Date(),
    isExample: false,
  }
  await insertAgency(agency)
  const membership = {
    kind: 'agency',
    of: id,
    role: 'moderator',
    title: 'conseillère',
    since: new Date(),
  } as const
  return { agency, moderator: await createPerson({ memberships: [membership] }) }
}

/** A request that waits on an agency's desk, with everybody who has to do with it. */
export async function createRequest(change: Partial<LedCollective> = {}) {
  const led =
    change.collective && change.lead
      ? { collective: change.collective, lead: change.lead }
      : await createCollective()
  const { agency, moderator } = await createAgencyWithModerator()
  const recognition = await askRecognition(actingAs(led.lead), led.collective.slug, {
    agency: agency.slug,
    message: 'Nous répondons depuis trois ans, chaque jeudi.',
  })
  return { ...led, agency, moderator, recognition }
}

/** A request that the agency refused. */
export async function createRefusal() {
  const request = await createRequest()
  const recognition: RecognitionRecord = await decideRecognition(
    actingAs(request.moderator),
    request.recognition._id,
    { decision: 'refused', reason: 'Votre page conseille d’attendre un mois de trop.' },
  )
  return { ...request, recognition }
}

/** With the memberships that were added since. */
async function readAgain(person: PersonRecord): Promise<PersonRecord> {
  return (await findPerson(person._id)) ?? person
}
