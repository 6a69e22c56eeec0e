import { words } from './words.ts'

const many = (count: number, one: string, several: string) => (count > 1 ? several : one)

/** How a moment and a length of time are said. Numbers and their unit never part. */
export const timeWords = words({
  justNow: ['à l’instant', 'just now'],
  ago: [(span: string) => `il y a ${span}`, (span: string) => `${span} ago`],
  waitsSince: [(span: string) => `attend depuis ${span}`, (span: string) => `waiting for ${span}`],
  minutes: [(count: number) => `${count}\u00a0min`, (count: number) => `${count}\u00a0min`],
  hours: [(count: number) => `${count}\u00a0h`, (count: number) => `${count}\u00a0h`],
  hoursAndMinutes: [
    (hours: number, minutes: string) => `${hours}\u00a0h\u00a0${minutes}`,
    (hours: number, minutes: string) => `${hours}\u00a0h\u00a0${minutes}`,
  ],
  days: [
    (count: number) => `${count}\u00a0${many(count, 'jour', 'jours')}`,
    (count: number) => `${count}\u00a0${many(count, 'day', 'days')}`,
  ],
  lessThanAMinute: ['moins d’une minute', 'less than a minute'],
  dateAndClock: [
    (date: string, clock: string) => `${date}, ${clock}`,
    (date: string, clock: string) => `${date}, ${clock}`,
  ],
})
