import { placesWords } from '../../../shared/text/places.ts'
import { findPlace, listPlaces, presentPlaceLine, type PlaceRecord } from '../places/index.ts'
import type { Found, SearchSource } from './search-source.ts'
import { placeDocument } from './searchable.rules.ts'

const PAGE = 100

/** Counters, in the order of their addresses here. */
export const placeSource: SearchSource = {
  name: 'place',
  kinds: ['place'],
  hasTitles: true,
  async list(after) {
    const places = await listPlaces(PAGE, after)
    return {
      found: places.map(asFound),
      next: places.length === PAGE ? places.at(-1)?.slug : undefined,
    }
  },
  async read(id) {
    const place = await findPlace(id)
    return place ? asFound(place) : { id, version: 0, documents: [] }
  },
}

function asFound(place: PlaceRecord): Found {
  const { _id: id, name, about, address, hours, services, within, isExample, kind } = place
  const url = presentPlaceLine(place).href ?? '/places'
  const kinds = [placesWords.fr[kind], placesWords.en[kind]]
  const found = { id, name, url, kinds, about, address, hours, services, territories: within, isExample }
  return { id, version: 0, documents: [placeDocument(found)] }
}
