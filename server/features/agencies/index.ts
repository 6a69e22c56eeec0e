/**
 * Public bodies: what each is competent for (topics × territories), and who speaks for it.
 */
export type { AgencyRecord } from './agency.model.ts'
export { agencyNames } from './agency-names.ts'
export { findAgencies, findAgencyBySlug, insertAgency, listAgencies } from './agency.repo.ts'
export { covers, scopeOf, type CompetenceScope } from './agency.rules.ts'
export { competentAgencies } from './competent-agencies.ts'
