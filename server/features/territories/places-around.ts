import { findTerritory } from './find-territory.ts'

/** How a record says that it holds in every place. */
export const everywhere = '*'

/** The codes of a place and of all that it lies in, for records that are looked for by place; `*` alone for everywhere. */
export function placesAround(code: string | null): string[] {
  if (code === null) return [everywhere]
  return [code, ...(findTerritory(code)?.within ?? [])]
}
