import assert from 'node:assert/strict'
import { z } from 'zod'
import type { Acknowledged } from '../../shared/api/live.ts'
import { limits, type Limits } from '../../shared/limits.ts'
import { Unavailable } from '../errors.ts'
import { createLogger } from '../logger.ts'
import { signedOut } from '../policy/actor.ts'
import { Connection } from './connection.ts'
import { createHandle, events } from './handle.ts'

const clock = { now: () => new Date('2026-03-01T09:00:00Z') }
const line = { id: 'line', rooms: new Set<string>(), join: () => {}, leave: () => {} }
const connection = (change: { id?: string } = {}) =>
  new Connection({ ...line, ...change }, { actor: signedOut, locale: 'fr', session: undefined })

/** One event that answers as told, knocked at with an acknowledgement. */
function door(answer: () => Promise<object | void>, rate: Limits['rate'] = limits.rate) {
  const set = events()
  set.on('knock', { guard: 'everyone', payload: z.object({}) }, answer)
  const handle = createHandle({ events: [set], clock, limits: rate, log: createLogger('silent') })
  return (from = connection()) =>
    new Promise<Acknowledged<object>>((resolve) => handle(from, 'knock', [{}, resolve]))
}

describe('the answer to an event', () => {
  it('says what is down, with the status of HTTP', async () => {
    const answer = await door(() => Promise.reject(new Unavailable('away', { reason: 'database' })))()
    assert.ok(!answer.ok)
    const { status, code, reason } = answer.problem
    assert.deepEqual({ status, code, reason }, { status: 503, code: 'unavailable', reason: 'database' })
  })

  it('tells nothing of a bug but a number', async () => {
    const answer = await door(() => Promise.reject(new Error('a secret')))()
    assert.ok(!answer.ok)
    assert.equal(answer.problem.status, 500)
    assert.doesNotMatch(JSON.stringify(answer), /secret/)
  })

  it('is not given before the one before it', async () => {
    let release = () => {}
    const held = new Promise<void>((resolve) => (release = resolve))
    const given: number[] = []
    let calls = 0
    const knock = door(() => (++calls === 1 ? held : Promise.resolve()))
    const same = connection()
    const both = [knock(same).then(() => given.push(1)), knock(same).then(() => given.push(2))]
    await knock(connection({ id: 'another' }))
    assert.deepEqual(given, [])
    release()
    await Promise.all(both)
    assert.deepEqual(given, [1, 2])
  })

  it('is a refusal once one connection asks too much', async () => {
    const knock = door(() => Promise.resolve(), { ...limits.rate, events: { count: 2, per: 60_000 } })
    const same = connection()
    const answers = [await knock(same), await knock(same), await knock(same)]
    assert.deepEqual(
      answers.map(({ ok }) => ok),
      [true, true, false],
    )
    assert.ok((await knock(connection({ id: 'another' }))).ok)
  })

  it('needs nobody to wait for it', async () => {
    const set = events()
    let knocked = () => {}
    const heard = new Promise<void>((resolve) => (knocked = resolve))
    set.on('knock', { guard: 'everyone', payload: z.object({}) }, async () => knocked())
    const handle = createHandle({ events: [set], clock, limits: limits.rate, log: createLogger('silent') })
    handle(connection(), 'knock', [])
    handle(connection(), 'knock', [{}])
    await heard
  })
})
