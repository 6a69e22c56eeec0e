import { z } from 'zod'
import { limits } from '../limits.ts'
import { line, prose, repeated } from './fields.ts'
import type { NamedDto } from './people.ts'

const httpUrl = z.url({ protocol: /^https?$/ }).max(500)

export const collectiveSchema = z.object({
  name: line(limits.collective.name),
  about: prose(limits.collective.about),
  topics: repeated(z.string().min(1).max(120), limits.collective.topics),
  territories: repeated(z.string().trim().min(1).max(120), limits.collective.territories),
  links: repeated(httpUrl, limits.collective.links),
})
export type CollectiveInput = z.infer<typeof collectiveSchema>

export const recognitionSchema = z.object({
  agency: z.string().min(1).max(120),
  message: prose(limits.recognition.message),
})
export const recognitionDecisionSchema = z.object({
  decision: z.enum(['recognised', 'refused']),
  reason: prose(limits.recognition.reason),
})
export const recognitionReplySchema = z.object({ body: prose(limits.recognition.message) })

export interface RecognitionDto {
  id: string
  agency: NamedDto
  state: 'asked' | 'recognised' | 'refused'
  message: string
  reason?: string
  reply?: string
  /** The function of the moderator who decided. */
  role?: string
  askedAt: string
  decidedAt?: string
}

export interface CollectiveDto {
  slug: string
  name: string
  about: string
  status: 'listed' | 'recognised' | 'partner'
  topics: NamedDto[]
  territories: { code: string; name: string }[]
  links: string[]
  recognitions: RecognitionDto[]
  leads: string[]
  createdAt: string
  isExample: boolean
}
