import type { Tx } from '../../database/transaction.ts'
import { PersonModel, type PersonRecord } from './person.model.ts'
import { foldName } from './person.rules.ts'

export const findPerson = (id: string): Promise<PersonRecord | null> => PersonModel.findById(id).lean()

export const findPersonByHandle = (handle: string): Promise<PersonRecord | null> =>
  PersonModel.findOne({ handleKey: foldName(handle) }).lean()

/** By handle or e-mail address, as typed at the sign-in. */
export const findPersonByLogin = (login: string): Promise<PersonRecord | null> =>
  login.includes('@') ? PersonModel.findOne({ emailKey: foldName(login) }).lean() : findPersonByHandle(login)

export const findTrialPerson = (role: string): Promise<PersonRecord | null> =>
  PersonModel.findOne({ trialRole: role }).lean()

/** The handles of these people, for a page that shows many: one query. */
export async function handlesOf(ids: readonly string[]): Promise<Map<string, string>> {
  const people = await PersonModel.find({ _id: { $in: [...new Set(ids)] } }, { handle: 1 }).lean()
  return new Map(people.map((person) => [person._id, person.handle]))
}

export const listPeople = (ids: readonly string[]): Promise<PersonRecord[]> =>
  PersonModel.find({ _id: { $in: [...ids] } }).lean()

export async function insertPerson(person: PersonRecord, tx?: Tx): Promise<void> {
  await PersonModel.create([person], tx ? { session: tx } : {})
}

export const listMembers = (of: string, limit: number): Promise<PersonRecord[]> =>
  PersonModel.find({ 'memberships.of': of }).sort({ _id: 1 }).limit(limit).lean()

export async function addMembership(
  tx: Tx,
  personId: string,
  membership: PersonRecord['memberships'][number],
): Promise<void> {
  await PersonModel.updateOne({ _id: personId }, { $push: { memberships: membership } }, { session: tx })
}

export const makeAdmin = async (id: string): Promise<void> => {
  await PersonModel.updateOne({ _id: id }, { $set: { admin: true } })
}
