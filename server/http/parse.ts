import type { z } from 'zod'
import { Invalid, type WrongField } from '../errors.ts'

/**
 * Checks what came in against a shared schema.
 * @throws Invalid with every wrong field at once
 */
export function parse<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input ?? {})
  if (parsed.success) return parsed.data
  const fields = new Map<string, WrongField>()
  for (const issue of parsed.error.issues) {
    const field = String(issue.path[0] ?? '')
    // One sentence for one field: the first thing that is wrong with it.
    if (!fields.has(field)) fields.set(field, { field, ...describe(issue, valueAt(input, issue.path)) })
  }
  throw new Invalid([...fields.values()])
}

type Description = Omit<WrongField, 'field'>

function describe(issue: z.core.$ZodIssue, value: unknown): Description {
  if (value === undefined || (typeof value === 'string' && value.trim() === '' && issue.code !== 'custom'))
    return { code: 'required' }
  switch (issue.code) {
    case 'too_small':
      return {
        code: issue.origin === 'array' ? 'too-few' : 'too-short',
        values: { min: Number(issue.minimum) },
      }
    case 'too_big':
      return {
        code: issue.origin === 'array' ? 'too-many' : 'too-long',
        values: { max: Number(issue.maximum) },
      }
    case 'invalid_type':
      return {
        code: Array.isArray(value) ? 'given-twice' : issue.expected === 'string' ? 'not-text' : 'not-valid',
      }
    case 'invalid_value':
      return { code: 'choice' }
    case 'invalid_format':
      return { code: formatCodes[issue.format] ?? 'not-valid' }
    case 'custom':
      return { code: issue.message, ...(issue.params && { values: issue.params }) }
    default:
      return { code: 'not-valid' }
  }
}

const formatCodes: Record<string, string> = { email: 'email', url: 'url', regex: 'characters' }

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input
  for (const key of path) {
    // A field that may be repeated, and came once: a list of itself.
    if (typeof value === 'string' && typeof key === 'number') return value
    if (typeof value !== 'object' || value === null) return undefined
    value = Object.hasOwn(value, key) ? (value as Record<PropertyKey, unknown>)[key] : undefined
  }
  return value
}
