import type { NamedDto } from '../../../shared/api/people.ts'
import type { SealDto, SealState } from '../../../shared/api/validation.ts'
import { presentSource } from '../sources/index.ts'
import type { ValidationRecord } from './validation.model.ts'

interface Beside {
  agency: NamedDto
  state: SealState
  now: Date
  /** A later word of the same agency. */
  replacedBy?: string | undefined
}

/** What everybody may see of a validation: by allow-list, the moderator as a function and never as a name. */
export function presentSeal(
  validation: ValidationRecord,
  { agency, state, now, replacedBy }: Beside,
): SealDto {
  return {
    id: validation._id,
    threadId: validation.threadId,
    seq: validation.seq,
    verdict: validation.verdict,
    covers: 'whole',
    state,
    agency: { slug: agency.slug, name: agency.name },
    role: validation.role,
    revision: validation.revision,
    validUntil: validation.validUntil.toISOString(),
    ...(validation.note !== '' && { note: validation.note, noteHtml: validation.noteHtml }),
    sources: validation.sources.map((source) => presentSource(source, now)),
    createdAt: validation.createdAt.toISOString(),
    ...(replacedBy !== undefined && { replacedBy }),
  }
}
