/**
 * What people report, for those who run the platform: a notice gets a number at once. Decisions and appeals come later.
 */
export { moderationRoutes } from './moderation.routes.ts'
