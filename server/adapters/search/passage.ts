import { fold } from '../../french/fold-words.ts'
import { stemOf } from '../../french/stem.ts'
import type { Segment } from '../../../shared/api/search.ts'

/** Words of a passage. */
const PASSAGE_WORDS = 34

/** The text with each word marked whose stem was asked for. */
export function markedText(text: string, asked: ReadonlySet<string>): Segment[] {
  const segments: Segment[] = []
  for (const piece of text.match(/[\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]+/gu) ?? []) {
    const marked = asked.has(stemOf(fold(piece)))
    const last = segments.at(-1)
    if (last?.marked === marked) last.text += piece
    else segments.push({ text: piece, marked })
  }
  return segments
}

/** The part of the text that holds the most different words asked for, marked; its beginning when none does. */
export function passageOf(text: string, asked: ReadonlySet<string>): Segment[] {
  const words = text.split(' ')
  if (words.length <= PASSAGE_WORDS) return markedText(text, asked)
  const found = words.map((word) =>
    (word.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])
      .map((part) => stemOf(fold(part)))
      .filter((stem) => asked.has(stem)),
  )
  let best = { from: 0, count: 0 }
  for (let from = 0; from + PASSAGE_WORDS <= words.length; from += PASSAGE_WORDS / 2) {
    const count = new Set(found.slice(from, from + PASSAGE_WORDS).flat()).size
    if (count > best.count) best = { from, count }
  }
  const passage = words.slice(best.from, best.from + PASSAGE_WORDS).join(' ')
  const isCut = best.from + PASSAGE_WORDS < words.length
  return markedText(`${best.from > 0 ? '…' : ''}${passage}${isCut ? '…' : ''}`, asked)
}
