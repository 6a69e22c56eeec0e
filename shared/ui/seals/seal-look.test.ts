import assert from 'node:assert/strict'
import type { SealDto } from '../../api/validation.ts'
import { sealStates, verdicts } from '../../api/validation.ts'
import { disagree, inReadingOrder, reachOf, sealBrief, sealLook, sealLooks, sealTitle } from './seal-look.ts'

function aSeal(given: Partial<SealDto> = {}): SealDto {
  return {
    id: 'a'.repeat(24),
    threadId: 'b'.repeat(24),
    seq: 2,
    verdict: 'validated',
    covers: 'whole',
    state: 'in-force',
    agency: { slug: 'brume', name: 'Caisse de retraite de Brume' },
    role: 'modératrice retraite',
    revision: 3,
    validUntil: '2027-11-12T23:00:00Z',
    sources: [],
    createdAt: '2026-11-20T09:00:00Z',
    ...given,
  }
}
const rivage = { slug: 'rivage', name: 'Caisse Rivage' }

describe('the look of a seal', () => {
  it('is that of its verdict while it is in force', () => {
    assert.equal(sealLook(aSeal()), 'whole')
    assert.equal(sealLook(aSeal({ covers: 'part' })), 'part')
    assert.equal(sealLook(aSeal({ verdict: 'corrected' })), 'corrected')
    assert.equal(sealLook(aSeal({ verdict: 'outdated' })), 'outdated')
  })
  it('never stays that of a verdict once it has lapsed', () => {
    for (const verdict of verdicts)
      for (const state of sealStates.filter((each) => each !== 'in-force'))
        assert.equal(sealLook(aSeal({ verdict, state })), state)
  })
})

describe('the words of a seal', () => {
  it('name who validated it, and how much', () => {
    assert.equal(sealTitle(aSeal(), 'fr'), 'Validé par la Caisse de retraite de Brume')
    assert.equal(
      sealTitle(aSeal({ covers: 'part' }), 'en'),
      'Validated in part by Caisse de retraite de Brume',
    )
  })
  it('keep the date of what expired', () =>
    assert.equal(
      sealTitle(aSeal({ state: 'expired', validUntil: '2026-01-01T22:59:59.999Z' }), 'fr').replaceAll(
        '\u00a0',
        ' ',
      ),
      'Sceau expiré le 1er janv. 2026',
    ))
  it('say of a correction beside that it differs, once somebody else vouches for the text', () => {
    const seal = aSeal({ verdict: 'corrected', agency: rivage })
    assert.equal(sealTitle(seal, 'fr'), 'Précisé par la Caisse Rivage')
    assert.equal(sealTitle(seal, 'fr', { inDisagreement: true }), 'La Caisse Rivage dit autre chose')
  })
  it('tell every look apart, in both languages', () => {
    for (const locale of ['fr', 'en'] as const)
      assert.equal(new Set(sealLooks.map((look) => sealBrief(look, locale))).size, sealLooks.length)
  })
})

describe('the reach of seals', () => {
  it('is the whole text under one that validates all of it', () => assert.equal(reachOf([aSeal()]), 'double'))
  it('is in doubt while the only one is under review', () => {
    assert.equal(reachOf([aSeal({ state: 'under-review' })]), 'dashed')
    assert.equal(reachOf([aSeal({ state: 'under-review' }), aSeal()]), 'double')
  })
  it('is nothing for what lapsed, stands beside, or covers a part that is not told', () => {
    for (const given of [
      { state: 'expired' },
      { state: 'superseded' },
      { state: 'revoked' },
      { verdict: 'corrected' },
      { verdict: 'outdated' },
      { covers: 'part' },
    ] as const)
      assert.equal(reachOf([aSeal(given)]), 'none')
  })
})

describe('a disagreement', () => {
  it('is one agency that vouches and another that says otherwise', () =>
    assert.equal(disagree([aSeal(), aSeal({ verdict: 'corrected', agency: rivage })]), true))
  it('is not an agency that adds to its own seal', () =>
    assert.equal(disagree([aSeal(), aSeal({ verdict: 'corrected' })]), false))
  it('is not kept alive by a seal that lapsed', () =>
    assert.equal(
      disagree([aSeal({ state: 'expired' }), aSeal({ verdict: 'outdated', agency: rivage })]),
      false,
    ))
  it('is not there where each speaks of its part', () =>
    assert.equal(
      disagree([aSeal({ covers: 'part' }), aSeal({ verdict: 'corrected', agency: rivage })]),
      false,
    ))
})

describe('the order of seals', () => {
  it('puts what holds before what lapsed, and the newest first among equals', () => {
    const old = aSeal({ id: 'old', createdAt: '2025-01-01T00:00:00Z' })
    const lapsed = aSeal({ id: 'lapsed', state: 'expired' })
    const fresh = aSeal({ id: 'fresh' })
    assert.deepEqual(
      inReadingOrder([lapsed, old, fresh]).map(({ id }) => id),
      ['fresh', 'old', 'lapsed'],
    )
  })
})
