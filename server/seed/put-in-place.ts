import { newId } from '../database/new-id.ts'
import { findPlaceBySlug, insertPlaces } from '../features/places/place.repo.ts'
import { placesAround } from '../features/territories/index.ts'
import type { ExamplePlace } from './examples/example.types.ts'

/** Puts in one example counter; one that is there already stays as it is. */
export async function putInPlace({ hours, accessibility, ...place }: ExamplePlace): Promise<void> {
  if (await findPlaceBySlug(place.slug)) return
  await insertPlaces([
    {
      ...place,
      _id: newId(),
      within: placesAround(place.territory),
      hours: [...hours],
      accessibility: [...accessibility],
      services: [],
      isExample: true,
    },
  ])
}
