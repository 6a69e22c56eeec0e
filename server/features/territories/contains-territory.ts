import { gazetteer } from './gazetteer.ts'
import { isWithin } from './territory.rules.ts'

/** Does the place `inner` lie in `outer`, or is it the same? Both are codes; one that we do not know contains nothing. */
export function containsTerritory(outer: string, inner: string): boolean {
  const [around, place] = [gazetteer.get(outer), gazetteer.get(inner)]
  return around !== undefined && place !== undefined && isWithin(around, place)
}
