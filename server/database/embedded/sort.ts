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

/** What is sorted, by its key's bytes; by its values where a collation orders them. */
interface Row<T> {
  key: Buffer
  values: unknown[]
  item: T
}

/** Documents with what they carry, in the order asked for; equal ones keep theirs. */
export class Sorter<T> {
  #rows: Row<T>[] = []
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

  /**
   * All that are wanted, in order. They are put in order in short runs, which are merged two by two; null in between is a
   * pause, in which a long sort lets others have their turn.
   */
  *take(): Generator<T | null, void> {
    let runs: Row<T>[][] = []
    for (let from = 0; from < this.#rows.length; from += runLength) {
      runs.push(this.#rows.slice(from, from + runLength).sort(this.#compare))
      yield null
    }
    while (runs.length > 1) {
      const merged: Row<T>[][] = []
      for (let i = 0; i < runs.length; i += 2) merged.push(yield* merge(runs[i]!, runs[i + 1], this.#compare))
      runs = merged
    }
    let left = this.#keep
    for (const { item } of runs[0] ?? []) {
      if ((left -= 1) < 0) return
      yield item
    }
  }

  readonly #compare = (a: Row<T>, b: Row<T>): number => {
    const { collation, fields } = this
    if (!collation) return Buffer.compare(a.key, b.key)
    for (let i = 0; i < fields.length; i += 1) {
      const order = compare(a.values[i], b.values[i], collation)
      if (order !== 0) return fields[i]!.descending ? -order : order
    }
    return 0
  }

  #trim(): void {
    this.#rows.sort(this.#compare)
    if (this.#rows.length > this.#keep) this.#rows.length = this.#keep
  }
}

/** How many rows are put in order, or merged, between two pauses. */
const runLength = 2_000

function* merge<T>(
  first: Row<T>[],
  second: Row<T>[] | undefined,
  order: (a: Row<T>, b: Row<T>) => number,
): Generator<null, Row<T>[]> {
  if (!second) return first
  const merged: Row<T>[] = []
  let [i, j] = [0, 0]
  while (i < first.length || j < second.length) {
    const [a, b] = [first[i], second[j]]
    // Of equal ones, that of the earlier run comes first.
    if (a && (!b || order(a, b) <= 0)) {
      merged.push(a)
      i += 1
    } else if (b) {
      merged.push(b)
      j += 1
    }
    if (merged.length % runLength === 0) yield null
  }
  return merged
}
