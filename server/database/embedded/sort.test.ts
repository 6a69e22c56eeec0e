import assert from 'node:assert/strict'
import { parseSort, Sorter } from './sort.ts'

describe('sorting more than is put in order at a time', () => {
  const rows = Array.from({ length: 9_001 }, (_, number) => ({ n: (number * 7_919) % 1_000, number }))
  const inOrder = rows.toSorted((a, b) => b.n - a.n || a.number - b.number)

  function sorted(most: number): ({ n: number; number: number } | null)[] {
    const sorter = new Sorter<(typeof rows)[number]>(parseSort({ n: -1 }), most)
    for (const row of rows) sorter.add(row, row)
    return [...sorter.take()]
  }
  const withoutPauses = (most: number) => sorted(most).filter((row) => row !== null)

  it('keeps the order of equal ones', () => assert.deepEqual(withoutPauses(0), inOrder))

  it('takes the first ones only where no more are wanted', () =>
    assert.deepEqual(withoutPauses(2_500), inOrder.slice(0, 2_500)))

  it('pauses before the first is handed out', () => {
    const first = sorted(0).findIndex((row) => row !== null)
    assert.ok(first >= rows.length / 2_000, `${first} pauses`)
  })
})
