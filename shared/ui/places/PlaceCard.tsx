import type { ComponentChildren } from 'preact'
import type { PlaceDto } from '../../api/places.ts'
import { placesWords } from '../../text/places.ts'
import type { Locale } from '../../text/words.ts'
import { Icon } from '../icons/Icon.tsx'
import { Tag } from '../status/Tag.tsx'

export interface PlaceCardProps {
  place: PlaceDto
  locale: Locale
}

/** All that is needed to go there: where, when, by which door, and what to expect. An item of a list. */
export function PlaceCard({ place, locale }: PlaceCardProps) {
  const text = placesWords[locale]
  const { slug, name, kind, about, address, phone, site, hours, accessibility, services } = place
  return (
    <li class="place" id={`place-${slug}`}>
      <h3 class="place__name">{name}</h3>
      <p class="place__tags">
        <Tag icon="door">{text[kind]}</Tag>
        {place.isExample && <Tag>{text.example}</Tag>}
      </p>
      {about && <p>{about}</p>}
      <p class="place__address">
        <Icon name="pin" />
        <span>
          {address.street}, {address.postalCode} {address.city}
        </span>
      </p>
      <dl class="place__facts">
        <Fact term={text.hours} lines={hours.map(withWholeTimes)} />
        <Fact term={text.accessibility} lines={accessibility} />
        <Fact term={text.services} lines={services} />
        {phone && (
          <Fact
            term={text.phone}
            lines={[
              <a key="phone" href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}>
                {phone}
              </a>,
            ]}
          />
        )}
        {site && (
          <Fact
            term={text.site}
            lines={[
              <a key="site" href={site} rel="noopener">
                {new URL(site).host}
              </a>,
            ]}
          />
        )}
      </dl>
    </li>
  )
}

/** `13 h 30` is not parted at the end of a line. */
const withWholeTimes = (hours: string): string =>
  hours.replace(/(?<=\d) h\b(?: (?=\d\d))?/g, (h) => h.replaceAll(' ', '\u00a0'))

function Fact({ term, lines }: { term: string; lines: readonly ComponentChildren[] }) {
  if (lines.length === 0) return null
  return (
    <div>
      <dt>{term}</dt>
      {lines.map((line, index) => (
        <dd key={index}>{line}</dd>
      ))}
    </div>
  )
}
