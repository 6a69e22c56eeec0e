import type { Actor } from '../../policy/actor.ts'
import type { PersonRecord } from './person.model.ts'
import { findPerson } from './person.repo.ts'

/** Who a session belongs to, as policies see them. A trial session stands for a second factor. */
export async function findActor(id: string, trial: boolean): Promise<Actor | undefined> {
  const person = await findPerson(id)
  return person ? actorOf(person, trial) : undefined
}

export function actorOf({ _id: id, handle, admin, memberships }: PersonRecord, trial: boolean): Actor {
  return { id, handle, admin, memberships, secondFactor: trial }
}
