import type { Actor } from '../../policy/actor.ts'
import { actorOf } from './find-actor.ts'
import { listPeople } from './person.repo.ts'
import { listSessions } from './session.repo.ts'

/** Who these sessions belong to right now: key → actor. One that has ended, or whose person is gone, is left out. */
export async function findSessionActors(keys: readonly string[], now: Date): Promise<Map<string, Actor>> {
  const sessions = await listSessions(keys, now)
  const people = await listPeople([...new Set(sessions.map(({ personId }) => personId))])
  const byId = new Map(people.map((person) => [person._id, person]))
  const actors = new Map<string, Actor>()
  for (const { _id, personId, trial } of sessions) {
    const person = byId.get(personId)
    if (person) actors.set(_id, actorOf(person, trial))
  }
  return actors
}
