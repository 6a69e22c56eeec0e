import {
  boundaries,
  digitAt,
  gap,
  gapBefore,
  isBesides,
  isDigit,
  isInAddress,
  readAs,
  separatorsOf,
  standsAlone,
  textBefore,
  type DigitText,
} from './digit-text.ts'

interface Brand {
  prefix: RegExp
  /** Longest first: three digits after a card of 16 are its security code, and go with it when they fit. */
  lengths: readonly number[]
}

const brands: readonly Brand[] = [
  { prefix: /^4/, lengths: [19, 16, 13] }, // Visa, and Carte Bleue with it
  { prefix: /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, lengths: [16] }, // Mastercard
  { prefix: /^3[47]/, lengths: [15] }, // American Express
  { prefix: /^(?:30[0-5]|3095|36|38|39)/, lengths: [19, 16, 14] }, // Diners Club
  { prefix: /^35(?:2[89]|[3-8])/, lengths: [19, 18, 17, 16] }, // JCB
  { prefix: /^(?:6011|64[4-9]|65|62|60|508|81|82)/, lengths: [19, 18, 17, 16] }, // Discover, UnionPay, RuPay
  { prefix: /^(?:5018|5019|5020|5038|5893|6304|67)/, lengths: [19, 18, 17, 16, 15, 14, 13] }, // Maestro, Dankort
  { prefix: /^(?:220[0-4]|9792)/, lengths: [19, 18, 17, 16] }, // Mir, Troy
]

const fours: ReadonlySet<number> = new Set([4, 8, 12, 16])
const fourAndSix: ReadonlySet<number> = new Set([4, 10])
const monthAndYear = /^(?:0[1-9]|1[0-2])\d\d$/
const barcode = /\b(?:ean|gtin|code[- ]?barres?|barcode)\b/iu

/** Where the payment card's number that starts at the character `from` ends in the text. */
export function findCard(digits: DigitText, from: number): number | undefined {
  if (!isDigit(digits, from) || gapBefore(digits, from) === gap.none) return undefined
  const prefix = readAs(digits, from, 4)
  for (const brand of brands) {
    if (!brand.prefix.test(prefix)) continue
    const count = brand.lengths.find((length) => isCard(digits, from, length))
    if (count !== undefined && !isInAddress(digits, from)) return digits.ends[from + count - 1]
  }
  return undefined
}

function isCard(digits: DigitText, from: number, count: number): boolean {
  if (!passesLuhn(digits, from, count) || gapBefore(digits, from + count) === gap.none) return false
  const groups = boundaries(digits, from, count)
  if (!groups || isSiret(digits, from, count, groups) || isBarcode(digits, from, count)) return false
  return isWrittenAsCard(digits, from, count, groups)
}

/**
 * One number in ten passes Luhn by chance, so that groups must look like a card's: all in one, by fours, or as on an
 * American Express. Groups of another size count only when they are evenly spaced and nothing stands beside them.
 */
function isWrittenAsCard(digits: DigitText, from: number, count: number, groups: readonly number[]): boolean {
  if (groups.length === 0) return true
  if (groups.every((place) => fours.has(place))) return !isInRow(digits, from, count)
  if (count <= 15 && groups.every((place) => fourAndSix.has(place))) return true
  const [size = 0] = groups
  const isEven = groups.every((place, index) => place === size * (index + 1))
  return isEven && standsAlone(digits, from, count) && separatorsOf(digits, from, groups).size <= 1
}

/** A longer row of fours, as in an account number or a table, holds no card; a date and a code may follow one. */
function isInRow(digits: DigitText, from: number, count: number): boolean {
  if (isBesides(digits, from) && isDigit(digits, from - 1) && groupFrom(digits, from - 1, -1).length > 2)
    return true
  if (!isBesides(digits, from + count)) return false
  const after = groupFrom(digits, from + count, 1)
  return after.length > 3 && !monthAndYear.test(after)
}

/** The digits that hold together from there on, forwards or backwards, up to five. */
function groupFrom(digits: DigitText, at: number, step: 1 | -1): string {
  let group = ''
  for (let place = at; place >= 0 && group.length < 5 && isDigit(digits, place); place += step) {
    group += digits.characters[place] ?? ''
    if (gapBefore(digits, step === 1 ? place + 1 : place) !== gap.none) break
  }
  return group
}

/** A company's number passes Luhn too: its first nine digits (SIREN) do as well, and its establishments count from 1. */
function isSiret(digits: DigitText, from: number, count: number, groups: readonly number[]): boolean {
  if (count !== 14) return false
  return groups.includes(9) || (passesLuhn(digits, from, 9) && readAs(digits, from + 9, 2) === '00')
}

/** A barcode (EAN-13) of a German or Japanese product begins with 4, like an old Visa; people say what it is. */
const isBarcode = (digits: DigitText, from: number, count: number): boolean =>
  count === 13 && barcode.test(textBefore(digits, from, 40))

/** Tried first, since it needs no memory: are these `count` characters digits whose Luhn sum ends in 0? */
function passesLuhn(digits: DigitText, from: number, count: number): boolean {
  let sum = 0
  for (let place = 0; place < count; place += 1) {
    const at = from + count - 1 - place
    if (!isDigit(digits, at)) return false
    const digit = digitAt(digits, at)
    const doubled = digit * 2
    sum += place % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}
