import { getField, isObject } from './values.ts'

const numericPart = /^(0|[1-9]\d*)$/

/** Is this part of a path a number, which in an array may mean a position? */
export const isPosition = (part: string): boolean => numericPart.test(part)

/**
 * Visits every value that a dotted path reaches in a document, as MongoDB's queries do: an array on the way is
 * entered element by element (documents only), and by position where the part is a number. A value that is not
 * there is visited as undefined; nothing is visited for the scalars, and the absence of elements, of an array on the
 * way. The value at the end is not entered.
 * @param visit gets the value and the position in the first array that was entered; true stops the walk
 * @returns whether a visit stopped it
 */
export function reach(
  value: unknown,
  parts: readonly string[],
  visit: (value: unknown, position: number | undefined) => boolean,
  from = 0,
  position?: number,
): boolean {
  if (from === parts.length) return visit(value, position)
  const part = parts[from]!
  if (Array.isArray(value)) {
    if (isPosition(part)) {
      const index = Number(part)
      if (index < value.length && reach(value[index], parts, visit, from + 1, position)) return true
    }
    for (let i = 0; i < value.length; i += 1) {
      const element: unknown = value[i]
      if (isObject(element) && reach(element, parts, visit, from, position ?? i)) return true
    }
    return false
  }
  if (!isObject(value)) return visit(undefined, position)
  return reach(getField(value, part), parts, visit, from + 1, position)
}

/** As `reach`, and an array at the end is visited element by element, then whole. */
export function reachElements(
  value: unknown,
  parts: readonly string[],
  visit: (value: unknown, position: number | undefined) => boolean,
): boolean {
  return reach(value, parts, (leaf, position) => {
    if (!Array.isArray(leaf)) return visit(leaf, position)
    for (let i = 0; i < leaf.length; i += 1) if (visit(leaf[i], position ?? i)) return true
    return visit(leaf, position)
  })
}
