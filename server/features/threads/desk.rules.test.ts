import assert from 'node:assert/strict'
import { deskFacts, waitingFor } from './desk.rules.ts'
import type { AnswerFacts, SealFacts } from './thread.rules.ts'

const at = (day: number) => new Date(Date.UTC(2026, 10, day))
const asked = at(1)
const now = at(20)

const anAnswer = (change: Partial<AnswerFacts> = {}): AnswerFacts => ({
  id: 'a1',
  seq: 2,
  authorId: 'lison',
  revision: 1,
  createdAt: at(2),
  worked: 0,
  didNot: 0,
  seals: [],
  ...change,
})
const aSeal = (change: Partial<SealFacts> = {}): SealFacts => ({
  id: 's1',
  agencyId: 'brume',
  verdict: 'validated',
  revision: 1,
  validUntil: at(28),
  createdAt: at(3),
  ...change,
})

const waiting = (answers: AnswerFacts[], agency = 'brume', more: object = {}) =>
  waitingFor(agency, { createdAt: asked, answers, ...more }, now).map(({ kind, since }) => ({ kind, since }))

describe('what waits for an agency in a thread', () => {
  it('is a question without an answer, since it was asked', () =>
    assert.deepEqual(waiting([]), [{ kind: 'unanswered', since: asked }]))

  it('is an answer on which no agency has said anything, since it was written', () =>
    assert.deepEqual(waiting([anAnswer()]), [{ kind: 'unsealed', since: at(2) }]))

  it('is nothing once an agency has spoken, until its seal ends', () => {
    assert.deepEqual(waiting([anAnswer({ seals: [aSeal()] })]), [])
    assert.deepEqual(waiting([anAnswer({ seals: [aSeal()] })], 'rivage'), [])
    assert.deepEqual(waiting([anAnswer({ seals: [aSeal({ validUntil: now })] })]), [
      { kind: 'expired', since: now },
    ])
  })

  it('is an answer that was edited after its seal, for the agency that gave it alone', () => {
    const edited = anAnswer({ revision: 2, revisedAt: at(5), seals: [aSeal()] })
    assert.deepEqual(waiting([edited]), [{ kind: 'edited', since: at(5) }])
    assert.deepEqual(waiting([edited], 'rivage'), [])
  })

  it('is a sealed answer that did not work for somebody since', () => {
    const failed = anAnswer({ didNot: 1, didNotAt: at(6), seals: [aSeal()] })
    assert.deepEqual(waiting([failed]), [{ kind: 'did-not-work', since: at(6) }])
    const before = anAnswer({ didNot: 1, didNotAt: at(2), seals: [aSeal()] })
    assert.deepEqual(waiting([before]), [])
    const takenBack = anAnswer({ didNot: 0, didNotAt: at(6), seals: [aSeal()] })
    assert.deepEqual(waiting([takenBack]), [])
  })

  it('is one thing for one answer: the latest reason, since what failed may have been mended', () => {
    const mended = { didNot: 1, didNotAt: at(6), revision: 2, seals: [aSeal()] }
    assert.deepEqual(waiting([anAnswer({ ...mended, revisedAt: at(7) })]), [{ kind: 'edited', since: at(7) }])
    assert.deepEqual(waiting([anAnswer({ ...mended, revisedAt: at(5) })]), [
      { kind: 'did-not-work', since: at(6) },
    ])
  })

  it('is over once the agency has spoken again', () => {
    const again = [aSeal(), aSeal({ id: 's2', revision: 2, createdAt: at(8) })]
    assert.deepEqual(waiting([anAnswer({ revision: 2, revisedAt: at(5), seals: again })]), [])
  })

  it('is the question again, when the asker says of its only answer that it did not work', () => {
    const failed = anAnswer({ didNot: 1, didNotAt: at(6), askerOutcome: 'did-not', seals: [aSeal()] })
    assert.deepEqual(
      waiting([failed]).map(({ kind }) => kind),
      ['unanswered', 'did-not-work'],
    )
  })

  it('is nothing of a withdrawn answer, and of a closed or withdrawn question only what was sealed', () => {
    assert.deepEqual(waiting([anAnswer({ withdrawnAt: at(4), seals: [aSeal({ validUntil: at(10) })] })]), [
      { kind: 'unanswered', since: asked },
    ])
    const lapsed = anAnswer({ seals: [aSeal({ validUntil: at(10) })] })
    for (const more of [{ closedAt: at(9) }, { withdrawnAt: at(9) }]) {
      assert.deepEqual(waiting([], 'brume', more), [])
      assert.deepEqual(waiting([anAnswer()], 'brume', more), [])
      assert.deepEqual(waiting([lapsed], 'brume', more), [{ kind: 'expired', since: at(10) }])
    }
  })
})

describe('what desks read of a thread', () => {
  it('says since when the first answer without a seal stands', () => {
    const answers = [anAnswer({ createdAt: at(4) }), anAnswer({ id: 'a2', createdAt: at(2) })]
    assert.deepEqual(deskFacts({ answers }), { unsealedSince: at(2), reviews: [] })
  })

  it('says when each agency has to look again, even where that lies ahead', () =>
    assert.deepEqual(
      deskFacts({ answers: [anAnswer({ seals: [aSeal(), aSeal({ id: 's2', agencyId: 'rivage' })] })] }),
      {
        reviews: [
          { agencyId: 'brume', kind: 'expired', since: at(28) },
          { agencyId: 'rivage', kind: 'expired', since: at(28) },
        ],
      },
    ))
})
