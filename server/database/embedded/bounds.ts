import type { Condition } from './filter.ts'
import type { IndexField } from './indexes.ts'
import { typeEnd, typeStart, type KeyWriter } from './key-bytes.ts'
import { successor, type KeyRange } from './storage.ts'
import { numeric, rank, rankOf } from './values.ts'

/** Can strings be bounded in this index: not at all, by equality (folded), or also by order? */
export type StringUse = 'none' | 'equality' | 'all'

const simpleTypes = new Set<number>([
  rank.null,
  rank.number,
  rank.objectId,
  rank.boolean,
  rank.date,
  rank.timestamp,
  rank.binary,
])

function bindable(value: unknown, strings: StringUse): boolean {
  const type = rankOf(value)
  if (simpleTypes.has(type) || type === rank.missing) return true
  return (type === rank.string || type === rank.object) && strings !== 'none'
}

/**
 * The single values that a field must have one of, as key bytes: the shortest list. Of lists of one value there may be
 * several, since an array may have to hold them all.
 */
export function pointsOf(
  conditions: Condition[],
  field: IndexField,
  strings: StringUse,
  writer: KeyWriter,
): Buffer[][] {
  const lists = conditions
    .flatMap(valuesOf)
    .filter((values) => values.every((value) => bindable(value, strings)))
  const fewest = Math.min(...lists.map((values) => values.length))
  const shortest = lists.filter((values) => values.length === fewest)
  return (fewest === 1 ? shortest : shortest.slice(0, 1)).map((values) =>
    distinct(
      values.map((value) =>
        writer
          .reset()
          .write(value ?? null, field.descending)
          .take(),
      ),
    ),
  )
}

export const distinct = (points: Buffer[]): Buffer[] =>
  points.length === 1
    ? points
    : points.filter((point, i) => points.findIndex((other) => other.equals(point)) === i)

/** The values that a condition lets a field have, once for each that an array must hold. */
function valuesOf(condition: Condition): unknown[][] {
  if (condition.op === 'eq') return [[condition.value]]
  if (condition.op === 'in') return condition.patterns.length === 0 ? [condition.values] : []
  if (condition.op === 'all') return condition.parts.flatMap(valuesOf)
  return []
}

/** The stretches of keys in which a field must lie; undefined when nothing bounds it. */
export function rangesOf(
  conditions: Condition[],
  field: IndexField,
  multikey: boolean,
  strings: StringUse,
  writer: KeyWriter,
): KeyRange[] | undefined {
  let range: KeyRange | undefined
  for (const condition of conditions) {
    const next = rangeOf(condition, field, strings, writer)
    if (!next) continue
    if (next.length > 1) return next
    // In an array, one element may meet the lower bound and another the upper: one bound only.
    if (multikey) return next
    const [only] = next
    if (!only) return []
    range = range ? { low: later(range.low, only.low), high: earlier(range.high, only.high) } : only
  }
  if (!range) return undefined
  return Buffer.compare(range.low, range.high) < 0 ? [range] : []
}

const later = (a: Buffer, b: Buffer) => (Buffer.compare(a, b) >= 0 ? a : b)
const earlier = (a: Buffer, b: Buffer) => (Buffer.compare(a, b) <= 0 ? a : b)

function rangeOf(
  condition: Condition,
  field: IndexField,
  strings: StringUse,
  writer: KeyWriter,
): KeyRange[] | undefined {
  if (condition.op === 'regex') return strings === 'all' ? prefixRanges(condition, field, writer) : undefined
  if (condition.op !== 'gt' && condition.op !== 'gte' && condition.op !== 'lt' && condition.op !== 'lte')
    return undefined
  const { value, op } = condition
  const type = rankOf(value)
  const ordered = (simpleTypes.has(type) && type !== rank.null) || (type === rank.string && strings === 'all')
  if (!ordered || (type === rank.number && Number.isNaN(numeric(value)))) return undefined
  const bytes = writer.reset().write(value, field.descending).take()
  const whole = typeRange(type, field.descending)
  const upwards = (op === 'gt' || op === 'gte') !== field.descending
  const inclusive = op === 'gte' || op === 'lte'
  if (upwards) return [{ low: inclusive ? bytes : successor(bytes), high: whole.high }]
  return [{ low: whole.low, high: inclusive ? successor(bytes) : bytes }]
}

const typeRange = (type: number, descending: boolean): KeyRange =>
  descending
    ? { low: Buffer.from([255 - type]), high: Buffer.from([256 - type]) }
    : { low: typeStart(type), high: typeEnd(type) }

const literalPrefix = /^\^((?:[^\\^$.|?*+()[\]{}]|\\[.\-/])+)/

// `/^abc/` reads the strings that start so, and the regular expressions equal to it.
function prefixRanges(
  condition: { pattern: RegExp; value: unknown },
  field: IndexField,
  writer: KeyWriter,
): KeyRange[] | undefined {
  const { source, flags } = condition.pattern
  const found = literalPrefix.exec(source)
  if (!found || flags.includes('i') || flags.includes('m') || source.includes('|')) return undefined
  let prefix = found[1]!
  // A quantifier after the last literal may make it optional.
  if (/[?*{]/.test(source.charAt(found[0].length))) prefix = prefix.replace(/(\\.|[^\\])$/, '')
  prefix = prefix.replace(/\\(.)/g, '$1')
  if (prefix === '') return undefined
  const low = writer.reset().writeBeginning(prefix, field.descending).take()
  const ranges = [{ low, high: successor(low) }]
  if (rankOf(condition.value) === rank.regex) {
    const same = writer.reset().write(condition.value, field.descending).take()
    ranges.push({ low: same, high: successor(same) })
  }
  return ranges
}
