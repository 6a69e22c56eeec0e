/**
 * An agency's verdict on one exact revision of an answer, with its sources and its end; what people see of it is the seal.
 */
export { listSealsOfAgency } from './list-seals-of-agency.ts'
export { sealsOfThread } from './seals-of-thread.ts'
export { endBounds, proposedEnd } from './validation.rules.ts'
export { validateRevision } from './validate-revision.ts'
export { validationRoutes } from './validation.routes.ts'
