import type { SourceRecord } from '../sources/index.ts'

/** Hosts of the State and of the bodies that run the procedures; what stands under them is theirs too. */
const officialHosts = [
  'gouv.fr',
  'service-public.fr',
  'vie-publique.fr',
  'defenseurdesdroits.fr',
  'europa.eu',
  'ameli.fr',
  'caf.fr',
  'msa.fr',
  'urssaf.fr',
  'info-retraite.fr',
  'lassuranceretraite.fr',
  'agirc-arrco.fr',
  'francetravail.fr',
]

/**
 * May a seal rest on this? A sheet may, whose words were checked; an address when it is official: over https, at a host of
 * the list or of the agency's own site, or below one of them at a dot. Hosts are compared as the browser sends them
 * (ASCII), never by their look: `service-public.fr.example.com` and `ѕervice-public.fr` are neither.
 */
export function isOfficialSource({ fiche, url }: SourceRecord, agencySite: string | undefined): boolean {
  if (fiche !== undefined) return true
  if (url === undefined || !URL.canParse(url)) return false
  const { protocol, hostname, port, username, password } = new URL(url)
  if (protocol !== 'https:' || port !== '' || username !== '' || password !== '') return false
  return [...officialHosts, ...ownHost(agencySite)].some(
    (host) => hostname === host || hostname.endsWith(`.${host}`),
  )
}

const ownHost = (site: string | undefined): string[] =>
  site !== undefined && URL.canParse(site) ? [new URL(site).hostname] : []

/** Why an end of validity is refused, by the code of its sentence. */
export type WrongEnd = 'not-a-date' | 'date-past' | 'date-far'

const longestYears = 5
const dateOnly = /^\d{4}-\d{2}-\d{2}$/
const timeOfDay = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/

/**
 * Reads until when a seal holds: a time with its zone, or a date, which means until its end in Paris.
 * @returns the instant at which it lapses, in the future and at most five years ahead
 */
export function readValidUntil(text: string, now: Date): Date | WrongEnd {
  const end = endOf(text)
  if (end === undefined) return 'not-a-date'
  if (end <= now) return 'date-past'
  return end > endOfDay(inYears(parisDay(now), longestYears)) ? 'date-far' : end
}

/** The date that a form proposes: this day next year, in Paris. */
export const proposedEnd = (now: Date): string => inYears(parisDay(now), 1)

/** The first and the last date that a form accepts. */
export const endBounds = (now: Date): { min: string; max: string } => ({
  min: parisDay(now),
  max: inYears(parisDay(now), longestYears),
})

function endOf(text: string): Date | undefined {
  const day = dateOnly.test(text) ? text : timeOfDay.exec(text)?.[1]
  if (day === undefined || !isDay(day)) return undefined
  const end = day === text ? endOfDay(day) : new Date(text)
  return Number.isNaN(end.getTime()) ? undefined : end
}

/** JavaScript takes the 30th of February for the 2nd of March. */
function isDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)
}

const inParis = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris', dateStyle: 'short' })
const parisDay = (at: Date): string => inParis.format(at)

/** The midnight in Paris that ends this day. The clock changes at night, but never at midnight. */
function endOfDay(day: string): Date {
  const midnight = Date.parse(`${day}T24:00:00Z`)
  // Paris is one or two hours ahead: the earlier instant that already belongs to the next day there.
  const early = new Date(midnight - 2 * 3_600_000)
  return parisDay(early) > day ? early : new Date(midnight - 3_600_000)
}

/** The same day some years later; of the 29th of February, the 28th. */
function inYears(day: string, years: number): string {
  const later = `${Number(day.slice(0, 4)) + years}${day.slice(4)}`
  return isDay(later) ? later : later.replace(/-29$/, '-28')
}
