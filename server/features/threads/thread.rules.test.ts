import assert from 'node:assert/strict'
import fc from 'fast-check'
import {
  nextStatusChange,
  outcomeCounts,
  rankAnswers,
  sealState,
  slugOf,
  statusSteps,
  threadStatus,
  type AnswerFacts,
  type SealFacts,
} from './thread.rules.ts'

const now = new Date('2026-03-01T09:00:00Z')
const day = 86_400_000
const inDays = (days: number) => new Date(now.getTime() + days * day)

const aSeal = (change: Partial<SealFacts> = {}): SealFacts => ({
  id: 'seal',
  agencyId: 'fund',
  verdict: 'validated',
  revision: 1,
  validUntil: inDays(30),
  createdAt: inDays(-1),
  ...change,
})
const anAnswer = (change: Partial<AnswerFacts> = {}): AnswerFacts => ({
  id: 'answer',
  seq: 2,
  authorId: 'lison',
  revision: 1,
  createdAt: inDays(-2),
  worked: 0,
  didNot: 0,
  seals: [],
  ...change,
})

describe('sealState', () => {
  it('lets go of an answer that was edited afterwards', () =>
    assert.equal(sealState(aSeal({ revision: 1 }), 2, now), 'superseded'))
  it('lapses at the very instant it was given until', () =>
    assert.equal(sealState(aSeal({ validUntil: now }), 1, now), 'expired'))
  it('is in force until then', () =>
    assert.equal(sealState(aSeal({ validUntil: inDays(1) }), 1, now), 'in-force'))
})

describe('threadStatus', () => {
  const status = (...answers: AnswerFacts[]) => threadStatus({ answers }, now)

  it('is open without an answer', () => assert.equal(status(), 'open'))
  it('is answered by an answer', () => assert.equal(status(anAnswer()), 'answered'))
  it('is open again when the only answer is withdrawn', () =>
    assert.equal(status(anAnswer({ withdrawnAt: now })), 'open'))
  it('is open again when the asker says that the only answer did not work', () =>
    assert.equal(status(anAnswer({ askerOutcome: 'did-not', seals: [aSeal()] })), 'open'))
  it('is validated by a seal in force', () =>
    assert.equal(status(anAnswer({ seals: [aSeal()] })), 'validated'))
  it('is not validated by a seal that lapsed', () =>
    assert.equal(status(anAnswer({ seals: [aSeal({ validUntil: now })] })), 'answered'))
  it('is not validated by a seal on an earlier version', () =>
    assert.equal(status(anAnswer({ revision: 2, seals: [aSeal()] })), 'answered'))
  it('takes the last word of an agency', () =>
    assert.equal(
      status(anAnswer({ seals: [aSeal(), aSeal({ id: 'later', verdict: 'outdated', createdAt: now })] })),
      'answered',
    ))
  it('is solved by an answer of which the asker says that it worked', () =>
    assert.equal(status(anAnswer({ askerOutcome: 'worked' })), 'solved'))
  it('is solved by the answer that the asker chose, while it stands', () => {
    const solution = { answerId: 'answer', at: now }
    assert.equal(threadStatus({ answers: [anAnswer()], solution }, now), 'solved')
    assert.equal(threadStatus({ answers: [anAnswer({ withdrawnAt: now })], solution }, now), 'open')
  })
  it('is closed, whatever else', () =>
    assert.equal(
      threadStatus({ answers: [anAnswer({ askerOutcome: 'worked' })], closedAt: now }, now),
      'closed',
    ))
})

describe('nextStatusChange', () => {
  it('is the first end of a seal in force', () => {
    const seals = [aSeal(), aSeal({ agencyId: 'town', validUntil: inDays(3) })]
    assert.deepEqual(nextStatusChange({ answers: [anAnswer({ seals })] }, now), inDays(3))
  })
  it('is none without a seal in force', () =>
    assert.equal(
      nextStatusChange({ answers: [anAnswer({ seals: [aSeal({ validUntil: now })] })] }, now),
      undefined,
    ))
  it('is never missed: until then, the status stays', () =>
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -5, max: 40 }), { maxLength: 4 }),
        fc.nat({ max: 40 }),
        (ends, later) => {
          const seals = ends.map((days, index) =>
            aSeal({ agencyId: `agency-${index}`, validUntil: inDays(days) }),
          )
          const thread = { answers: [anAnswer({ seals })] }
          const change = nextStatusChange(thread, now)
          const then = inDays(later)
          if (change && change <= then) return
          assert.equal(threadStatus(thread, then), threadStatus(thread, now))
        },
      ),
    ))
})

describe('statusSteps', () => {
  it('dates each step that was reached, and leaves the others empty', () => {
    const answers = [anAnswer({ seals: [aSeal()] })]
    assert.deepEqual(statusSteps({ answers }, now), {
      answeredAt: inDays(-2),
      validatedAt: inDays(-1),
      solvedAt: null,
      closedAt: null,
    })
  })
  it('takes a step back when its seal lapses', () =>
    assert.equal(
      statusSteps({ answers: [anAnswer({ seals: [aSeal({ validUntil: now })] })] }, now).validatedAt,
      null,
    ))
})

describe('rankAnswers', () => {
  const ranked = (...answers: AnswerFacts[]) => rankAnswers({ answers }, now).map(({ id }) => id)

  it('puts a seal in force before what worked, and that before the asker’s choice', () => {
    const answers = [
      anAnswer({ id: 'chosen', seq: 2 }),
      anAnswer({ id: 'lived', seq: 3, worked: 4 }),
      anAnswer({ id: 'sealed', seq: 4, seals: [aSeal()] }),
    ]
    const order = rankAnswers({ answers, solution: { answerId: 'chosen', at: now } }, now).map(({ id }) => id)
    assert.deepEqual(order, ['sealed', 'lived', 'chosen'])
  })
  it('puts what an agency calls outdated last', () =>
    assert.deepEqual(
      ranked(
        anAnswer({ id: 'old', worked: 9, seals: [aSeal({ verdict: 'outdated' })] }),
        anAnswer({ id: 'new', seq: 3 }),
      ),
      ['new', 'old'],
    ))
  it('keeps the order of writing among equals', () =>
    assert.deepEqual(ranked(anAnswer({ id: 'first', seq: 2 }), anAnswer({ id: 'second', seq: 3 })), [
      'first',
      'second',
    ]))
})

describe('outcomeCounts', () => {
  it('counts a first word', () =>
    assert.deepEqual(outcomeCounts({ worked: 1, didNot: 0 }, undefined, 'worked'), { worked: 2, didNot: 0 }))
  it('moves a person who changed their mind', () =>
    assert.deepEqual(outcomeCounts({ worked: 1, didNot: 0 }, 'worked', 'did-not'), { worked: 0, didNot: 1 }))
  it('does not count the same word twice', () =>
    assert.deepEqual(outcomeCounts({ worked: 1, didNot: 0 }, 'worked', 'worked'), { worked: 1, didNot: 0 }))
})

describe('slugOf', () => {
  it('keeps the words of a title, without accents', () =>
    assert.equal(slugOf('Ma mère touche-t-elle la réversion ?'), 'ma-mere-touche-t-elle-la-reversion'))
  it('has a word for a title without any letter of ours', () =>
    assert.equal(slugOf('你好吗？你好吗？'), 'question'))
  it('is short, and does not end in a hyphen', () =>
    assert.match(slugOf('été '.repeat(40)), /^[a-z-]{1,80}(?<!-)$/))
})
