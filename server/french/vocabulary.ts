/** The words of all official sheets, and how many sheets hold each: what is rare tells more. */
export interface Vocabulary {
  /** How many sheets there are. */
  readonly sheets: number
  /** In how many of them a word with this stem stands; 0 when in none. */
  sheetsWith(stem: string): number
  /** Every folded word, each with its stem. */
  readonly words: ReadonlyMap<string, string>
}

/**
 * Reads the packed list: how many sheets there are, then one stem a line, in how many sheets it stands, and its words
 * (`scripts/build-vocabulary.ts` writes it).
 */
export function readVocabulary(text: string): Vocabulary {
  const [sheets = '', ...lines] = text.split('\n')
  const counts = new Map<string, number>()
  const words = new Map<string, string>()
  for (const line of lines) {
    const [stem = '', count, forms = ''] = line.split('\t')
    counts.set(stem, Number(count))
    for (const word of forms.split(' ')) words.set(word, stem)
  }
  return { sheets: Number(sheets), words, sheetsWith: (stem) => counts.get(stem) ?? 0 }
}

/** How much a word with this stem tells, by Robertson and Spärck Jones: 0.01 when in all sheets, 8.3 when in none of 4,056. */
export function tellingWeight({ sheets, sheetsWith }: Vocabulary, stem: string): number {
  const count = sheetsWith(stem)
  return Math.log(1 + (sheets - count + 0.5) / (count + 0.5))
}
