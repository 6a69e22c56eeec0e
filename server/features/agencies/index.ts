/**
 * Public bodies: what each is competent for (topics × territories), and who speaks for it.
 */
export { agencyNames } from './agency-names.ts'
export type { AgencyRecord } from './agency.model.ts'
export { findAgencyBySlug } from './agency.repo.ts'
export { type CompetenceScope, covers, scopeOf } from './agency.rules.ts'
export { competentAgencies } from './competent-agencies.ts'
export { voiceOf, type Voice } from './voice-of.ts'
