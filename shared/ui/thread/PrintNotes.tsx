import { threadWords } from '../../text/thread-parts.ts'
import type { Locale } from '../../text/words.ts'
import { longDate } from '../time/wording.ts'

export interface PrintNotesProps {
  locale: Locale
  /** The address of the page, whole. */
  address: string
  now: Date
}

/** On paper only: room to write by hand, and where the page came from. Nothing of it goes to Palier. */
export function PrintNotes({ locale, address, now }: PrintNotesProps) {
  const text = threadWords[locale]
  return (
    <div class="print-notes">
      <p>
        <strong>{text.notes}</strong>, {text.neverSent}
      </p>
      <div class="print-notes__lines" />
      <p class="print-notes__from">
        {text.findAgain(longDate(now, locale))}
        <span class="print-notes__address">{address}</span>
      </p>
    </div>
  )
}
