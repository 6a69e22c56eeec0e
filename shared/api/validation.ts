import { z } from 'zod'
import { limits } from '../limits.ts'
import { optionalText, prose, sourceLines } from './fields.ts'
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
    sources: sourceLines(limits.sources).refine((sources) => sources.length > 0, 'source-required'),
    /** Words of a sheet that is among the sources without any. */
    quote: optionalText(prose({ min: 1, max: limits.sources.length })),
    /** A time, or a date (until its end in Paris). */
    validUntil: z.string().trim().min(1).max(40),
  })
  .refine(({ verdict, note }) => verdict !== 'corrected' || note, {
    path: ['note'],
    error: 'note-required',
    // Said together with what is wrong elsewhere: a form is corrected once.
    when: () => true,
  })
export type VerdictInput = z.infer<typeof verdictSchema>

/** An agency in whose name somebody speaks, and their function there. */
export interface SpokenFor extends NamedDto {
  role: string
}

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
  /** The id of a later seal of the same agency on the same answer: its last word. */
  replacedBy?: string
}

/** A run of words that stand in both texts, or in one of them only. */
export interface WordChange {
  kind: 'same' | 'removed' | 'added'
  text: string
}

/** What a moderator needs to decide again: the text as it stands, and how it differs from the one that was read. */
export interface MovedAnswerDto {
  revision: number
  body: string
  difference: WordChange[]
}
