import type { FicheLink } from '../../api/fiches.ts'
import { FicheBlocks, type Reading } from './FicheBlocks.tsx'
import { ServicePointer } from './FichePointer.tsx'

export interface FicheServicesProps {
  reading: Reading
}

/** The forms and online services of a sheet, each with its notices. */
export function FicheServices({ reading }: FicheServicesProps) {
  return (
    <ul class="fiche-services">
      {[...reading.services.values()].map((service) => (
        <li key={service.key}>
          <ServicePointer service={service} locale={reading.locale} />
          <FicheBlocks blocks={service.blocks} reading={{ ...reading, anchors: false }} level={4} />
          <FicheLinks links={service.links} />
        </li>
      ))}
    </ul>
  )
}

export interface FicheLinksProps {
  links: readonly FicheLink[]
}

/** Links to other sites, with who publishes them. */
export function FicheLinks({ links }: FicheLinksProps) {
  if (links.length === 0) return null
  return (
    <ul class="fiche-links">
      {links.map(({ title, url, about }) => (
        <li key={`${url} ${title}`}>
          <a href={url} rel="external noreferrer">
            {title}
          </a>
          {about && <span class="fiche-links__about">{about}</span>}
        </li>
      ))}
    </ul>
  )
}
