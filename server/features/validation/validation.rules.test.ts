import assert from 'node:assert/strict'
import { endBounds, isOfficialSource, proposedEnd, readValidUntil } from './validation.rules.ts'

const now = new Date('2026-11-24T13:00:00Z')

describe('the end of a seal', () => {
  const read = (text: string) => {
    const end = readValidUntil(text, now)
    return end instanceof Date ? end.toISOString() : end
  }

  it('is the end of a date in Paris, in winter and in summer', () => {
    assert.equal(read('2027-11-12'), '2027-11-12T23:00:00.000Z')
    assert.equal(read('2027-07-14'), '2027-07-14T22:00:00.000Z')
  })

  it('is right on the days on which the clock changes', () => {
    assert.equal(read('2027-03-28'), '2027-03-28T22:00:00.000Z')
    assert.equal(read('2027-10-31'), '2027-10-31T23:00:00.000Z')
  })

  it('is a time as it is given, with its zone', () => {
    assert.equal(read('2027-11-12T10:30:00Z'), '2027-11-12T10:30:00.000Z')
    assert.equal(read('2027-11-12T10:30+01:00'), '2027-11-12T09:30:00.000Z')
  })

  it('may be the end of this very day', () => assert.equal(read('2026-11-24'), '2026-11-24T23:00:00.000Z'))

  it('is not past', () => {
    assert.equal(read('2026-11-23'), 'date-past')
    assert.equal(read(now.toISOString()), 'date-past')
  })

  it('is five years ahead at most, that day included', () => {
    assert.equal(read('2031-11-24'), '2031-11-24T23:00:00.000Z')
    assert.equal(read('2031-11-25'), 'date-far')
  })

  for (const text of [
    '',
    'demain',
    '2027-02-30',
    '2027-13-01',
    '12/11/2027',
    '2027-11-12T10:30',
    '2027-11-12T25:00:00Z',
  ])
    it(`is not “${text}”`, () => assert.equal(read(text), 'not-a-date'))

  it('is proposed for a year, and on the 29th of February for the 28th', () => {
    assert.equal(proposedEnd(now), '2027-11-24')
    assert.equal(proposedEnd(new Date('2028-02-29T12:00:00Z')), '2029-02-28')
  })

  it('is bounded in the form by the day that it is in Paris', () =>
    assert.deepEqual(endBounds(new Date('2026-12-31T23:30:00Z')), { min: '2027-01-01', max: '2032-01-01' }))
})

describe('a source of a seal', () => {
  const official = (url: string, site?: string) => isOfficialSource({ url }, site)

  it('is a sheet', () => assert.equal(isOfficialSource({ fiche: 'particuliers-F16507' }, undefined), true))

  it('is an address of the State, or below one', () => {
    assert.equal(official('https://service-public.fr/particuliers/vosdroits/F16507'), true)
    assert.equal(official('https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000006744'), true)
  })

  it('is an address of the agency’s own site', () => {
    assert.equal(official('https://caisse-brume.example/droits', 'https://caisse-brume.example'), true)
    assert.equal(official('https://caisse-brume.example/droits', 'https://rivage.example'), false)
    assert.equal(official('https://caisse-brume.example/droits'), false)
  })

  for (const url of [
    'http://service-public.fr/F16507',
    'https://service-public.fr.example.com/F16507',
    'https://faux-service-public.fr/F16507',
    'https://service-public.fr@example.com/F16507',
    'https://lison@service-public.fr/F16507',
    'https://service-public.fr:8443/F16507',
    'https://ѕervice-public.fr/F16507',
    'https://service-public.fr./F16507',
  ])
    it(`is not ${url}`, () => assert.equal(official(url), false))
})
