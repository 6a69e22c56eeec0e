import { distance } from 'fastest-levenshtein'
import { soundOf } from './sound.ts'

/** Letters that may be wrong, by the length of the word. A short word is too easily another one. */
const allowed = (word: string): number => (word.length < 4 ? 0 : word.length < 7 ? 1 : 2)

/** How many letters more may be wrong in a word that is met e times as often. */
const FREQUENCY = 0.2

/** Mends words that nobody knows with the known word that they most likely are. */
export class Speller {
  readonly #known: (word: string) => boolean
  readonly #weights: ReadonlyMap<string, number>
  readonly #byBeginning = new Map<string, string[]>()
  readonly #bySound = new Map<string, string[]>()

  /**
   * @param weights the words to mend with, folded, each with how often it is met: of two as near, the more frequent is meant
   * @param isKnown what is right as it stands, though nothing is mended with it
   */
  constructor(weights: ReadonlyMap<string, number>, isKnown: (word: string) => boolean) {
    this.#weights = weights
    this.#known = (word) => weights.has(word) || isKnown(word)
    for (const word of weights.keys()) {
      if (word.length < 4 || /\d/.test(word)) continue
      listed(this.#byBeginning, word[0] ?? '').push(word)
      listed(this.#bySound, soundOf(word)).push(word)
    }
  }

  /** The word that was meant, or the same: when it is known, too short, or like nothing. Folded. */
  mend(word: string): string {
    if (this.#known(word) || word.length < 4 || /\d/.test(word)) return word
    const alike = (this.#bySound.get(soundOf(word)) ?? []).map((other) => ({
      other,
      cost: Math.min(distance(word, other) / 2, allowed(word)),
    }))
    if (alike.length === 0) {
      const glued = this.#unglued(word)
      if (glued !== undefined) return glued
    }
    const near = (this.#byBeginning.get(word[0] ?? '') ?? [])
      .filter((other) => Math.abs(other.length - word.length) <= allowed(word))
      .map((other) => ({ other, cost: distance(word, other) }))
      .filter(({ cost }) => cost <= allowed(word))
    const likely = ({ other, cost }: { other: string; cost: number }) =>
      cost - FREQUENCY * Math.log(1 + (this.#weights.get(other) ?? 0))
    return [...alike, ...near].toSorted((a, b) => likely(a) - likely(b))[0]?.other ?? word
  }

  /** `lenterrement` is `l'enterrement`, `didentite` is `d'identite`. */
  #unglued(word: string): string | undefined {
    const [, rest] = /^(?:[ldjsnmt]|qu)([aeiouh].{3,})$/.exec(word) ?? []
    return rest !== undefined && this.#weights.has(rest) ? rest : undefined
  }
}

function listed(lists: Map<string, string[]>, key: string): string[] {
  const list = lists.get(key) ?? []
  lists.set(key, list)
  return list
}
