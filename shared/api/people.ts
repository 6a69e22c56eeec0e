import { z } from 'zod'
import { limits } from '../limits.ts'
import { line, localPath } from './fields.ts'

export const signUpSchema = z.object({
  handle: line(limits.handle).regex(/^[\p{L}\p{N}]+(-[\p{L}\p{N}]+)*$/u, 'handle'),
  password: z.string().min(limits.password.min).max(limits.password.max),
  email: z
    .union([z.literal(''), z.email().max(limits.email.max)])
    .optional()
    .transform((email) => email || undefined),
  next: localPath,
})

export const loginSchema = z.object({
  login: z.string().trim().min(1).max(limits.email.max),
  password: z.string().min(1).max(limits.password.max),
  next: localPath,
})

/** The kinds of people that the trial set-up lets one enter as. */
export const trialRoles = ['citizen', 'helper', 'moderator', 'lead', 'agency-admin', 'admin'] as const
export type TrialRole = (typeof trialRoles)[number]
export const trialEnterSchema = z.object({ as: z.enum(trialRoles), next: localPath })

export const languageSchema = z.object({ lang: z.enum(['fr', 'en']), next: localPath })

export interface NamedDto {
  slug: string
  name: string
}

export interface MembershipDto {
  role: 'moderator' | 'admin' | 'member' | 'lead'
  agency?: NamedDto
  collective?: NamedDto
}

export interface PersonDto {
  handle: string
  memberships: MembershipDto[]
  isExample: boolean
}

export interface AuthorDto {
  handle: string
}
