import { getField, isObject } from './values.ts'

const numericPart = /^(0|[1-9]\d*)$/

/** Is this part of a path a number, which in an array may mean a position? */
export const isPosition = (part: string): boolean => numericPart.test(part)

/**
 * @param value undefined where there is none
 * @param position where in the first array that was entered it stands
 * @param named is it an element that the path names by its position, which is not entered further?
 */
export type Visit = (value: unknown, position: number | undefined, named: boolean) => boolean

/**
 * Visits every value that a dotted path reaches in a document, as MongoDB's queries do: an array on the way is
 * entered element by element (documents only), and by position where the part is a number. A value that is not
 * there is visited as undefined; nothing is visited for the scalars, and the absence of elements, of an array on the
 * way. The value at the end is not entered.
 * @param visit returns true to stop the walk
 * @returns whether a visit stopped it
 */
export function reach(
  value: unknown,
  parts: readonly string[],
  visit: Visit,
  from = 0,
  position?: number,
  named = false,
): boolean {
  if (from === parts.length) return visit(value, position, named)
  const part = parts[from]!
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i += 1) {
      const element: unknown = value[i]
      if (isObject(element) && reach(element, parts, visit, from, position ?? i)) return true
    }
    if (!isPosition(part)) return false
    const index = Number(part)
    return index < value.length && reach(value[index], parts, visit, from + 1, position, true)
  }
  if (!isObject(value)) return visit(undefined, position, false)
  return reach(getField(value, part), parts, visit, from + 1, position)
}

/** As `reach`, and an array at the end is visited element by element, then whole. */
export function reachElements(value: unknown, parts: readonly string[], visit: Visit): boolean {
  return reach(value, parts, (leaf, position, named) => {
    if (!Array.isArray(leaf) || named) return visit(leaf, position, named)
    for (let i = 0; i < leaf.length; i += 1) if (visit(leaf[i], position ?? i, named)) return true
    return visit(leaf, position, named)
  })
}
