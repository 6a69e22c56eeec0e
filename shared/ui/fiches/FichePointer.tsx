import type { FicheContact, FicheService } from '../../api/fiches.ts'
import { fichesWords } from '../../text/fiches.ts'
import type { Locale } from '../../text/words.ts'
import { Icon } from '../icons/Icon.tsx'

export interface ServicePointerProps {
  service: FicheService
  locale: Locale
}

/** In the text, the form or the online service that it speaks of. */
export function ServicePointer({ service, locale }: ServicePointerProps) {
  const text = fichesWords[locale]
  const facts = [text[service.kind], service.form && text.cerfa(service.form), service.about]
  return (
    <p class="fiche-pointer">
      <Icon name={service.kind === 'online' ? 'door' : 'sheet'} />
      <span>
        {service.url ? (
          <a href={service.url} rel="external noreferrer">
            {service.title}
          </a>
        ) : (
          <b>{service.title}</b>
        )}
        <span class="fiche-pointer__facts">{facts.filter(Boolean).join(' · ')}</span>
      </span>
    </p>
  )
}

export interface ContactPointerProps {
  contact: FicheContact
  locale: Locale
}

/** In the text, who to contact: the details stand once, in the list beside. */
export function ContactPointer({ contact, locale }: ContactPointerProps) {
  return (
    <p class="fiche-pointer">
      <Icon name={contact.kind === 'phone' ? 'phone' : 'pin'} />
      <a href={`#${contactId(contact.key)}`}>{fichesWords[locale].contact(contact.title)}</a>
    </p>
  )
}

/** The id of a counter in the list of the sheet. */
export const contactId = (key: string): string => `contact-${key}`
