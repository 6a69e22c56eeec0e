import assert from 'node:assert/strict'
import type { ThreadDto } from '../../api/threads.ts'
import { collectiveSteps, threadSteps } from './steps.ts'

type Facts = Pick<ThreadDto, 'status' | 'createdAt' | 'steps'>
const nothing = { answeredAt: null, validatedAt: null, solvedAt: null, closedAt: null }
const aThread = (status: Facts['status'], steps: Partial<Facts['steps']> = {}): Facts => ({
  status,
  createdAt: '2026-11-18T08:40:00Z',
  steps: { ...nothing, ...steps },
})
const day = (number: number) => `2026-11-${number}T10:00:00Z`
const states = (thread: Facts) => threadSteps(thread).map(({ state }) => state)

describe('the steps of a question', () => {
  it('stand on the first one when it is just asked', () =>
    assert.deepEqual(states(aThread('open')), ['now', 'to-come', 'to-come', 'to-come']))
  it('keep what was reached under the current one', () =>
    assert.deepEqual(states(aThread('validated', { answeredAt: day(18), validatedAt: day(20) })), [
      'done',
      'done',
      'now',
      'to-come',
    ]))
  it('leave a step that was passed over unfilled', () =>
    assert.deepEqual(states(aThread('solved', { answeredAt: day(18), solvedAt: day(22) })), [
      'done',
      'done',
      'passed-over',
      'now',
    ]))
  it('go back down with the status, and forget dates above it', () =>
    assert.deepEqual(threadSteps(aThread('answered', { answeredAt: day(18), solvedAt: day(22) })).at(3), {
      name: 'solved',
      state: 'to-come',
      at: null,
    }))
  it('have no current one once the question is closed', () => {
    assert.deepEqual(states(aThread('closed', { answeredAt: day(18), closedAt: day(25) })), [
      'done',
      'done',
      'to-come',
      'to-come',
    ])
    assert.deepEqual(
      states(
        aThread('closed', {
          answeredAt: day(18),
          validatedAt: day(19),
          solvedAt: day(20),
          closedAt: day(25),
        }),
      ),
      ['done', 'done', 'done', 'done'],
    )
  })
})

describe('the steps of a collective', () => {
  const recognition = {
    id: 'a',
    agency: { slug: 'b', name: 'B' },
    message: 'm',
    askedAt: day(10),
    waiting: false,
  }
  it('date the second by the first recognition that stands', () =>
    assert.deepEqual(
      collectiveSteps({
        status: 'recognised',
        createdAt: day(10),
        recognitions: [
          { ...recognition, state: 'refused', decidedAt: day(11) },
          { ...recognition, state: 'recognised', decidedAt: day(14) },
          { ...recognition, state: 'recognised', decidedAt: day(13) },
        ],
      }),
      [
        { name: 'listed', state: 'done', at: day(10) },
        { name: 'recognised', state: 'now', at: day(13) },
        { name: 'partner', state: 'to-come', at: null },
      ],
    ))
})
