import assert from 'node:assert/strict'
import { newId } from '../../server/database/new-id.ts'
import { transaction } from '../../server/database/transaction.ts'
import { createLogger } from '../../server/logger.ts'
import { appendEvent } from '../../server/outbox/append-event.ts'
import { startDispatcher, type Dispatcher, type Subscriber } from '../../server/outbox/dispatcher.ts'
import { outboxSource } from '../../server/outbox/event-source.repo.ts'
import { OutboxModel } from '../../server/outbox/outbox.model.ts'
import { ringDispatcher } from '../../server/outbox/wake.ts'
import { TestClock, testConnection } from '../support/app.ts'

const log = createLogger('silent')

/** The outbox as a dispatcher finds it, with a clock that is moved by hand. */
describe('the dispatcher', () => {
  let clock: TestClock
  let running: Dispatcher[]
  before(() => testConnection())
  beforeEach(async () => {
    clock = new TestClock()
    running = []
    await OutboxModel.deleteMany({})
  })
  afterEach(async () => {
    await Promise.all(running.map((dispatcher) => dispatcher.stop()))
    await OutboxModel.deleteMany({})
  })

  /** Events that `search` hears of, each about a collective of its own. */
  async function events(count: number): Promise<string[]> {
    const ids = Array.from({ length: count }, () => newId())
    for (const collectiveId of ids)
      await transaction((tx) => appendEvent(tx, 'collective.changed', { collectiveId }, clock.now()))
    return ids
  }

  function start(handle: Subscriber['handle'], change: Partial<Subscriber> = {}): Dispatcher {
    const subscriber: Subscriber = {
      name: 'search',
      hears: ['collective.changed'],
      key: ({ payload }) => (payload as { collectiveId: string }).collectiveId,
      handle,
      ...change,
    }
    const dispatcher = startDispatcher({ sources: [outboxSource], subscribers: [subscriber], clock, log })
    running.push(dispatcher)
    return dispatcher
  }

  /** Resolves when this has become true; the dispatcher is rung meanwhile, as by commits. */
  async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
    while (!(await isSo())) {
      ringDispatcher()
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }

  const pendingOf = async () => (await OutboxModel.findOne().lean())?.pending[0]

  it('delivers each event once, and keeps nothing of what has arrived', async () => {
    const ids = await events(70)
    const heard: string[] = []
    await start(async (key) => void heard.push(key)).settled()
    assert.deepEqual(heard.sort(), ids.sort())
    await until(async () => (await OutboxModel.countDocuments()) === 0)
  })

  it('hands over together what has the same key', async () => {
    await events(3)
    const groups: number[] = []
    await start(async (_key, together) => void groups.push(together.length), { key: () => 'one' }).settled()
    assert.deepEqual(groups, [3])
  })

  it('tries again after half a second, then after twice as long', async () => {
    await events(1)
    const tries: Date[] = []
    start(async () => {
      tries.push(clock.now())
      throw new Error('not now')
    })
    await until(
      async () => tries.length === 1 && (await pendingOf())?.attempts === 1 && isWaiting(await pendingOf()),
    )
    for (const [attempt, wait] of [500, 1_000, 2_000, 4_000].entries()) {
      const at = (await pendingOf())?.at ?? new Date(0)
      const ahead = at.getTime() - clock.now().getTime()
      assert.ok(ahead > wait - 400 && ahead <= wait, `${ahead} ms instead of ${wait}`)
      clock.advance(wait)
      await until(async () => tries.length === attempt + 2 && isWaiting(await pendingOf()))
    }
  })

  const isWaiting = (delivery: { at: Date } | undefined): boolean =>
    // A lease is half a minute away; what was put back comes sooner.
    delivery !== undefined && delivery.at.getTime() - clock.now().getTime() < 15_000

  it('parks what failed twelve times, for a person to look at, and counts it no more', async () => {
    await events(1)
    let tries = 0
    const dispatcher = start(async () => {
      tries += 1
      throw new Error('never')
    })
    await until(async () => {
      clock.advance(600_000)
      return (await pendingOf())?.parked === true
    })
    assert.equal(tries, 12)
    await dispatcher.settled()
    clock.advance(86_400_000)
    ringDispatcher()
    await dispatcher.settled()
    assert.equal(tries, 12)
  })

  it('holds up nothing else for one that fails', async () => {
    const [bad, ...good] = await events(5)
    const heard: string[] = []
    start(async (key) => {
      if (key === bad) throw new Error('this one')
      heard.push(key)
    })
    await until(() => heard.length === 4)
    assert.deepEqual(heard.sort(), good.sort())
  })

  it('tries again, and parks, what its subscriber cannot even name', async () => {
    await events(1)
    start(async () => {}, {
      key: () => {
        throw new Error('no key')
      },
    })
    await until(async () => {
      clock.advance(600_000)
      return (await pendingOf())?.parked === true
    })
  })

  it('never hands one event to two processes at once', async () => {
    const ids = await events(120)
    const inHand = new Map<string, number>()
    const heard: string[] = []
    let doubled = 0
    const handle = async (key: string) => {
      if (inHand.has(key)) doubled += 1
      inHand.set(key, 1)
      await new Promise((resolve) => setTimeout(resolve, 2))
      inHand.delete(key)
      heard.push(key)
    }
    const both = [start(handle), start(handle)]
    await Promise.all(both.map((dispatcher) => dispatcher.settled()))
    assert.equal(doubled, 0)
    assert.deepEqual(heard.sort(), ids.sort())
  })

  it('takes over what another process left in hand, once its lease has passed', async () => {
    await events(1)
    let taken = 0
    let release = () => {}
    const hung = new Promise<void>((resolve) => (release = resolve))
    start(async () => {
      taken += 1
      await hung
    })
    await until(() => taken === 1)
    const heard: string[] = []
    const other = start(async (key) => void heard.push(key))
    clock.advance(29_000)
    ringDispatcher()
    assert.deepEqual(heard, [])
    clock.advance(2_000)
    await other.settled()
    assert.equal(heard.length, 1)
    release()
  })
})
