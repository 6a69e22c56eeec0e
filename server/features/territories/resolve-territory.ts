import { limits } from '../../../shared/limits.ts'
import type { TerritoryDto } from '../../../shared/api/territories.ts'
import { gazetteer } from './gazetteer.ts'
import { suggestTerritories } from './suggest-territories.ts'
import { foldName, innermost, type Territory } from './territory.rules.ts'

/** What a person meant: one place, or those that it may have been. */
export type Resolved = { code: string } | { code: undefined; choices: TerritoryDto[] }

const MAX_CHOICES = limits.territories.suggestions

/** Reads a place as people write it: a code of ours, a whole name or a postal code that fits only one. */
export function resolveTerritory(text: string): Resolved {
  const typed = text.trim()
  const byCode = gazetteer.get(typed.toUpperCase())
  if (byCode) return { code: byCode.code }
  const places = /^\d{5}$/.test(typed) ? placesWithPostalCode(typed) : placesCalled(typed)
  const one = innermost(places)
  if (one) return { code: one.code }
  return { code: undefined, choices: suggestTerritories(typed, MAX_CHOICES) }
}

const placesWithPostalCode = (postalCode: string): Territory[] =>
  [...gazetteer.values()].filter((place) => place.postalCodes.includes(postalCode))

/** The places of that name; accents decide where they can, since Loire is a département and Loiré a commune. */
function placesCalled(name: string): Territory[] {
  const folded = foldName(name)
  const alike = [...gazetteer.values()].filter((place) => place.folded === folded)
  const exact = alike.filter((place) => place.name.toLowerCase() === name.normalize('NFC').toLowerCase())
  return exact.length > 0 ? exact : alike
}
