/**
 * People and their sessions: a pseudonym, a way to sign in, and for whom they speak. Nothing else is asked.
 */
export { accountRoutes } from './accounts.routes.ts'
export { findActor } from './find-actor.ts'
export { findSessionActors } from './find-session-actors.ts'
export { createPassport } from './passport.ts'
export type { MembershipRecord, PersonRecord } from './person.model.ts'
export { presentPerson } from './person.presenter.ts'
export {
  addMembership,
  findPerson,
  findPersonByHandle,
  handlesOf,
  insertPerson,
  listMembers,
} from './person.repo.ts'
export { sessionKey, SessionStore } from './session-store.ts'
export { signInPage } from './sign-in-page.tsx'
