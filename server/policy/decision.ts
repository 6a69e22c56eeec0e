/** What a policy says. A refusal carries its reason, which the person reads. */
export type Decision = { readonly allowed: true } | { readonly allowed: false; readonly reason: string }

export const allow: Decision = { allowed: true }
export const deny = (reason: string): Decision => ({ allowed: false, reason })
/** The refusal of those who have not signed in: answered by the sign-in page, not by a reason. */
export const signedOutReason = 'signed-out'
