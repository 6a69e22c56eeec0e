import type { Collation } from './collation.ts'
import { MongoFault } from './errors.ts'
import { KeyWriter } from './key-bytes.ts'
import { reach } from './paths.ts'
import { compare, fieldsOf, isObject, toNumber, type Doc } from './values.ts'

export interface SortField {
  path: string
  parts: string[]
  descending: boolean
}

/** Reads a sort as MongoDB writes it. @throws BadValue for a direction other than 1 or -1 */
export function parseSort(sort: unknown): SortField[] {
  if (!isObject(sort)) return []
  return fieldsOf(sort).map(([path, value]) => {
    const direction = toNumber(value)
    if (direction !== 1 && direction !== -1) {
      throw new MongoFault(
        'BadValue',
        isObject(value)
          ? `$meta sort is not supported by the embedded store`
          : `Illegal key in $sort specification: ${path}: ${String(value)}`,
      )
    }
    return { path, parts: path.split('.'), descending: direction === -1 }
  })
}

/** What a document is sorted by: of an array, its least element upwards and its greatest downwards. */
function sortValue(doc: Doc, field: SortField, collation?: Collation): unknown {
  let best: unknown
  let any = false
  const offer = (value: unknown) => {
    if (
      !any ||
      (field.descending ? compare(value, best, collation) > 0 : compare(value, best, collation) < 0)
    )
      best = value
    any = true
  }
  reach(doc, field.parts, (leaf) => {
    if (!Array.isArray(leaf)) offer(leaf ?? null)
    else if (leaf.length === 0) offer(undefined)
    else for (const element of leaf) offer(element)
    return false
  })
  return any ? best : null
}

/** Documents with what they carry, in the order asked for; equal ones keep theirs. */
export class Sorter<T> {
  #rows: { key: Buffer; values: unknown[]; item: T }[] = []
  readonly #writer = new KeyWriter()
  readonly #keep: number

  /** @param most how many of the first are wanted; 0 for all */
  constructor(
    private readonly fields: SortField[],
    most: number,
    private readonly collation?: Collation,
  ) {
    this.#keep = most === 0 ? Infinity : most
  }

  add(doc: Doc, item: T): void {
    const values = this.fields.map((field) => sortValue(doc, field, this.collation))
    if (this.collation) {
      this.#rows.push({ key: Buffer.alloc(0), values, item })
    } else {
      this.#writer.reset()
      values.forEach((value, i) => this.#writer.write(value, this.fields[i]!.descending))
      this.#rows.push({ key: this.#writer.take(), values: [], item })
    }
    if (this.#rows.length > this.#keep * 2 + 1_000) this.#trim()
  }

  take(): T[] {
    this.#trim()
    return this.#rows.map((row) => row.item)
  }

  #trim(): void {
    const { collation, fields } = this
    this.#rows.sort(
      collation
        ? (a, b) => {
            for (let i = 0; i < fields.length; i += 1) {
              const order = compare(a.values[i], b.values[i], collation)
              if (order !== 0) return fields[i]!.descending ? -order : order
            }
            return 0
          }
        : (a, b) => Buffer.compare(a.key, b.key),
    )
    if (this.#rows.length > this.#keep) this.#rows.length = this.#keep
  }
}
