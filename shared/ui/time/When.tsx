import type { Locale } from '../../text/words.ts'
import { ago, longDate, moment, shortDate, stamp, waitsSince } from './wording.ts'

export interface WhenProps {
  /** ISO 8601, UTC. */
  at: string
  /** The time of the page, handed down so that server and browser say the same. */
  now: Date
  locale: Locale
  /**
   * `ago`: il y a 2 h · `waits`: attend depuis 2 h 10 · `date`: 18 nov. · `long`: 18 novembre 2026 ·
   * `stamp`: 14 h 02, with its day when that is not today · `moment`: 18 novembre 2026, 9 h 40
   */
  as?: 'ago' | 'waits' | 'date' | 'long' | 'stamp' | 'moment'
}

/** A moment in words; the exact one is its title, and takes the place of what is relative on paper. */
export function When({ at, now, locale, as = 'ago' }: WhenProps) {
  const date = new Date(at)
  const exact = moment(date, locale)
  const isRelative = as === 'ago' || as === 'waits'
  return (
    <time class="when" dateTime={at} title={exact}>
      {isRelative ? (
        <span class="when__relative">{wordingOf(date, now, locale, as)}</span>
      ) : (
        wordingOf(date, now, locale, as)
      )}
      {isRelative && <span class="when__exact">{exact}</span>}
    </time>
  )
}

function wordingOf(date: Date, now: Date, locale: Locale, as: NonNullable<WhenProps['as']>): string {
  switch (as) {
    case 'ago':
      return ago(date, now, locale)
    case 'waits':
      return waitsSince(date, now, locale)
    case 'date':
      return shortDate(date, locale, now)
    case 'long':
      return longDate(date, locale, now)
    case 'stamp':
      return stamp(date, now, locale)
    case 'moment':
      return moment(date, locale, now)
  }
}
