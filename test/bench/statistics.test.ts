import assert from 'node:assert/strict'
import { isMet, shortly, tableOf, type Line } from '../../scripts/bench/report.ts'
import { median, quantile, ratioOf } from '../../scripts/bench/statistics.ts'

describe('the statistics of the bench', () => {
  it('take a quantile by nearest rank, whatever the order', () => {
    const values = [50, 10, 40, 20, 30]
    assert.deepEqual(
      [0, 0.2, 0.21, 0.5, 0.99, 1].map((q) => quantile(values, q)),
      [10, 10, 20, 30, 50, 50],
    )
    assert.deepEqual(values, [50, 10, 40, 20, 30])
  })

  it('take the middle value, or the mean of the two in the middle', () => {
    assert.equal(median([9, 1, 5]), 5)
    assert.equal(median([9, 1, 5, 3]), 4)
    assert.equal(median([7]), 7)
  })

  it('refuse to speak of nothing', () => {
    assert.throws(() => quantile([], 0.5), RangeError)
    assert.throws(() => median([]), RangeError)
  })

  it('compare within each pair, so that what slowed both of one pair does not count', () => {
    const pairs = [
      { ours: 10, bare: 20 },
      { ours: 100, bare: 200 },
      { ours: 11, bare: 20 },
    ]
    assert.equal(ratioOf(pairs), 0.5)
  })
})

describe('a line of the bench', () => {
  const aLine = (change: Partial<Line>): Line => ({ row: 'A1', what: 'page', unit: 'ms', ours: 4, ...change })

  it('meets a goal of its own, or one beside the bare program, its bound included', () => {
    assert.equal(isMet(aLine({ goal: { of: 'ours', atMost: 4 } })), true)
    assert.equal(isMet(aLine({ goal: { of: 'ours', atMost: 3.9 } })), false)
    assert.equal(isMet(aLine({ ratio: 0.6, goal: { of: 'ratio', atLeast: 0.6 } })), true)
    assert.equal(isMet(aLine({ goal: { of: 'ratio', atLeast: 0.6 } })), false)
    assert.equal(isMet(aLine({})), undefined)
  })

  it('shows three figures that count', () =>
    assert.deepEqual([0, 0.1234, 4.567, 45.67, 4567.8].map(shortly), ['0', '0.123', '4.57', '45.7', '4,568']))

  it('stands in a table whose columns are aligned', () => {
    const widths = tableOf([aLine({}), aLine({ what: 'a much longer page' })])
      .split('\n')
      .map((row) => row.length)
    assert.equal(new Set(widths).size, 1)
  })
})
