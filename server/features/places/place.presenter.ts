import type { PlaceDto } from '../../../shared/api/places.ts'
import type { PlaceLine } from '../../../shared/ui/status/SpeakToSomeone.tsx'
import type { PlaceRecord } from './place.model.ts'

export const presentPlace = (place: PlaceRecord): PlaceDto => ({
  slug: place.slug,
  name: place.name,
  kind: place.kind,
  about: place.about,
  address: place.address,
  territory: place.territory,
  phone: place.phone ?? null,
  site: place.site ?? null,
  hours: place.hours,
  accessibility: place.accessibility,
  services: place.services,
  isExample: place.isExample,
})

/** A counter in one line, for the block that leads to a human; the line leads to all that is known of it. */
export function presentPlaceLine({
  slug,
  name,
  address,
  territory,
  hours,
  accessibility,
}: PlaceRecord): PlaceLine {
  return {
    name,
    address: `${address.street}, ${address.postalCode} ${address.city}`,
    hours: hours.join(' ; ') || undefined,
    access: accessibility[0],
    href: `/places?territory=${territory}#place-${slug}`,
  }
}
