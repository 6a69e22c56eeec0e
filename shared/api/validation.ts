import { z } from 'zod'
import { limits } from '../limits.ts'
import { prose, sourceLines } from './fields.ts'
import type { NamedDto } from './people.ts'
import type { SourceDto } from './sources.ts'

export const verdicts = ['validated', 'corrected', 'outdated'] as const
export type Verdict = (typeof verdicts)[number]
export const sealStates = ['in-force', 'superseded', 'expired', 'under-review', 'revoked'] as const
export type SealState = (typeof sealStates)[number]

export const verdictSchema = z
  .object({
    agency: z.string().min(1).max(120),
    verdict: z.enum(verdicts),
    revision: z.coerce.number().int().min(1),
    note: prose({ max: limits.note.max }).optional().default(''),
    sources: sourceLines(limits.sources),
    validUntil: z.string().min(1).max(40),
  })
  .check((context) => {
    const { verdict, note, sources } = context.value
    const wrong = (field: string, message: string) =>
      context.issues.push({ code: 'custom', input: context.value, path: [field], message })
    if (verdict === 'corrected' && note === '') wrong('note', 'note-required')
    if (sources.length === 0) wrong('sources', 'source-required')
  })
export type VerdictInput = z.infer<typeof verdictSchema>

export interface SealDto {
  id: string
  threadId: string
  /** The number of the answer that it covers, in the thread's log. */
  seq: number
  verdict: Verdict
  covers: 'whole' | 'part'
  part?: string
  state: SealState
  agency: NamedDto
  /** The moderator's function as shown, never a name. */
  role: string
  revision: number
  validUntil: string
  note?: string
  noteHtml?: string
  sources: SourceDto[]
  createdAt: string
}
