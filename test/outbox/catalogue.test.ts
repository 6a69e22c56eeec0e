import assert from 'node:assert/strict'
import { GuardedIndex } from '../../server/adapters/search/guarded-index.ts'
import { SearchUnavailable } from '../../server/adapters/search/search.port.ts'
import { searchSubscriber } from '../../server/features/search/index.ts'
import { activitySubscriber } from '../../server/features/threads/threads.subscriber.ts'
import { createLogger } from '../../server/logger.ts'
import { subscribersOf } from '../../server/outbox/events.ts'
import { TestClock } from '../support/app.ts'

describe('the catalogue of events', () => {
  const index = new GuardedIndex(Promise.reject(new SearchUnavailable('this test has no search engine')))
  const log = createLogger('silent')
  const stopping = new AbortController().signal
  const running = [activitySubscriber, searchSubscriber({ index, clock: new TestClock(), log, stopping })]

  it('names for each event exactly those who hear it', () => {
    const heard = Object.fromEntries(
      Object.keys(subscribersOf).map((type) => [
        type,
        running.filter(({ hears }) => hears.some((each) => each === type)).map(({ name }) => name),
      ]),
    )
    assert.deepEqual(heard, subscribersOf)
  })

  it('has no event that nobody hears', () => {
    const unheard = Object.entries(subscribersOf).filter(([, names]) => names.length === 0)
    assert.deepEqual(unheard, [])
  })
})
