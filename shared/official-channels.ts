import { placesWords } from './text/places.ts'
import type { Locale } from './text/words.ts'

/** A way to reach a public service that is open to everyone in France. */
export interface OfficialChannel {
  label: string
  href: string
}

/** The national ways in, which lead on to every other one: they hold where we know of no counter. */
export function officialChannels(locale: Locale): OfficialChannel[] {
  const text = placesWords[locale]
  return [
    { label: text.channelPhone, href: 'tel:3939' },
    { label: text.channelFranceServices, href: 'https://www.france-services.gouv.fr' },
    { label: text.channelDirectory, href: 'https://lannuaire.service-public.gouv.fr' },
  ]
}
