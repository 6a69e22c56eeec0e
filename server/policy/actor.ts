/** Who acts, as plain data: policies read nothing else. */
export interface Actor {
  /** Undefined when signed out. */
  id: string | undefined
  handle: string | undefined
  /** A platform administrator. */
  admin: boolean
  memberships: readonly ActorMembership[]
  /** Passed a second factor in this session; a trial session stands for one. */
  secondFactor: boolean
}

export interface ActorMembership {
  kind: 'agency' | 'collective'
  /** The agency's or the collective's id. */
  of: string
  role: 'moderator' | 'admin' | 'member' | 'lead'
  /** The function under which a moderator speaks. */
  title?: string
}

export const signedOut: Actor = {
  id: undefined,
  handle: undefined,
  admin: false,
  memberships: [],
  secondFactor: false,
}

/** Does this person speak for that agency? */
export const isModeratorOf = (actor: Actor, agencyId: string): boolean =>
  actor.memberships.some(
    ({ kind, of, role }) =>
      kind === 'agency' && of === agencyId && (role === 'moderator' || role === 'admin'),
  )

/** Does this person lead that collective? */
export const isLeadOf = (actor: Actor, collectiveId: string): boolean =>
  actor.memberships.some(
    ({ kind, of, role }) => kind === 'collective' && of === collectiveId && role === 'lead',
  )

/** The function under which somebody speaks for an agency, as everybody sees it. */
export const roleIn = (actor: Actor, agencyId: string): string =>
  actor.memberships.find(({ kind, of }) => kind === 'agency' && of === agencyId)?.title ?? 'modération'
