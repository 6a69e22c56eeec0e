import { Binary, Double, Long, ObjectId, Timestamp } from 'bson'
import { decode, valueSize } from './raw-bson.ts'
import { setField, type Doc } from './values.ts'

/**
 * Makes a decoder of only the named top-level fields of stored documents, for testing and sorting: most of a document
 * is never looked at. Whole numbers within 32 bits come as plain numbers when they are stored as int, and as Double
 * when they are not, so that `$type` still tells them apart.
 */
export function picker(names: ReadonlySet<string>): (raw: Buffer) => Doc {
  const wanted = [...names].map((name) => ({ name, bytes: Buffer.from(name) }))
  return (raw) => {
    const doc: Doc = {}
    let left = wanted.length
    let at = 4
    while (left > 0) {
      const type = raw[at]!
      if (type === 0) return doc
      const nameEnd = endOfName(raw, at + 1)
      for (const { name, bytes } of wanted) {
        if (!isNamed(raw, at + 1, nameEnd, bytes)) continue
        setField(doc, name, valueAt(raw, type, nameEnd + 1))
        left -= 1
        break
      }
      at = nameEnd + 1 + valueSize(raw, type, nameEnd + 1)
    }
    return doc
  }
}

function isNamed(raw: Buffer, from: number, to: number, name: Buffer): boolean {
  if (to - from !== name.length) return false
  for (let i = 0; i < name.length; i += 1) if (raw[from + i] !== name[i]) return false
  return true
}

function endOfName(raw: Buffer, from: number): number {
  let at = from
  while (raw[at] !== 0) at += 1
  return at
}

function valueAt(raw: Buffer, type: number, at: number): unknown {
  switch (type) {
    case 0x01: {
      const double = raw.readDoubleLE(at)
      return Number.isInteger(double) && Math.abs(double) < 2 ** 31 ? new Double(double) : double
    }
    case 0x02:
      return raw.toString('utf8', at + 4, at + 3 + raw.readInt32LE(at))
    case 0x03:
      return documentAt(raw, at)
    case 0x04:
      return arrayAt(raw, at)
    case 0x05:
      return binaryAt(raw, at)
    case 0x07:
      return new ObjectId(raw.subarray(at, at + 12))
    case 0x08:
      return raw[at] === 1
    case 0x09:
      return new Date(Number(raw.readBigInt64LE(at)))
    case 0x0a:
      return null
    case 0x10:
      return raw.readInt32LE(at)
    case 0x11:
      return new Timestamp(raw.readBigUInt64LE(at))
    case 0x12:
      return Long.fromBits(raw.readInt32LE(at), raw.readInt32LE(at + 4))
    default:
      return rareValueAt(raw, type, at)
  }
}

// The old binary subtype holds its length twice, and that of vectors has classes: both are bson's to read.
function binaryAt(raw: Buffer, at: number): unknown {
  const subtype = raw[at + 4]!
  if (subtype === 0x02 || subtype === 0x09) return rareValueAt(raw, 0x05, at)
  return new Binary(raw.subarray(at + 5, at + 5 + raw.readInt32LE(at)), subtype)
}

// Regular expressions, code, decimals and the like: made into a document of one field, which bson decodes.
function rareValueAt(raw: Buffer, type: number, at: number): unknown {
  const size = valueSize(raw, type, at)
  const single = Buffer.alloc(8 + size)
  single.writeInt32LE(single.length, 0)
  single[4] = type
  single[5] = 0x76
  raw.copy(single, 7, at, at + size)
  return decode(single)['v']
}

function documentAt(raw: Buffer, start: number): unknown {
  const doc: Doc = {}
  let at = start + 4
  for (;;) {
    const type = raw[at]!
    if (type === 0) break
    const nameEnd = endOfName(raw, at + 1)
    const name = raw.toString('utf8', at + 1, nameEnd)
    // A DBRef is bson's to make.
    if (name === '$ref') return rareValueAt(raw, 0x03, start)
    setField(doc, name, valueAt(raw, type, nameEnd + 1))
    at = nameEnd + 1 + valueSize(raw, type, nameEnd + 1)
  }
  return doc
}

function arrayAt(raw: Buffer, start: number): unknown[] {
  const items: unknown[] = []
  let at = start + 4
  for (;;) {
    const type = raw[at]!
    if (type === 0) return items
    const valueStart = endOfName(raw, at + 1) + 1
    items.push(valueAt(raw, type, valueStart))
    at = valueStart + valueSize(raw, type, valueStart)
  }
}
