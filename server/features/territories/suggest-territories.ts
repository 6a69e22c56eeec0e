import type { TerritoryDto } from '../../../shared/api/territories.ts'
import { gazetteer } from './gazetteer.ts'
import { foldName, nameMatch, type Territory } from './territory.rules.ts'

/**
 * Places for what somebody is typing: a name, whatever its accents, case or hyphens, or a postal code. Whole names come
 * first, then beginnings, then beginnings of a word; among equals the one where more people live.
 */
export function suggestTerritories(query: string, limit: number): TerritoryDto[] {
  const folded = foldName(query)
  if (folded === '') return []
  const matchOf = /^\d[\dab]?\d*$/.test(folded) ? codeMatch : nameMatchOf
  const found: { place: Territory; match: number }[] = []
  for (const place of gazetteer.values()) {
    const match = matchOf(place, folded)
    if (match > 0) found.push({ place, match })
  }
  return found
    .toSorted(
      (a, b) => b.match - a.match || b.place.population - a.place.population || nearer(a.place, b.place),
    )
    .slice(0, limit)
    .map(({ place }) => presentTerritory(place))
}

/** Of two names for the same people, the commune: Paris before its département. */
const nearer = (a: Territory, b: Territory): number => b.within.length - a.within.length

const nameMatchOf = (place: Territory, folded: string): number => nameMatch(place.folded, folded)

/** A postal code or its beginning, or the number of a département. */
function codeMatch(place: Territory, digits: string): number {
  if (place.kind === 'DEP' && place.code.toLowerCase() === `dep-${digits}`) return 3
  if (place.postalCodes.includes(digits)) return 3
  return digits.length >= 3 && place.postalCodes.some((code) => code.startsWith(digits)) ? 2 : 0
}

/** A place with what tells it from another of its name: the département of a commune, the région of a département. */
export function presentTerritory(place: Territory): TerritoryDto {
  const prefix = place.kind === 'DEP' ? 'REG-' : 'DEP-'
  const near = place.within.find((code) => code.startsWith(prefix))
  return { code: place.code, name: place.name, near: (near && gazetteer.get(near)?.name) ?? null }
}
