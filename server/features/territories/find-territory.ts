import { gazetteer } from './gazetteer.ts'
import type { Territory } from './territory.rules.ts'

/** The place of that code, `COM-76540`. */
export const findTerritory = (code: string): Territory | undefined => gazetteer.get(code)

/** Its name, `Rouen`; the code itself for a place that is no longer on the map. */
export const territoryName = (code: string): string => gazetteer.get(code)?.name ?? code
