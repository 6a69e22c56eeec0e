import { readSentences, seededRandom, writeText } from '../text.ts'

/** What both programs store: about the size of a post, and found as posts are. */
export interface BenchDocument {
  _id: string
  threadId: string
  seq: number
  /** In no index: `rare` in one of ten thousand, for a scan to find. */
  kind: string
  authorId: string
  body: string
  bodyHtml: string
  likes: number
  createdAt: Date
}

const perThread = 20
const authors = 997
const oneRareIn = 10_000
const start = Date.parse('2026-01-01T00:00:00Z')

/** 24 digits that rise with the number, as the product's identifiers rise with time. */
export const idOf = (number: number): string => number.toString(16).padStart(24, '0')

export const timeOf = (number: number): Date => new Date(start + number * 1_000)

/** Makes the document of a number: the same in every run and on both sides. */
export async function documentMaker(): Promise<(number: number) => BenchDocument> {
  const random = seededRandom(1)
  const sentences = await readSentences(1_000)
  const texts = Array.from({ length: 300 }, () => writeText(sentences, random, 200 + random() * 300))
  return (number) => {
    const body = texts[number % texts.length] ?? ''
    return {
      _id: idOf(number),
      threadId: idOf(Math.floor(number / perThread)),
      seq: number % perThread,
      kind: number % oneRareIn === 0 ? 'rare' : 'chat',
      authorId: idOf(number % authors),
      body,
      bodyHtml: `<p>${body}</p>`,
      likes: 0,
      createdAt: timeOf(number),
    }
  }
}
