import mongoose, { Schema } from 'mongoose'
import type { PlaceKind } from '../../../shared/api/places.ts'

const required = true

/** A counter where somebody is met in person. */
export interface PlaceRecord {
  _id: string
  slug: string
  name: string
  kind: PlaceKind
  about: string
  address: { street: string; postalCode: string; city: string }
  /** The code of its commune. */
  territory: string
  /** That code and those of all around it: counters are looked for by these. */
  within: string[]
  phone?: string
  site?: string
  /** One line for each set of days. */
  hours: string[]
  accessibility: string[]
  services: string[]
  isExample: boolean
}

const addressSchema = new Schema<PlaceRecord['address']>(
  { street: { type: String }, postalCode: { type: String }, city: { type: String } },
  { _id: false, strict: 'throw' },
)

const placeSchema = new Schema<PlaceRecord>(
  {
    _id: { type: String, required },
    slug: { type: String, required },
    name: { type: String, required },
    kind: { type: String, required },
    about: { type: String },
    address: { type: addressSchema, required },
    territory: { type: String, required },
    within: { type: [String], required },
    phone: { type: String },
    site: { type: String },
    hours: { type: [String], required },
    accessibility: { type: [String], required },
    services: { type: [String], required },
    isExample: { type: Boolean, required },
  },
  { strict: 'throw', versionKey: false, collection: 'places' },
)
placeSchema.index({ slug: 1 }, { unique: true }) // serves the list of all places too
placeSchema.index({ within: 1, slug: 1 }) // serves the search for counters around a place

export const PlaceModel = mongoose.model<PlaceRecord>('Place', placeSchema)
