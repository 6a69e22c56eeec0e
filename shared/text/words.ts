/** The languages of the interface, the first one being the default. */
export const locales = ['fr', 'en'] as const
export type Locale = (typeof locales)[number]

/** What one entry may be: words, or words made from values. Both languages take the same values. */
type Entry = string | ((...values: never[]) => string)
type Pairs = Record<string, readonly [fr: Entry, en: Entry]>
type Catalogue<P extends Pairs> = {
  readonly [K in keyof P]: P[K][0] extends string ? string : P[K][0]
}

/**
 * Builds a catalogue from pairs that stand side by side, French first. A missing language fails the type check.
 * `words({ ask: ['Demander', 'Ask'] }).en.ask === 'Ask'`
 */
export function words<const P extends Pairs>(pairs: P): Readonly<Record<Locale, Catalogue<P>>> {
  const of = (index: 0 | 1) =>
    Object.fromEntries(Object.entries(pairs).map(([key, pair]) => [key, pair[index]])) as Catalogue<P>
  return { fr: of(0), en: of(1) }
}
