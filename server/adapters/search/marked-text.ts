import type { Segment } from '../../../shared/api/search.ts'

/**
 * Two private-use characters stand around found words on the way back from the engine. They cannot be typed by
 * accident, mean nothing in HTML, and are taken out of everything that goes in: a text cannot mark itself.
 */
export const MARK_START = '\u{E000}'
export const MARK_END = '\u{E001}'

const marks = /[\u{E000}\u{E001}]/gu
const pieces = /\u{E000}([^\u{E001}]*)\u{E001}|([^\u{E000}]+)/gu

/** The text without the characters that mark. */
export const withoutMarks = (text: string): string => text.replace(marks, '')

/** Cuts an engine's text at its marks. Two found words with only a space between them are one segment. */
export function segmentsOf(text: string): Segment[] {
  const joined = text.replace(/\u{E001}( ?)\u{E000}/gu, '$1')
  return [...joined.matchAll(pieces)].map(([, found, plain]) =>
    found === undefined ? { text: withoutMarks(plain ?? ''), marked: false } : { text: found, marked: true },
  )
}
