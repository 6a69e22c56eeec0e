import type { SignedInContext } from '../context.ts'
import { findPersonByHandle, type PersonRecord } from '../features/accounts/index.ts'
import { momentBefore } from './examples/example-time.ts'
import type { Ago } from './examples/example.types.ts'

/** Acts as an example person, at a moment of the past. */
export type ActAs = (handle: string, at: Ago) => Promise<SignedInContext>

/** @param now the moment that everything is told from */
export const actingBefore =
  (now: Date): ActAs =>
  async (handle, ago) => {
    const { _id: id, admin, memberships } = await getExamplePerson(handle)
    const actor = { id, handle, admin, memberships, secondFactor: true }
    return { actor, now: momentBefore(now, ago), locale: 'fr', requestId: 'examples' }
  }

/** @throws Error when the example people have not been put in */
export async function getExamplePerson(handle: string): Promise<PersonRecord> {
  const person = await findPersonByHandle(handle)
  if (!person) throw new Error(`no example person ${handle}`)
  return person
}
