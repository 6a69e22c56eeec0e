import type { NamedDto } from './people.ts'
import type { SealDto } from './validation.ts'

export const agencyKinds = [
  'retirement',
  'family',
  'health',
  'employment',
  'town-hall',
  'prefecture',
  'tax',
  'other',
] as const
export type AgencyKind = (typeof agencyKinds)[number]

export interface CompetenceDto {
  topic: NamedDto
  /** A code such as `DEP-76`; null means everywhere. */
  territory: string | null
  territoryName: string | null
}

/** An agency as the directory lists it. */
export interface AgencyItemDto {
  slug: string
  name: string
  kind: AgencyKind
  about: string
  site: string | null
  competences: CompetenceDto[]
  isExample: boolean
}

export interface AgencyDto extends AgencyItemDto {
  /** The functions of those who speak for it, without names. */
  roles: string[]
}

/** A seal in an agency's list, with the question that it stands under. */
export interface AgencySealDto {
  seal: SealDto
  question: string
  url: string
}

export const deskItemKinds = [
  'unanswered',
  'unsealed',
  'did-not-work',
  'edited',
  'expired',
  'recognition',
] as const
export type DeskItemKind = (typeof deskItemKinds)[number]

export interface DeskItemDto {
  kind: DeskItemKind
  title: string
  url: string
  /** Since when it waits. */
  since: string
  /** What it is about and where; null where that is not one thing, or everywhere. */
  topic: NamedDto | null
  territoryName: string | null
  /** For how many people it did not work, where that is why it waits. */
  didNot?: number
}
