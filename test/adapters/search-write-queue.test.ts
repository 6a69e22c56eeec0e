import assert from 'node:assert/strict'
import { setImmediate as turn } from 'node:timers/promises'
import type { Rejection } from '../../server/adapters/search/search.port.ts'
import { WriteQueue, type Write } from '../../server/adapters/search/write-queue.ts'
import { aDocument } from './search-engine.ts'

/** An engine that ends a batch when the test says so. */
function anEngine() {
  const batches: { keys: string[]; end(refused?: Map<string, Rejection>): void; fail(error: Error): void }[] =
    []
  const send = (batch: readonly Write[]): Promise<ReadonlyMap<string, Rejection>> =>
    new Promise((resolve, reject) => {
      batches.push({
        keys: batch.map(({ key }) => key),
        end: (refused = new Map()) => resolve(refused),
        fail: reject,
      })
    })
  const queue = new WriteQueue({ send, backgroundBatch: 2, promptBatch: 10 })
  const add = (keys: string, background = false): Promise<void> =>
    queue.add(
      Array.from(keys, (key) => ({ key, document: aDocument({ id: key }) })),
      background,
    )
  const sent = (): string[] => batches.map(({ keys }) => keys.join(''))
  return { queue, add, sent, batches }
}

async function end(batch: { end(): void } | undefined): Promise<void> {
  batch?.end()
  await turn()
}

describe('the order of writes to the search engine', () => {
  it('hands an import over in small batches, one at a time', async () => {
    const { add, sent, batches } = anEngine()
    void add('abcde', true)
    assert.deepEqual(sent(), ['ab'])
    await end(batches[0])
    assert.deepEqual(sent(), ['ab', 'cd'])
  })

  it('lets what people write go before the rest of an import', async () => {
    const { add, sent, batches } = anEngine()
    void add('abcd', true)
    void add('Q')
    await end(batches[0])
    assert.deepEqual(sent(), ['ab', 'Q'])
    await end(batches[1])
    assert.deepEqual(sent(), ['ab', 'Q', 'cd'])
  })

  it('lets an import go on when people never stop writing', async () => {
    const { add, sent, batches } = anEngine()
    void add('abcd', true)
    for (const [place, key] of ['Q', 'R', 'S', 'T', 'U'].entries()) {
      void add(key)
      await end(batches[place === 0 ? 0 : batches.length - 1])
    }
    assert.ok(sent().indexOf('cd') > 0, sent().join())
  })

  it('gathers what arrives while a batch is under way', async () => {
    const { add, sent, batches } = anEngine()
    void add('Q')
    void add('R')
    void add('S')
    await end(batches[0])
    assert.deepEqual(sent(), ['Q', 'RS'])
  })

  it('sends the newest of what waits for one document, and tells both callers', async () => {
    const { add, sent, batches } = anEngine()
    void add('Q')
    const both = Promise.all([add('R'), add('R')])
    await end(batches[0])
    await end(batches[1])
    await both
    assert.deepEqual(sent(), ['Q', 'R'])
  })

  it('does not let an import bring back what a person has removed meanwhile', async () => {
    const { queue, add, sent, batches } = anEngine()
    void add('abc', true)
    void queue.add([{ key: 'c', removed: { kind: 'fiche', id: 'c' } }], false)
    await end(batches[0])
    await end(batches[1])
    assert.deepEqual(sent(), ['ab', 'c'])
  })

  it('tells only the caller whose document was refused', async () => {
    const { add, batches } = anEngine()
    void add('Q')
    const refused = add('R')
    const taken = add('S')
    await end(batches[0])
    batches[1]?.end(new Map([['R', { document: { kind: 'thread', id: 'R' }, reason: 'no' }]]))
    await assert.rejects(refused, /no/)
    await taken
  })

  it('tells everybody in a batch that got no answer, and goes on', async () => {
    const { add, sent, batches } = anEngine()
    const unanswered = add('Q')
    void add('R')
    batches[0]?.fail(new Error('gone'))
    await assert.rejects(unanswered, /gone/)
    assert.deepEqual(sent(), ['Q', 'R'])
  })

  it('is settled when the last batch has ended, and not before', async () => {
    const { queue, add, batches } = anEngine()
    void add('abc', true)
    let settled = false
    void queue.settled().then(() => (settled = true))
    await end(batches[0])
    assert.equal(settled, false)
    await end(batches[1])
    assert.equal(settled, true)
  })
})
