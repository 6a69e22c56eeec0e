/** One of several sources, each in order, at the entry that comes next. */
interface Head<T> {
  order: Buffer
  entry: T
  rest: Iterator<[order: Buffer, entry: T], void>
}

/**
 * Reads several sources side by side, each already in the order of its bytes, as one in that order: no more of any is read
 * than its next entry. MongoDB calls it SORT_MERGE.
 * @param backwards do the sources descend?
 */
export function* inOneOrder<T>(
  sources: readonly Iterable<[order: Buffer, entry: T], void>[],
  backwards: boolean,
): Generator<T, void> {
  const heads: Head<T>[] = []
  const compare = (a: Buffer, b: Buffer) => (backwards ? Buffer.compare(b, a) : Buffer.compare(a, b))

  /** Takes a source's next entry, and puts the source in its place among the others. */
  const place = (rest: Head<T>['rest']): void => {
    const next = rest.next()
    if (next.done) return
    const [order, entry] = next.value
    let low = 0
    let high = heads.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (compare(heads[middle]!.order, order) <= 0) low = middle + 1
      else high = middle
    }
    heads.splice(low, 0, { order, entry, rest })
  }

  const iterators = sources.map((source) => source[Symbol.iterator]())
  try {
    for (const iterator of iterators) place(iterator)
    for (let head = heads.shift(); head; head = heads.shift()) {
      yield head.entry
      place(head.rest)
    }
  } finally {
    for (const iterator of iterators) iterator.return?.()
  }
}
