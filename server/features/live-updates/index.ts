/**
 * What changes in a thread reaches those who have it open, in the order of its log, without a double and without a gap, also
 * after a moment offline.
 */
export { startLiveUpdates } from './start-live-updates.ts'
