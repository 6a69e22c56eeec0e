import assert from 'node:assert/strict'
import { Binary, BSONRegExp, DBRef, Decimal128, Double, Int32, Long, MaxKey, ObjectId, Timestamp } from 'bson'
import { decode, encode } from './raw-bson.ts'
import { picker } from './raw-values.ts'
import { compare, typeNumber } from './values.ts'

const oid = new ObjectId('655f1f77bcf86cd799439011')
const values: Record<string, unknown> = {
  int: new Int32(5),
  wholeDouble: new Double(5),
  double: new Double(1.5),
  hugeDouble: new Double(2 ** 40),
  long: Long.fromString('9007199254740993'),
  smallLong: Long.fromNumber(5),
  decimal: Decimal128.fromString('1.5'),
  string: 'élève',
  yes: true,
  nothing: null,
  date: new Date(-5),
  oid,
  binary: new Binary(Buffer.from([1, 2])),
  oldBinary: new Binary(Buffer.from([1, 2]), 2),
  timestamp: new Timestamp({ t: 7, i: 1 }),
  regex: new BSONRegExp('^a', 'i'),
  most: new MaxKey(),
  reference: new DBRef('people', oid),
  nested: { list: [1, 'a', [null], { b: new Double(2) }], é: 1 },
  été: 'a name beyond ASCII',
}

describe('reading some fields of a stored document', () => {
  const raw = encode(values)
  const whole = decode(raw)

  for (const name of Object.keys(values)) {
    it(`reads ${name} as a whole decoding does`, () => {
      const picked = picker(new Set([name]))(raw)
      assert.deepEqual(Object.keys(picked), [name])
      assert.equal(compare(picked[name], whole[name]), 0)
      assert.equal(typeNumber(picked[name]), typeNumber(whole[name]))
    })
  }

  it('leaves out what is not there', () =>
    assert.deepEqual(picker(new Set(['absent', 'int']))(raw), { int: 5 }))
})
