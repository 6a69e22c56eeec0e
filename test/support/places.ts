import { newId } from '../../server/database/new-id.ts'
import { insertPlaces, type PlaceRecord } from '../../server/features/places/index.ts'
import { placesAround } from '../../server/features/territories/index.ts'

/** A counter in Rouen, unless told otherwise. */
export async function createPlace(change: Partial<PlaceRecord> = {}): Promise<PlaceRecord> {
  const _id = newId()
  const territory = change.territory ?? 'COM-76540'
  const place: PlaceRecord = {
    _id,
    slug: `maison-${_id}`,
    name: `France Services ${_id}`,
    kind: 'france-services',
    about: 'Deux personnes vous aident.',
    address: { street: '1, rue des Tests', postalCode: '76000', city: 'Rouen' },
    territory,
    within: placesAround(territory),
    hours: ['Lundi : 9 h – 12 h'],
    accessibility: ['Entrée de plain-pied'],
    services: [],
    isExample: false,
    ...change,
  }
  await insertPlaces([place])
  return place
}
