import type { Actor } from '../../policy/actor.ts'
import { findPerson } from './person.repo.ts'

/** Who a session belongs to, as policies see them. A trial session stands for a second factor. */
export async function findActor(id: string, trial: boolean): Promise<Actor | undefined> {
  const person = await findPerson(id)
  if (!person) return undefined
  const { handle, admin, memberships } = person
  return { id, handle, admin, memberships, secondFactor: trial }
}
