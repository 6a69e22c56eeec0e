import { notSupported } from './errors.ts'
import { isObject, toNumber, type Doc, type StringOrder } from './values.ts'

/** How strings compare for one request or index, when it is not by their bytes. */
export interface Collation extends StringOrder {
  /** The specification as it was given, to tell whether an index and a request agree. */
  readonly spec: Doc
  /** Strings that this collation calls equal fold to the same string; the order of folds means nothing. */
  fold(text: string): string
}

const withoutAccents = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '')

/** Reads a collation option; undefined means comparison by bytes, which `{locale: 'simple'}` asks for too. */
export function parseCollation(spec: unknown): Collation | undefined {
  if (!isObject(spec) || spec['locale'] === 'simple' || spec['locale'] === undefined) return undefined
  const strength = toNumber(spec['strength']) ?? 3
  const caseLevel = spec['caseLevel'] === true
  const collator = collatorFor(String(spec['locale']), {
    sensitivity:
      strength === 1 ? (caseLevel ? 'case' : 'base') : strength === 2 && !caseLevel ? 'accent' : 'variant',
    numeric: spec['numericOrdering'] === true,
    ignorePunctuation: spec['alternate'] === 'shifted',
    ...(typeof spec['caseFirst'] === 'string' && spec['caseFirst'] !== 'off'
      ? { caseFirst: spec['caseFirst'] as 'upper' | 'lower' }
      : {}),
  })
  return {
    spec,
    compare: (a, b) => collator.compare(a, b),
    fold(text) {
      const accents = strength === 1 ? withoutAccents(text) : text.normalize('NFC')
      return strength < 3 && !caseLevel ? accents.toLowerCase() : accents
    },
  }
}

function collatorFor(locale: string, options: Intl.CollatorOptions): Intl.Collator {
  try {
    return new Intl.Collator(locale.replace('_', '-').replace(/@.*/, ''), options)
  } catch {
    throw notSupported('BadValue', `the collation locale '${locale}'`)
  }
}

/** Do two collations treat strings alike, so that an index of one may serve a request of the other? */
export function sameCollation(a: Collation | undefined, b: Collation | undefined): boolean {
  if (!a || !b) return a === b
  const text = (spec: Doc) =>
    JSON.stringify(
      ['locale', 'strength', 'caseLevel', 'numericOrdering', 'alternate', 'caseFirst'].map((k) => {
        const value = spec[k]
        return k === 'strength' ? (toNumber(value) ?? 3) : (value ?? null)
      }),
    )
  return text(a.spec) === text(b.spec)
}
