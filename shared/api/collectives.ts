import { z } from 'zod'
import { limits } from '../limits.ts'
import { line, prose, repeated, repeatedLines, storable } from './fields.ts'
import type { NamedDto } from './people.ts'

/** Where a collective lives: an address of the web, without a password in it. */
const homeUrl = storable(z.url({ protocol: /^https?$/ }))
  .max(500)
  .refine((url) => !URL.canParse(url) || new URL(url).username === '', 'url')

export const collectiveSchema = z.object({
  name: line(limits.collective.name),
  about: prose(limits.collective.about),
  topics: repeated(z.string().max(120), limits.collective.topics).refine(
    (topics) => topics.length > 0,
    'required',
  ),
  /** Codes, or names and postal codes that fit only one place; none means everywhere. */
  territories: repeatedLines(z.string().max(120), limits.collective.territories),
  links: repeatedLines(homeUrl, limits.collective.links),
})
export type CollectiveInput = z.infer<typeof collectiveSchema>

export const recognitionSchema = z.object({
  agency: z.string().min(1).max(120),
  message: prose(limits.recognition.message),
})
export type RecognitionInput = z.infer<typeof recognitionSchema>

export const recognitionDecisions = ['recognised', 'refused'] as const
export type RecognitionDecision = (typeof recognitionDecisions)[number]

export const recognitionDecisionSchema = z.object({
  decision: z.enum(recognitionDecisions),
  reason: prose(limits.recognition.reason),
})
export type RecognitionDecisionInput = z.infer<typeof recognitionDecisionSchema>

export const recognitionReplySchema = z.object({ body: prose(limits.recognition.message) })

/** What an agency answered, and when. */
export interface RecognitionDecisionDto {
  decision: RecognitionDecision
  reason: string
  /** The function of the moderator who decided. */
  role: string
  decidedAt: string
}

export interface RecognitionDto {
  id: string
  agency: NamedDto
  /** The agency's last word; a refusal stands until it is decided again. */
  state: 'asked' | RecognitionDecision
  message: string
  reason?: string
  reply?: string
  /** The function of the moderator who decided. */
  role?: string
  askedAt: string
  decidedAt?: string
  repliedAt?: string
  /** It is on the agency's desk: asked, or replied to, and not decided since. */
  waiting: boolean
  /** The refusal that a reply answered, when the agency has decided again. */
  before?: RecognitionDecisionDto
}

/** What a list shows of a collective. */
export interface CollectiveItemDto {
  slug: string
  name: string
  about: string
  status: 'listed' | 'recognised' | 'partner'
  topics: NamedDto[]
  /** Codes; none means everywhere. */
  territories: string[]
  territoryNames: string[]
  links: string[]
  createdAt: string
  isExample: boolean
}

export interface CollectiveDto extends CollectiveItemDto {
  recognitions: RecognitionDto[]
  /** Their pseudonyms. */
  leads: string[]
}

export interface CollectiveListDto {
  collectives: CollectiveItemDto[]
  next: string | null
}
