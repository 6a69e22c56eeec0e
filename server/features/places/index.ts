/**
 * Counters where somebody is met in person: found from a place by the administrative ladder, never by where the visitor is.
 */
export { findPlace, insertPlaces, listPlaces } from './place.repo.ts'
export type { PlaceRecord } from './place.model.ts'
export { presentPlace, presentPlaceLine } from './place.presenter.ts'
export { placesNear, type NearPlace } from './places-near.ts'
export { placeRoutes } from './places.routes.ts'
