import { deserialize, serialize } from 'bson'
import type { Doc } from './values.ts'

/** Decoding that loses nothing: numbers keep their class, regular expressions their text, binaries their subtype. */
const exact = {
  promoteValues: false,
  promoteLongs: false,
  promoteBuffers: false,
  bsonRegExp: true,
} as const

/** Decodes a document so that it can be written back byte for byte. */
export const decode = (raw: Uint8Array): Doc => deserialize(raw, exact)

/** Decodes a command, leaving the documents of the named list fields as bytes. */
export const decodeCommand = (raw: Uint8Array, rawFields: Record<string, boolean>): Doc =>
  deserialize(raw, { ...exact, fieldsAsRaw: rawFields })

/** Decodes for computing: plain numbers, as the aggregation's expressions want them. */
export const decodePlain = (raw: Uint8Array): Doc => deserialize(raw, { promoteBuffers: false })

export function encode(doc: Doc): Buffer {
  const { buffer, byteOffset, length } = serialize(doc, { ignoreUndefined: false, checkKeys: false })
  return Buffer.from(buffer, byteOffset, length)
}

/** One element of a stored document: its type byte, its name, and where its value lies. */
export interface RawElement {
  type: number
  name: string
  start: number
  valueStart: number
  end: number
}

/** The top-level elements of a raw document, in order. */
export function elementsOf(raw: Buffer): RawElement[] {
  const elements: RawElement[] = []
  let at = 4
  for (;;) {
    const type = raw[at]
    if (type === undefined || type === 0) return elements
    const nameEnd = raw.indexOf(0, at + 1)
    const valueStart = nameEnd + 1
    const end = valueStart + valueSize(raw, type, valueStart)
    elements.push({ type, name: raw.toString('utf8', at + 1, nameEnd), start: at, valueStart, end })
    at = end
  }
}

/** How many bytes a value of a type takes from here. */
export function valueSize(raw: Buffer, type: number, at: number): number {
  switch (type) {
    case 0x01: // double
    case 0x09: // date
    case 0x11: // timestamp
    case 0x12: // long
      return 8
    case 0x02: // string
    case 0x0d: // code
    case 0x0e: // symbol
      return 4 + raw.readInt32LE(at)
    case 0x03: // document
    case 0x04: // array
    case 0x0f: // code with scope
      return raw.readInt32LE(at)
    case 0x05: // binary
      return 5 + raw.readInt32LE(at)
    case 0x07: // objectId
      return 12
    case 0x08: // boolean
      return 1
    case 0x0b: {
      // regular expression: two strings ended by 00
      const patternEnd = raw.indexOf(0, at)
      return raw.indexOf(0, patternEnd + 1) + 1 - at
    }
    case 0x0c: // dbPointer
      return 4 + raw.readInt32LE(at) + 12
    case 0x10: // int
      return 4
    case 0x13: // decimal128
      return 16
    default: // null, undefined, minKey, maxKey
      return 0
  }
}

/** A document made of whole elements of another. */
export function assemble(raw: Buffer, elements: RawElement[]): Buffer {
  let size = 5
  for (const element of elements) size += element.end - element.start
  const out = Buffer.allocUnsafe(size)
  out.writeInt32LE(size, 0)
  let at = 4
  for (const { start, end } of elements) {
    raw.copy(out, at, start, end)
    at += end - start
  }
  out[at] = 0
  return out
}

/** The raw bytes of an array field whose items are the given documents: the body of a reply's batch. */
export function rawArray(documents: readonly Uint8Array[]): Buffer {
  let size = 5
  for (let i = 0; i < documents.length; i += 1) size += 2 + String(i).length + documents[i]!.length
  const out = Buffer.allocUnsafe(size)
  out.writeInt32LE(size, 0)
  let at = 4
  for (let i = 0; i < documents.length; i += 1) {
    out[at] = 0x03
    at += 1 + out.write(String(i), at + 1, 'latin1')
    out[at] = 0
    out.set(documents[i]!, at + 1)
    at += 1 + documents[i]!.length
  }
  out[at] = 0
  return out
}

/** Encodes `{cursor: {<batchName>: documents, id, ns}, ...rest}` without decoding the documents. */
export function encodeCursorReply(
  batchName: 'firstBatch' | 'nextBatch',
  documents: readonly Uint8Array[],
  cursor: Doc,
  rest: Doc,
): Buffer {
  const cursorRest = encode(cursor)
  const batch = rawArray(documents)
  const name = Buffer.from(`\x04${batchName}\0`, 'latin1')
  const cursorSize = cursorRest.length + name.length + batch.length
  const cursorHead = Buffer.allocUnsafe(4)
  cursorHead.writeInt32LE(cursorSize, 0)
  const restBytes = encode(rest)
  const field = Buffer.from('\x03cursor\0', 'latin1')
  const total = Buffer.allocUnsafe(4)
  total.writeInt32LE(restBytes.length + field.length + cursorSize, 0)
  return Buffer.concat([total, field, cursorHead, name, batch, cursorRest.subarray(4), restBytes.subarray(4)])
}
