import assert from 'node:assert/strict'
import { ago, clock, lastDay, longDate, moment, shortDate, span, stamp, waitsSince } from './wording.ts'

const now = new Date('2026-11-24T13:02:00Z')
const minutesBefore = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
/** No-break spaces are right on the page and a nuisance in an expectation. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ')

describe('the wording of dates', () => {
  it('leaves out the year that we are in, and only that one', () => {
    assert.equal(plain(shortDate(new Date('2026-11-18T09:00:00Z'), 'fr', now)), '18 nov.')
    assert.equal(plain(shortDate(new Date('2025-11-18T09:00:00Z'), 'fr', now)), '18 nov. 2025')
  })
  it('changes the year at midnight in Paris', () => {
    const newYear = new Date('2026-12-31T23:00:00Z')
    assert.equal(plain(shortDate(newYear, 'fr', now)), '1er janv. 2027')
    assert.equal(plain(shortDate(new Date(newYear.getTime() - 1), 'fr', now)), '31 déc.')
  })
  it('says the first of a month as the French do', () => {
    assert.equal(plain(shortDate(new Date('2026-01-01T12:00:00Z'), 'fr')), '1er janv. 2026')
    assert.equal(longDate(new Date('2026-10-11T12:00:00Z'), 'fr'), '11 octobre 2026')
  })
  it('says a moment in full, without a year that goes without saying', () => {
    const at = new Date('2026-11-18T08:40:00Z')
    assert.equal(plain(moment(at, 'fr')), '18 novembre 2026, 9 h 40')
    assert.equal(plain(moment(at, 'fr', now)), '18 novembre, 9 h 40')
  })
  it('stamps what is of today with its hour, and what is older with its day too', () => {
    assert.equal(plain(stamp(new Date('2026-11-24T08:02:00Z'), now, 'fr')), '9 h 02')
    assert.equal(plain(stamp(new Date('2026-11-23T22:59:00Z'), now, 'fr')), '23 nov., 23 h 59')
    assert.equal(plain(stamp(new Date('2026-11-23T23:01:00Z'), now, 'fr')), '0 h 01')
  })
  it('reads the clock of Paris, in summer and in winter', () => {
    assert.equal(plain(clock(new Date('2026-07-01T07:05:00Z'), 'fr')), '9 h 05')
    assert.equal(plain(clock(new Date('2026-12-01T13:02:00Z'), 'fr')), '14 h 02')
    assert.equal(clock(new Date('2026-12-01T13:02:00Z'), 'en'), '14:02')
  })
  it('takes the year of Paris too, an hour before that of Greenwich', () =>
    assert.equal(plain(shortDate(new Date('2025-12-31T23:30:00Z'), 'fr', now)), '1er janv.'))
  it('names the last day of what lapses at midnight', () => {
    assert.equal(plain(lastDay(new Date('2027-11-12T23:00:00Z'), 'fr')), '12 nov. 2027')
    assert.equal(plain(lastDay(new Date('2027-11-12T22:59:59.999Z'), 'fr')), '12 nov. 2027')
  })
})

describe('the wording of a length of time', () => {
  it('counts minutes, then hours with minutes, then days alone', () => {
    assert.equal(plain(span(48 * 60_000, 'fr')), '48 min')
    assert.equal(plain(span(130 * 60_000, 'fr')), '2 h 10')
    assert.equal(plain(span(125 * 60_000, 'fr')), '2 h 05')
    assert.equal(plain(span(120 * 60_000, 'fr')), '2 h')
    assert.equal(plain(span(25 * 3_600_000, 'fr')), '1 jour')
    assert.equal(plain(span(70 * 3_600_000, 'en')), '2 days')
  })
  it('says how long somebody has waited', () =>
    assert.equal(plain(waitsSince(minutesBefore(130), now, 'fr')), 'attend depuis 2 h 10'))
  it('says how long ago something was, and past a week its date', () => {
    assert.equal(plain(ago(minutesBefore(0), now, 'fr')), 'à l’instant')
    assert.equal(plain(ago(minutesBefore(6), now, 'fr')), 'il y a 6 min')
    assert.equal(plain(ago(minutesBefore(130), now, 'fr')), 'il y a 2 h')
    assert.equal(plain(ago(minutesBefore(3 * 1440), now, 'en')), '3 days ago')
    assert.equal(plain(ago(minutesBefore(8 * 1440), now, 'fr')), '16 nov.')
  })
  it('takes a clock that runs ahead for now', () =>
    assert.equal(ago(minutesBefore(-5), now, 'fr'), 'à l’instant'))
})
