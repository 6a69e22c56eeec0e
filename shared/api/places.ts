import { z } from 'zod'
import type { TerritoryDto } from './territories.ts'

export const placeKinds = ['france-services', 'town-hall', 'agency', 'library', 'association'] as const
export type PlaceKind = (typeof placeKinds)[number]

export const placeQuerySchema = z.object({
  /** A code, or a name or postal code as people write it. */
  territory: z.string().trim().max(120).optional().catch(undefined),
  after: z.string().max(120).optional().catch(undefined),
})
export type PlaceQuery = z.infer<typeof placeQuerySchema>

/** A counter where somebody is met in person; named after the standard of "lieux de médiation numérique". */
export interface PlaceDto {
  slug: string
  name: string
  kind: PlaceKind
  about: string
  address: { street: string; postalCode: string; city: string }
  /** The code of its commune. */
  territory: string
  phone: string | null
  site: string | null
  /** One line for each set of days. */
  hours: string[]
  accessibility: string[]
  services: string[]
  isExample: boolean
}

/** A counter, and the smallest territory that holds it and the place that was asked for. */
export interface NearPlaceDto extends PlaceDto {
  near: { code: string; name: string }
}

export interface PlaceListDto {
  places: (PlaceDto | NearPlaceDto)[]
  /** The place that was understood; null when none was asked for, or none was understood. */
  territory: { code: string; name: string } | null
  /** What may have been meant, when several places have that name. */
  choices: TerritoryDto[]
  next: string | null
}
