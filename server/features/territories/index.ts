/**
 * Where in France: communes with their postal codes, EPCI, départements and régions, held in memory since the process
 * started. A code carries its kind (`COM-76540`, `DEP-76`); everywhere is null, and never a code.
 */
export { containsTerritory } from './contains-territory.ts'
export { everywhere, placesAround } from './places-around.ts'
export { findTerritory, territoryName } from './find-territory.ts'
export { isPlaceName } from './is-place-name.ts'
export { resolveTerritory, type Resolved } from './resolve-territory.ts'
export { suggestTerritories } from './suggest-territories.ts'
export { territoryRoutes } from './territories.routes.ts'
export type { Territory } from './territory.rules.ts'
