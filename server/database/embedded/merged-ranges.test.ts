import assert from 'node:assert/strict'
import { inOneOrder } from './merged-ranges.ts'

describe('sources that are read side by side', () => {
  function* source(name: string, numbers: number[], read: string[] = []): Generator<[Buffer, string], void> {
    for (const number of numbers) {
      read.push(`${name}${number}`)
      yield [Buffer.from([number]), `${name}${number}`]
    }
  }

  it('come in one order, upwards or downwards', () => {
    const up = inOneOrder([source('a', [1, 4, 6]), source('b', []), source('c', [2, 3, 9])], false)
    assert.deepEqual([...up], ['a1', 'c2', 'c3', 'a4', 'a6', 'c9'])
    const down = inOneOrder([source('a', [6, 4]), source('c', [9, 5, 1])], true)
    assert.deepEqual([...down], ['c9', 'a6', 'c5', 'a4', 'c1'])
  })

  it('are read no further than to the next entry of each', () => {
    const read: string[] = []
    inOneOrder([source('a', [1, 2, 3], read), source('b', [7, 8], read)], false).next()
    assert.deepEqual(read, ['a1', 'b7'])
  })
})
