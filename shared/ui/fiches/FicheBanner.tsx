import { fichesWords } from '../../text/fiches.ts'
import type { Locale } from '../../text/words.ts'
import { Alert } from '../status/Alert.tsx'
import { longDate } from '../time/wording.ts'

export interface FicheBannerProps {
  /** As service-public numbers it, `F13104`. */
  number: string
  /** The day of this edition, and that of the copy, `2020-03-09`. */
  edition: string
  copiedOn: string
  /** The sheet on the official site. */
  url: string
  locale: Locale
}

/** Says of every sheet that it is a copy, of when, and where the original is. It cannot be closed. */
export function FicheBanner({ number, edition, copiedOn, url, locale }: FicheBannerProps) {
  const text = fichesWords[locale]
  return (
    <Alert kind="wait" icon="sheet" title={text.demonstration(longDate(new Date(copiedOn), locale))}>
      <p class="alert__more">
        {text.edition(number, longDate(new Date(edition), locale))}{' '}
        <a href={url} rel="external noreferrer">
          {text.original}
        </a>
      </p>
    </Alert>
  )
}
