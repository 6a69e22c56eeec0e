import type { ObjectId, Timestamp } from 'bson'
import { Code } from 'bson'
import type { Collation } from './collation.ts'
import { bytesOf, fieldsOf, numeric, rank, rankOf, regexParts, subtypeOf, type Doc } from './values.ts'

const textEnd = Uint8Array.of(0, 1)

/**
 * Values as bytes whose order is MongoDB's: a type byte, then a payload that ends itself, so that the parts of a
 * compound key can simply follow each other. A descending part is inverted byte by byte.
 */
export class KeyWriter {
  #bytes = Buffer.allocUnsafe(256)
  #length = 0

  constructor(private readonly collation?: Collation) {}

  reset(): this {
    this.#length = 0
    return this
  }

  /** The bytes so far, as a copy. */
  take(): Buffer {
    return Buffer.from(this.#bytes.subarray(0, this.#length))
  }

  /** Appends one value. */
  write(value: unknown, descending = false): this {
    const start = this.#length
    this.#value(value)
    if (descending) for (let i = start; i < this.#length; i += 1) this.#bytes[i] = this.#bytes[i]! ^ 0xff
    return this
  }

  /** Appends what the bytes of every string that starts with this one start with. */
  writeBeginning(text: string, descending = false): this {
    this.write(text, descending)
    this.#length -= textEnd.length
    return this
  }

  #room(size: number): number {
    const at = this.#length
    if (at + size > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, at + size))
      this.#bytes.copy(larger, 0, 0, at)
      this.#bytes = larger
    }
    this.#length = at + size
    return at
  }

  #byte(value: number): void {
    const at = this.#room(1)
    this.#bytes[at] = value
  }

  #raw(bytes: Uint8Array): void {
    const at = this.#room(bytes.length)
    this.#bytes.set(bytes, at)
  }

  #value(value: unknown): void {
    const type = rankOf(value)
    this.#byte(type)
    this.#payload(type, value)
  }

  #payload(type: number, value: unknown): void {
    switch (type) {
      case rank.number:
        return this.#number(numeric(value) as number | bigint)
      case rank.string:
        return this.#text(this.collation ? this.collation.fold(String(value)) : String(value))
      case rank.object:
        return this.#object(value as Doc)
      case rank.array:
        for (const item of value as unknown[]) this.#value(item)
        return this.#byte(0)
      case rank.binary: {
        const bytes = bytesOf(value)
        const at = this.#room(5)
        this.#bytes.writeUInt32BE(bytes.length, at)
        this.#bytes[at + 4] = subtypeOf(value)
        return this.#raw(bytes)
      }
      case rank.objectId:
        return this.#raw((value as ObjectId).id)
      case rank.boolean:
        return this.#byte(value ? 1 : 0)
      case rank.date: {
        const at = this.#room(8)
        this.#bytes.writeBigUInt64BE(BigInt.asUintN(64, BigInt((value as Date).getTime()) + (1n << 63n)), at)
        return undefined
      }
      case rank.timestamp: {
        const at = this.#room(8)
        this.#bytes.writeBigUInt64BE(BigInt.asUintN(64, (value as Timestamp).toBigInt()), at)
        return undefined
      }
      case rank.regex: {
        const { pattern, options } = regexParts(value)
        this.#text(pattern)
        return this.#text(options)
      }
      case rank.code:
      case rank.codeWithScope:
        return this.#text(value instanceof Code ? value.code : '')
      default:
        return undefined
    }
  }

  // The double in an order-preserving form, then how far the exact integer is from it: only a Long beyond 2^53 is.
  #number(value: number | bigint): void {
    const double = Object.is(Number(value), -0) ? 0 : Number(value)
    const at = this.#room(9)
    if (Number.isNaN(double)) {
      this.#bytes.fill(0, at, at + 8)
    } else {
      this.#bytes.writeDoubleBE(double, at)
      if (this.#bytes[at]! & 0x80)
        for (let i = at; i < at + 8; i += 1) this.#bytes[i] = this.#bytes[i]! ^ 0xff
      else this.#bytes[at] = this.#bytes[at]! | 0x80
    }
    const residue = typeof value === 'bigint' ? Number(value - BigInt(double)) : 0
    this.#bytes[at + 8] = residue === 0 ? 0x80 : residue < 0 ? 0x7f : 0x81
    if (residue !== 0) {
      const more = this.#room(2)
      this.#bytes.writeUInt16BE(residue + 0x8000, more)
    }
  }

  // UTF-8, ended by 00 01; a 00 of the text itself becomes 00 FF. No end is the beginning of an escape, so that the order
  // holds whatever follows, inverted too.
  #text(text: string): void {
    const at = this.#room(text.length * 3)
    const written = this.#bytes.write(text, at, 'utf8')
    this.#length = at + written
    if (text.includes('\0')) {
      const plain = Buffer.from(this.#bytes.subarray(at, at + written))
      this.#length = at
      for (const byte of plain) {
        this.#byte(byte)
        if (byte === 0) this.#byte(0xff)
      }
    }
    this.#raw(textEnd)
  }

  #object(value: Doc): void {
    for (const [name, item] of fieldsOf(value)) {
      const type = rankOf(item)
      this.#byte(type)
      this.#text(name)
      this.#payload(type, item)
    }
    this.#byte(0)
  }
}

/** The first bytes of every value of a type, to bound a range to it. */
export const typeStart = (type: number): Buffer => Buffer.from([type])
/** Beyond the last bytes of every value of a type. */
export const typeEnd = (type: number): Buffer => Buffer.from([type + 1])
