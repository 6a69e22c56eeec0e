/**
 * People and their sessions: a pseudonym, a way to sign in, and for whom they speak. Nothing else is asked.
 */
export { findSessionActors } from './find-session-actors.ts'
export type { MembershipRecord, PersonRecord } from './person.model.ts'
export { addMembership, findPersonByHandle, handlesOf, listMembers } from './person.repo.ts'
