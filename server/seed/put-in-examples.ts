import { newId } from '../database/new-id.ts'
import { transaction } from '../database/transaction.ts'
import { addMembership, findPersonByHandle } from '../features/accounts/index.ts'
import { insertPerson } from '../features/accounts/person.repo.ts'
import { foldName } from '../features/accounts/person.rules.ts'
import { insertAgency } from '../features/agencies/agency.repo.ts'
import { findAgencyBySlug } from '../features/agencies/index.ts'
import { actingBefore, getExamplePerson } from './act-as.ts'
import { exampleAgencies } from './examples/example-agencies.ts'
import { exampleCollectives } from './examples/example-collectives.ts'
import { examplePeople } from './examples/example-people.ts'
import { examplePlaces } from './examples/example-places.ts'
import { exampleThreads } from './examples/example-threads.ts'
import { momentBefore } from './examples/example-time.ts'
import type { ExampleAgency, ExamplePerson } from './examples/example.types.ts'
import { putInCollective } from './put-in-collective.ts'
import { putInPlace } from './put-in-place.ts'
import { putInThread } from './put-in-thread.ts'

/**
 * Puts the example people and what they did into the store, through the same use cases as everybody, each at its moment. What
 * is there already stays as it is, so that a start that was cut short is made whole by the next one.
 */
export async function putInExamples(now: Date): Promise<void> {
  const actAs = actingBefore(now)
  for (const person of examplePeople) await putInPerson(person, now)
  for (const agency of exampleAgencies) await putInAgency(agency, now)
  for (const place of examplePlaces) await putInPlace(place)
  for (const collective of exampleCollectives) await putInCollective(collective, actAs)
  for (const [index, thread] of exampleThreads.entries()) {
    await putInThread(thread, { actAs, now, clientId: `example-${index + 1}` })
  }
}

async function putInPerson(
  { handle, joined, trialRole, isAdmin = false }: ExamplePerson,
  now: Date,
): Promise<void> {
  if (await findPersonByHandle(handle)) return
  await insertPerson({
    _id: newId(),
    handle,
    handleKey: foldName(handle),
    admin: isAdmin,
    memberships: [],
    ...(trialRole && { trialRole }),
    isExample: true,
    createdAt: momentBefore(now, joined),
  })
}

async function putInAgency({ members, joined, ...agency }: ExampleAgency, now: Date): Promise<void> {
  if (await findAgencyBySlug(agency.slug)) return
  const _id = newId()
  const since = momentBefore(now, joined)
  const people = await Promise.all(
    members.map(async (member) => ({ ...member, id: (await getExamplePerson(member.person))._id })),
  )
  await transaction(async (tx) => {
    await insertAgency(
      { ...agency, _id, competences: [...agency.competences], createdAt: since, isExample: true },
      tx,
    )
    for (const { id, role, function: title } of people) {
      await addMembership(tx, id, { kind: 'agency', of: _id, role, title, since })
    }
  })
}
