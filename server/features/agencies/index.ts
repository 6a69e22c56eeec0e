/**
 * Public bodies: what each is competent for (topics × territories), and who speaks for it.
 */
export { agencyRoutes } from './agencies.routes.ts'
export type { AgencyRecord } from './agency.model.ts'
export { agencyNames } from './agency-names.ts'
export { presentAgency } from './agency.presenter.ts'
export { findAgencyBySlug, insertAgency, listAgencies } from './agency.repo.ts'
export { covers, scopeOf, type CompetenceScope } from './agency.rules.ts'
export { competentAgencies } from './competent-agencies.ts'
export { getAgency } from './get-agency.ts'
export { showAgency } from './show-agency.ts'
