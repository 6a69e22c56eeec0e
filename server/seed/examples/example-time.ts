import type { Ago, ExampleSource } from './example.types.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** The moment that lies that long before `now`. */
export function momentBefore(now: Date, { daysAgo = 0, hoursAgo = 0, minutesAgo = 0 }: Ago): Date {
  return new Date(now.getTime() - daysAgo * day - hoursAgo * hour - minutesAgo * minute)
}

export const inDays = (now: Date, days: number): Date => momentBefore(now, { daysAgo: -days })

/** A source as people type it: `particuliers-F16507#section words quoted`, or `https://… 2026-11-24`. */
export function sourceAsTyped(source: ExampleSource, now: Date): string {
  if ('fiche' in source) return `${source.fiche}#${source.section} ${source.quote}`
  return `${source.url} ${momentBefore(now, { daysAgo: source.readDaysAgo }).toISOString().slice(0, 10)}`
}
