import type { PlaceListDto, PlaceQuery } from '../../../shared/api/places.ts'
import { limits } from '../../../shared/limits.ts'
import { resolveTerritory, territoryName } from '../territories/index.ts'
import { listPlaces } from './place.repo.ts'
import { presentPlace } from './place.presenter.ts'
import { placesNear } from './places-near.ts'

const perPage = limits.page.directory

/** The counters nearest to a place as people write it; all of them, page by page, when none was named. */
export async function showPlaces({ territory: typed = '', after }: PlaceQuery): Promise<PlaceListDto> {
  if (typed === '') return allPlaces(after)
  const resolved = resolveTerritory(typed)
  if (resolved.code === undefined)
    return { places: [], territory: null, choices: resolved.choices, next: null }
  const found = await placesNear(resolved.code, perPage)
  return {
    places: found.map(({ place, near }) => ({ ...presentPlace(place), near })),
    territory: { code: resolved.code, name: territoryName(resolved.code) },
    choices: [],
    next: null,
  }
}

async function allPlaces(after: string | undefined): Promise<PlaceListDto> {
  const read = await listPlaces(perPage + 1, after)
  const shown = read.slice(0, perPage)
  const last = read.length > perPage ? shown.at(-1) : undefined
  return {
    places: shown.map(presentPlace),
    territory: null,
    choices: [],
    next: last ? `/places?after=${last.slug}` : null,
  }
}
