import { z } from 'zod'
import { limits } from '../limits.ts'
import { clientIdSchema, idSchema, line, optionalText, prose, sourceLines } from './fields.ts'
import type { AuthorDto, NamedDto } from './people.ts'
import type { SourceDto } from './sources.ts'
import type { SealDto } from './validation.ts'

/** A question's body may be left empty: a title often says it all. */
const questionBody = prose({ max: limits.body.max }).refine(
  (text) => text === '' || text.length >= limits.body.min,
  'too-short-body',
)

export const askSchema = z.object({
  title: line(limits.title),
  body: questionBody.optional().default(''),
  topic: z.string().min(1).max(120),
  territory: optionalText(z.string().trim().max(120)),
  for: z.enum(['self', 'other']).optional().default('self'),
  clientId: optionalText(clientIdSchema),
})
export type AskInput = z.infer<typeof askSchema>

export const answerSchema = z.object({
  body: prose(limits.body),
  sources: sourceLines(limits.sources),
  clientId: optionalText(clientIdSchema),
})
export type AnswerInput = z.infer<typeof answerSchema>

export const chatSchema = z.object({ body: prose(limits.chat), clientId: clientIdSchema })
export type ChatInput = z.infer<typeof chatSchema>

export const reviseSchema = z.object({
  body: prose(limits.body),
  baseRevision: z.coerce.number().int().min(1),
  sources: sourceLines(limits.sources),
})
export type ReviseInput = z.infer<typeof reviseSchema>

export const solutionSchema = z.object({ answer: optionalText(idSchema) })
export const outcomeSchema = z.object({ outcome: z.enum(['worked', 'did-not']) })

export const threadStatuses = ['open', 'answered', 'validated', 'solved', 'closed'] as const
export type ThreadStatus = (typeof threadStatuses)[number]

export interface ThreadDto {
  id: string
  title: string
  slug: string
  status: ThreadStatus
  topic: NamedDto
  /** A code such as `COM-76540`; null means everywhere. */
  territory: string | null
  territoryName: string | null
  /** The number of the last post of its log when this was read. */
  seq: number
  author: AuthorDto
  for: 'self' | 'other'
  createdAt: string
  /** When each step was reached, in the state of the moment. */
  steps: {
    answeredAt: string | null
    validatedAt: string | null
    solvedAt: string | null
    closedAt: string | null
  }
  answers: number
  /** The answer that the asker chose. */
  solution: string | null
  isExample: boolean
  url: string
}

/** What a list shows of a thread. */
export interface ThreadItemDto extends ThreadDto {
  validatedBy: NamedDto[]
  validUntil: string | null
  worked: number
  lastActivityAt: string
}

/** An answer in the list of what somebody answered, with the question that it stands under. */
export interface AnswerItemDto {
  id: string
  question: string
  topic: NamedDto
  territoryName: string | null
  createdAt: string
  worked: number
  /** The last word of each agency on it. */
  seals: Pick<SealDto, 'agency' | 'verdict' | 'covers' | 'state' | 'validUntil' | 'createdAt'>[]
  isExample: boolean
  url: string
}

export type PostKind = 'question' | 'answer' | 'chat' | 'system'
/** What a system line tells. */
export const systemLines = [
  'revised',
  'withdrawn',
  'sealed',
  'outcome',
  'solved',
  'reopened',
  'closed',
] as const
export type SystemLine = (typeof systemLines)[number]

export interface OutcomesDto {
  worked: number
  didNot: number
}

export interface PostDto {
  id: string
  threadId: string
  seq: number
  kind: PostKind
  author: AuthorDto
  /** The agency and the role under which a verified moderator speaks. */
  speaksFor?: { agency: NamedDto; role: string }
  bodyHtml: string
  createdAt: string
  clientId?: string
  revision?: number
  sources: SourceDto[]
  seals: SealDto[]
  outcomes?: OutcomesDto
  withdrawnAt?: string
  /** The id of the post that a system line speaks of. */
  about?: string
  what?: SystemLine
}

export interface ThreadPageDto {
  thread: ThreadDto
  posts: PostDto[]
  next: string | null
}
