import { readPackedLines } from '../../server/packed-content.ts'

/** Numbers between 0 and 1 that look random and are the same in every run (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Sentences of the official sheets: text that compresses, wraps and is searched as what people write is. */
export async function readSentences(count: number): Promise<string[]> {
  const sentences: string[] = []
  for await (const line of readPackedLines('fiches.ndjson.br')) {
    for (const text of textsIn(JSON.parse(line))) if (isSentence(text)) sentences.push(text)
    if (sentences.length >= count) break
  }
  return sentences.slice(0, count)
}

const isSentence = (text: string): boolean =>
  text.length > 60 && text.length < 300 && /^\p{Lu}.*\.$/u.test(text)

/** Every string below a `text` field, at any depth. */
function* textsIn(value: unknown): Generator<string> {
  if (Array.isArray(value)) for (const item of value) yield* textsIn(item)
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'text' && Array.isArray(inner)) yield* inner.filter((item) => typeof item === 'string')
      else yield* textsIn(inner)
    }
  }
}

/** A text of whole sentences that is about `length` characters long, in paragraphs of three. */
export function writeText(sentences: readonly string[], random: () => number, length: number): string {
  let text = ''
  for (let written = 0; text.length < length; written++) {
    const sentence = sentences[Math.floor(random() * sentences.length)] ?? ''
    text += written === 0 ? sentence : `${written % 3 === 0 ? '\n\n' : ' '}${sentence}`
  }
  return text
}
