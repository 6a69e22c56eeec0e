import { timeWords } from '../../text/time.ts'
import type { Locale } from '../../text/words.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

type Form = 'short' | 'shortWithYear' | 'long' | 'longWithYear' | 'clock'
const forms: Record<Form, Intl.DateTimeFormatOptions> = {
  short: { day: 'numeric', month: 'short' },
  shortWithYear: { day: 'numeric', month: 'short', year: 'numeric' },
  long: { day: 'numeric', month: 'long' },
  longWithYear: { day: 'numeric', month: 'long', year: 'numeric' },
  clock: { hour: 'numeric', minute: '2-digit' },
}
const languages: Record<Locale, string> = { fr: 'fr-FR', en: 'en-GB' }
interface Format {
  formatter: Intl.DateTimeFormat
  /** What was said last, by minute: a page says the same moment in several ways, and today for each message. */
  said: Map<number, string>
}
const formats = new Map<string, Format>()
const minutesRemembered = 500

/**
 * A moment in the time of Paris, which everybody reads. A formatter costs a thousand times its use, and its use is a good part
 * of a page: both are kept.
 */
function format(date: Date, form: Form, locale: Locale): string {
  const { formatter, said } = formatOf(form, locale)
  const minute = Math.floor(date.getTime() / MINUTE)
  const before = said.get(minute)
  if (before !== undefined) return before
  const text = formatter.format(date)
  if (said.size >= minutesRemembered) said.clear()
  said.set(minute, text)
  return text
}

function formatOf(form: Form, locale: Locale): Format {
  const key = `${locale} ${form}`
  const made = formats.get(key)
  if (made) return made
  const formatter = new Intl.DateTimeFormat(languages[locale], { ...forms[form], timeZone: 'Europe/Paris' })
  const fresh = { formatter, said: new Map<number, string>() }
  formats.set(key, fresh)
  return fresh
}

/** French says the first of a month as an ordinal. */
const ordinal = (text: string, locale: Locale) => (locale === 'fr' ? text.replace(/^1(?=\s)/, '1er') : text)
/** A year begins in winter, when Paris is an hour ahead of UTC. */
const yearInParis = (at: Date) => new Date(at.getTime() + HOUR).getUTCFullYear()
const isSameYear = (at: Date, now: Date | undefined) =>
  now !== undefined && yearInParis(at) === yearInParis(now)
const unbroken = (text: string) => text.replaceAll(' ', '\u00a0')

/** `18 nov.`, with its year when that is not the year of `now`. Without `now`, the year is always there. */
export function shortDate(at: Date, locale: Locale, now?: Date): string {
  return unbroken(ordinal(format(at, isSameYear(at, now) ? 'short' : 'shortWithYear', locale), locale))
}

/** `18 novembre 2026`, the year under the same rule. */
export function longDate(at: Date, locale: Locale, now?: Date): string {
  return ordinal(format(at, isSameYear(at, now) ? 'long' : 'longWithYear', locale), locale)
}

/** `14 h 02`, in English `14:02` */
export function clock(at: Date, locale: Locale): string {
  const text = format(at, 'clock', locale)
  return locale === 'fr' ? text.replace(/^0?(\d+):/, '$1\u00a0h\u00a0') : text
}

/** `18 novembre 2026, 9 h 40`, the year under the same rule. */
export function moment(at: Date, locale: Locale, now?: Date): string {
  return timeWords[locale].dateAndClock(longDate(at, locale, now), clock(at, locale))
}

/** `14 h 02` today, `18 nov., 14 h 02` before. */
export function stamp(at: Date, now: Date, locale: Locale): string {
  const day = shortDate(at, locale, now)
  const hour = clock(at, locale)
  return day === shortDate(now, locale, now) ? hour : timeWords[locale].dateAndClock(day, hour)
}

/**
 * The last day of something that lapses at this instant. What is valid until the end of a day lapses at the
 * midnight that belongs to the next one, which nobody would read as "until" that day.
 */
export function lastDay(until: Date, locale: Locale): string {
  return shortDate(new Date(until.getTime() - 1), locale)
}

/** A length of time as people say it: `48 min`, `2 h 10`, `3 jours`. Beyond a day, hours do not count. */
export function span(milliseconds: number, locale: Locale): string {
  const text = timeWords[locale]
  const minutes = Math.max(0, Math.floor(milliseconds / MINUTE))
  if (minutes === 0) return text.lessThanAMinute
  if (milliseconds < HOUR) return text.minutes(minutes)
  if (milliseconds >= DAY) return text.days(Math.floor(milliseconds / DAY))
  const rest = minutes % 60
  const hours = Math.floor(minutes / 60)
  return rest === 0 ? text.hours(hours) : text.hoursAndMinutes(hours, String(rest).padStart(2, '0'))
}

/** `il y a 2 h` within a week, the date beyond. A clock that runs ahead reads as now. */
export function ago(at: Date, now: Date, locale: Locale): string {
  const passed = now.getTime() - at.getTime()
  if (passed < MINUTE) return timeWords[locale].justNow
  if (passed >= 7 * DAY) return shortDate(at, locale, now)
  const rounded = passed < HOUR ? passed : passed < DAY ? Math.floor(passed / HOUR) * HOUR : passed
  return timeWords[locale].ago(span(rounded, locale))
}

/** `attend depuis 2 h 10` */
export function waitsSince(at: Date, now: Date, locale: Locale): string {
  return timeWords[locale].waitsSince(span(now.getTime() - at.getTime(), locale))
}
