import { z } from 'zod'
import { findPersonalData } from '../personal-data.ts'

interface Bounds {
  min?: number
  max: number
}

// Bidirectional controls and invisible characters let a name pass for another one.
const deceptive = /[\u0000-\u001f\u007f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff]/u

// Half a character, which JSON can write and UTF-8 cannot: the store would change it, and the same text sent twice would differ.
const halfCharacters = /\p{Surrogate}/gu

/**
 * A text that will be stored: one that would publish somebody's number is refused, with the kind of number and what it
 * is. Every text that a person types is built on this, so that none is stored without having been searched.
 */
export const storable = <T extends z.ZodType<string>>(text: T): T =>
  text.check(({ value, issues }) => {
    const [first] = findPersonalData(value)
    if (!first) return
    const found = value.slice(first.start, first.end)
    const message = `personal-data-${first.kind}`
    issues.push({ code: 'custom', input: value, message, params: { found } })
  })

/** One line of text, trimmed and in NFC, without control, invisible or direction-changing characters. */
export const line = ({ min = 0, max }: Bounds) =>
  storable(z.string().normalize('NFC').trim())
    .min(min)
    .max(max)
    .refine((text) => !deceptive.test(text), 'deceptive-characters')

/** Text of several lines, as typed but for line ends and outer white space. */
export const prose = ({ min = 0, max }: Bounds) =>
  storable(
    z
      .string()
      .normalize('NFC')
      .overwrite((text) =>
        text.replace(/\r\n?/g, '\n').replaceAll('\u0000', '').replace(halfCharacters, '\ufffd'),
      )
      .trim(),
  )
    .min(min)
    .max(max)

/** A field that a form may repeat: absent, once or several times; always read as an array. */
export const repeated = <T extends z.ZodType>(item: T, max: number) =>
  z.preprocess((value) => {
    if (value === undefined || value === '') return []
    const all: unknown[] = Array.isArray(value) ? value : [value]
    return all.filter((entry) => entry !== '')
  }, z.array(item).max(max))

/** The same for a text area too, where each line is one. */
export const repeatedLines = <T extends z.ZodType>(item: T, max: number) =>
  z.preprocess(
    (value) =>
      [value ?? []].flat().flatMap((entry: unknown) => {
        if (typeof entry !== 'string') return [entry]
        return entry.split('\n').map((text) => text.trim()).filter((text) => text !== '') // prettier-ignore
      }),
    z.array(item).max(max),
  )

/** Sources, each as typed; a text area gives several in one field, a line each. */
export const sourceLines = ({ max, length }: { max: number; length: number }) =>
  repeatedLines(storable(z.string()).max(length), max)

/** A path of ours to go to afterwards; anything else is dropped, never followed. */
export const localPath = z
  .string()
  .optional()
  .catch(undefined)
  .transform((path) => (path === undefined ? undefined : toLocalPath(path)))

/** The path, query and fragment if it leads nowhere else than to our own origin. */
export function toLocalPath(path: string): string | undefined {
  if (!path.startsWith('/')) return undefined
  const base = 'http://palier.invalid'
  if (!URL.canParse(path, base)) return undefined
  const url = new URL(path, base)
  // Dots are resolved first: what is left of `/.//other.example` would lead there when it is followed.
  if (url.origin !== base || url.pathname.startsWith('//')) return undefined
  return `${url.pathname}${url.search}${url.hash}`
}

export const idSchema = z.string().regex(/^[0-9a-f]{24}$/, 'id')
export const clientIdSchema = z.string().regex(/^[\w-]{1,64}$/, 'client-id')
export const optionalText = (schema: z.ZodType<string>) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional())
