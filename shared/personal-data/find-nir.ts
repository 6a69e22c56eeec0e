import {
  beginsNumber,
  boundaries,
  gap,
  gapBefore,
  isDigit,
  readAs,
  runsOn,
  standsAlone,
  textBefore,
  type DigitText,
} from './digit-text.ts'

const withKey = 15
const withoutKey = 13

// Sex, or a number given while waiting (3, 4, 7, 8); year; month, whose codes from 20 stand for an unknown or a
// crowded one; department, commune or country (not 00, not 000); rank.
const shape =
  /^[123478]\d{2}(?:0[1-9]|1[0-2]|2\d|3\d|4[0-2]|[5-9]\d)(?:2[AB]|0[1-9]|[1-9]\d)(?!000)\d{3}(?!000)\d{3}/
// A number given while waiting carries the code of whoever gave it where a birthplace would stand.
const shapeOfWaiting = /^[3478]\d{2}(?:0[1-9]|1[0-2]|2\d|3\d|4[0-2]|[5-9]\d)(?:\d{2}|2[AB])\d{6}/

/** Where the groups of a number written by the book end: 1 55 08 14 168 025. */
const byTheBook: ReadonlySet<number> = new Set([1, 3, 5, 7, 10, 13])

const contextLength = 60
const context =
  /s[ée]cu\b|s[ée]curit[ée] sociale|\bn[°o.]* ?ss\b|\bnss\b|\bnir\b|\bvitale\b|\bassur[ée]e? social|immatriculation/iu
// « 1 55 08 14 168 025 clé 38 », or with what else people put before a key; a date that follows is none.
const spelledKey =
  /^(?:[\s,;:(]{0,3}(?:cl(?:é|e\u0301?)f?|key)[\s:.=(]{0,3}|[\s./(-]{0,3})([0-9]{2})(?![0-9]|[./-][0-9])\)?/iu

/**
 * Where the social-security number that starts at the character `from` ends in the text.
 *
 * With its key, any grouping will do: one number of 15 digits in some 200 has the shape and the key by chance. Beside
 * other figures only the usual ones do, or a page of a table would hold one somewhere.
 * Without it, nothing proves the 13 digits: tax numbers, barcodes and dates in milliseconds are as long. They count
 * only when they are grouped by the book, or when the words before speak of social security. Two more digits
 * that are not the key say that it is some other number.
 */
export function findNir(digits: DigitText, from: number): number | undefined {
  if (!isDigit(digits, from) || !beginsNumber(digits, from)) return undefined
  if (!hasShape(readAs(digits, from, withoutKey))) return undefined
  return endOfWhole(digits, from) ?? endOfKeyless(digits, from)
}

function endOfWhole(digits: DigitText, from: number): number | undefined {
  const number = readAs(digits, from, withKey)
  const key = number.slice(withoutKey)
  if (!/^\d{2}$/.test(key) || keyOf(number) !== Number(key) || runsOn(digits, from + withKey))
    return undefined
  return isWrittenAsNir(digits, from) ? digits.ends[from + withKey - 1] : undefined
}

/**
 * In one piece, with the key apart, or by the book from the first digit on: that is seen anywhere. Cut in another way it
 * must stand alone.
 */
function isWrittenAsNir(digits: DigitText, from: number): boolean {
  const groups = boundaries(digits, from, withKey)
  if (!groups) return false
  const [first = withoutKey] = groups
  const isByTheBook = groups.every((place) => byTheBook.has(place))
  if (isByTheBook && (first === 1 || first === withoutKey)) return true
  const isTight = groups.every((place) => gapBefore(digits, from + place) !== gap.several)
  return (isByTheBook || isTight) && standsAlone(digits, from, withKey)
}

function endOfKeyless(digits: DigitText, from: number): number | undefined {
  const groups = boundaries(digits, from, withoutKey, byTheBook)
  if (!groups || runsOn(digits, from + withoutKey)) return undefined
  const end = digits.ends[from + withoutKey - 1] ?? 0
  const [written = '', key] = spelledKey.exec(digits.text.slice(end, end + 16)) ?? []
  if (key !== undefined) {
    return Number(key) === keyOf(readAs(digits, from, withoutKey)) ? end + written.length : undefined
  }
  return groups.length >= 3 || isSpokenOf(digits, from) ? end : undefined
}

const hasShape = (number: string) => shape.test(number) || shapeOfWaiting.test(number)

/** 97 minus the rest of the division by 97, where Corsica's 2A and 2B are read as 19 and 18. */
function keyOf(number: string): number {
  const value = Number(number.slice(0, withoutKey).replace('2A', '19').replace('2B', '18'))
  return 97 - (value % 97)
}

const isSpokenOf = (digits: DigitText, from: number) => context.test(textBefore(digits, from, contextLength))
