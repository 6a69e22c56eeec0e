import type { PostRecord } from '../../server/features/threads/post.model.ts'
import { validateRevision } from '../../server/features/validation/validate-revision.ts'
import type { AgencyRecord } from '../../server/features/agencies/agency.model.ts'
import type { SealDto, VerdictInput } from '../../shared/api/validation.ts'
import { createModerator } from './agencies.ts'
import { actingAs } from './threads.ts'

/** The day in some months, as a form gives it. */
export const inMonths = (months: number, from = new Date()): string => {
  const date = new Date(from)
  date.setUTCMonth(date.getUTCMonth() + months)
  return date.toISOString().slice(0, 10)
}

/** A verdict as it is posted: right in everything but what is changed. */
export const aVerdict = (agency: AgencyRecord, change: object = {}) => ({
  agency: agency.slug,
  verdict: 'validated',
  revision: 1,
  sources: 'https://www.service-public.fr/particuliers/vosdroits/N378 2026-11-01',
  validUntil: inMonths(12),
  ...change,
})

/** A seal of that agency on an answer, placed by one of its moderators. */
export async function createSeal(
  answer: PostRecord,
  agency: AgencyRecord,
  change: Partial<VerdictInput> & { now?: Date } = {},
): Promise<SealDto> {
  const { now = new Date(), ...verdict } = change
  const moderator = await createModerator(agency)
  return validateRevision(actingAs(moderator, { now }), answer._id, {
    agency: agency.slug,
    verdict: 'validated',
    revision: answer.revision ?? 1,
    note: '',
    sources: ['https://www.service-public.fr/particuliers/vosdroits/N378 2026-11-01'],
    validUntil: inMonths(12, now),
    ...verdict,
  })
}
