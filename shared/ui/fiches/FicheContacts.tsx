import { fichesWords } from '../../text/fiches.ts'
import { FicheBlocks, type Reading } from './FicheBlocks.tsx'
import { contactId } from './FichePointer.tsx'

export interface FicheContactsProps {
  reading: Reading
}

/** Where the official directory of counters is; which of its pages holds one kind of counter is not verified. */
const DIRECTORY = 'https://lannuaire.service-public.gouv.fr/'

/** Everybody whom the sheet names as the one to turn to, with hours and numbers. */
export function FicheContacts({ reading }: FicheContactsProps) {
  const text = fichesWords[reading.locale]
  return (
    <ul class="fiche-contacts">
      {[...reading.contacts.values()].map(({ key, kind, title, about, url, blocks }) => (
        <li key={key} id={contactId(key)}>
          <p class="fiche-contacts__name">{title}</p>
          {about && <p class="fiche-contacts__about">{about}</p>}
          <FicheBlocks blocks={blocks} reading={{ ...reading, anchors: false }} level={4} />
          {(url || kind === 'local') && (
            <p>
              <a class="alone" href={url ?? DIRECTORY} rel="external noreferrer">
                {url ? text.website : text.directory}
              </a>
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}
