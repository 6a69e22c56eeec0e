import { findTerritory } from '../territories/index.ts'

/** The territory and those that it lies in; none = everywhere. */
export function territoriesAround(code: string | null): string[] {
  if (code === null) return []
  return [code, ...(findTerritory(code)?.within ?? [])]
}
