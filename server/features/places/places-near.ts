import { placesAround, territoryName } from '../territories/index.ts'
import type { PlaceRecord } from './place.model.ts'
import { listPlacesIn } from './place.repo.ts'

export interface NearPlace {
  place: PlaceRecord
  /** The smallest territory that holds both the counter and the place that was asked for. */
  near: { code: string; name: string }
}

/**
 * The counters nearest to a territory by the administrative ladder: in it first, then in its EPCI, its département, its
 * région. None when it is not known where (null).
 */
export async function placesNear(territory: string | null, limit: number): Promise<NearPlace[]> {
  if (territory === null) return []
  const rungs = placesAround(territory)
  const lists = await Promise.all(rungs.map((code) => listPlacesIn(code, limit)))
  // A rung holds those below it, so each counter stands on the first one that names it.
  const found = new Map<string, NearPlace>()
  for (const [index, code] of rungs.entries()) {
    const near = { code, name: territoryName(code) }
    for (const place of lists[index] ?? []) if (!found.has(place._id)) found.set(place._id, { place, near })
  }
  return [...found.values()].slice(0, limit)
}
