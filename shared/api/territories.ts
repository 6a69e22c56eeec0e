import { z } from 'zod'
import { limits } from '../limits.ts'

export const territoryQuerySchema = z.object({ q: z.string().trim().max(limits.search.query).default('') })

export const territoryKinds = ['COM', 'EPCI', 'DEP', 'REG'] as const
export type TerritoryKind = (typeof territoryKinds)[number]

/** A place as it is proposed: `near` tells two of the same name apart (`Calvados`). */
export interface TerritoryDto {
  code: string
  name: string
  near: string | null
}

export interface TerritoryListDto {
  territories: TerritoryDto[]
}
