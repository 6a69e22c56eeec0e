import type { NamedDto } from './people.ts'

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

export interface AgencyDto {
  slug: string
  name: string
  kind: AgencyKind
  about: string
  site: string | null
  competences: CompetenceDto[]
  /** The functions of those who speak for it, without names. */
  roles: string[]
  isExample: boolean
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
}
