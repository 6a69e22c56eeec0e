import assert from 'node:assert/strict'
import { Binary, Decimal128, Double, Int32, Long, MaxKey, MinKey, ObjectId, Timestamp } from 'bson'
import fc from 'fast-check'
import { KeyWriter } from './key-bytes.ts'
import { compare } from './values.ts'

const scalar = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    undefined,
    NaN,
    0,
    -0,
    Infinity,
    -Infinity,
    new MinKey(),
    new MaxKey(),
    true,
    false,
    '',
  ),
  fc.double(),
  fc.integer().map((number) => new Int32(number)),
  fc.double().map((number) => new Double(number)),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((number) => Long.fromBigInt(number)),
  fc
    .constantFrom(2n ** 53n, 2n ** 53n + 1n, 2n ** 53n + 2n, -(2n ** 53n) - 1n, 2n ** 63n - 1n, -(2n ** 63n))
    .map((number) => Long.fromBigInt(number)),
  fc.integer().map((number) => Decimal128.fromString(String(number))),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('a', '\0', '\x01', 'é', '\u{1F600}', '\uFF5E') }),
  fc.uint8Array({ maxLength: 5 }).map((bytes) => new Binary(bytes)),
  fc.uint8Array({ minLength: 12, maxLength: 12 }).map((bytes) => new ObjectId(bytes)),
  fc.date({ noInvalidDate: true }),
  fc.nat().map((t) => new Timestamp({ t, i: 1 })),
)
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'ab', ''), tie('value'), { maxKeys: 3 }),
  ),
}))

const sign = (number: number) => Math.sign(number) + 0

describe('key bytes', () => {
  const bytes = (of: unknown, descending = false) => new KeyWriter().write(of, descending).take()

  it('order as MongoDB orders the values', () => {
    fc.assert(
      fc.property(value, value, (a, b) =>
        assert.equal(sign(Buffer.compare(bytes(a), bytes(b))), sign(compare(a, b))),
      ),
      { numRuns: 3_000 },
    )
  })

  it('order backwards when descending', () => {
    fc.assert(
      fc.property(value, value, (a, b) =>
        assert.equal(sign(Buffer.compare(bytes(a, true), bytes(b, true))), -sign(compare(a, b)) + 0),
      ),
      { numRuns: 1_000 },
    )
  })

  it('order a text that is the beginning of another, whatever follows, and a text that holds a zero', () => {
    const texts = ['', '\0', '\0\0', 'a', 'a\0', 'a\0b', 'ab']
    const pair = (text: string, descending: boolean, next: number) =>
      Buffer.concat([new KeyWriter().write(text, descending).take(), Buffer.from([next])])
    for (const [index, before] of texts.entries()) {
      for (const after of texts.slice(index + 1)) {
        for (const [next, other] of [
          [0, 255],
          [255, 0],
        ] as const) {
          assert.equal(Buffer.compare(pair(before, false, next), pair(after, false, other)), -1)
          assert.equal(Buffer.compare(pair(before, true, next), pair(after, true, other)), 1)
        }
      }
    }
  })

  it('keep the order of the first part of a compound key before the second', () => {
    const pair = (a: unknown, b: unknown) => new KeyWriter().write(a).write(b, true).take()
    fc.assert(
      fc.property(value, value, value, value, (a, b, c, d) => {
        const expected = compare(a, c) || -compare(b, d)
        assert.equal(sign(Buffer.compare(pair(a, b), pair(c, d))), sign(expected))
      }),
      { numRuns: 1_000 },
    )
  })
})
