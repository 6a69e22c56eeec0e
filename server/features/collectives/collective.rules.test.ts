import assert from 'node:assert/strict'
import { collectiveStatus, slugsFor, whyNoReply, whyNotAsked } from './collective.rules.ts'
import type { DecisionRecord } from './recognition.model.ts'

const now = new Date('2026-03-01T09:00:00Z')
const aDecision = (decision: DecisionRecord['decision']): DecisionRecord => ({
  decision,
  reason: 'Une raison dite en public.',
  moderatorId: '1',
  role: 'conseillère',
  at: now,
})
const recognised = { decisions: [aDecision('recognised')] }
const refused = { decisions: [aDecision('refused')] }
const asked = { decisions: [], waitingSince: now }

describe('the status of a collective', () => {
  it('is listed while no agency has answered', () => assert.equal(collectiveStatus([asked]), 'listed'))
  it('is listed when the only answer is a refusal', () => assert.equal(collectiveStatus([refused]), 'listed'))
  it('is recognised by one agency, whatever another says', () =>
    assert.equal(collectiveStatus([refused, recognised]), 'recognised'))
  it('follows an agency that changes its mind after a reply', () =>
    assert.equal(
      collectiveStatus([{ decisions: [aDecision('refused'), aDecision('recognised')] }]),
      'recognised',
    ))
})

describe('a reply to a refusal', () => {
  const reply = { body: 'Nous avons corrigé.', by: '2', at: now }
  it('answers a refusal', () => assert.equal(whyNoReply(refused), undefined))
  it('answers nothing before the agency has spoken', () => assert.equal(whyNoReply(asked), 'not-refused'))
  it('does not answer a recognition', () => assert.equal(whyNoReply(recognised), 'not-refused'))
  it('is made once', () => assert.equal(whyNoReply({ ...refused, reply }), 'already-replied'))
  it('is made once, also when the agency refuses again', () =>
    assert.equal(
      whyNoReply({ decisions: [aDecision('refused'), aDecision('refused')], reply }),
      'already-replied',
    ))
})

describe('asking an agency', () => {
  it('is done when it was never asked', () => assert.equal(whyNotAsked([]), undefined))
  it('is not done while a request waits', () => assert.equal(whyNotAsked([refused, asked]), 'already-asked'))
  it('is not done when it recognises already', () =>
    assert.equal(whyNotAsked([recognised]), 'already-recognised'))
  it('may be done anew after a refusal', () => assert.equal(whyNotAsked([refused]), undefined))
})

describe('the address of a collective', () => {
  const first = (name: string, count: number) => {
    const slugs = slugsFor(name)
    return Array.from({ length: count }, () => slugs.next().value)
  }
  it('is its name, then its name with a number', () =>
    assert.deepEqual(first('Le Café des démarches', 3), [
      'le-cafe-des-demarches',
      'le-cafe-des-demarches-2',
      'le-cafe-des-demarches-3',
    ]))
  it('is never that of another page', () => assert.deepEqual(first('New', 1), ['new-2']))
  it('is there for a name without Latin letters', () => assert.deepEqual(first('தமிழ்', 1), ['collectif']))
})
