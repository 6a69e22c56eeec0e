import { PlaceModel, type PlaceRecord } from './place.model.ts'

export const findPlace = (id: string): Promise<PlaceRecord | null> => PlaceModel.findById(id).lean()

export const findPlaceBySlug = (slug: string): Promise<PlaceRecord | null> =>
  PlaceModel.findOne({ slug }).lean()

/** All counters, in the order of their addresses here. */
export const listPlaces = (limit: number, after?: string): Promise<PlaceRecord[]> =>
  PlaceModel.find(after === undefined ? {} : { slug: { $gt: after } })
    .sort({ slug: 1 })
    .limit(limit)
    .lean()

export const listPlacesIn = (code: string, limit: number): Promise<PlaceRecord[]> =>
  PlaceModel.find({ within: code }).sort({ slug: 1 }).limit(limit).lean()

export async function insertPlaces(places: readonly PlaceRecord[]): Promise<void> {
  await PlaceModel.insertMany([...places], { lean: true })
}
