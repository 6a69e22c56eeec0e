/**
 * A text reduced to its letters and digits, each with where it stands and what lies between it and the one before.
 * All arrays have one entry per kept character; offsets are in UTF-16 units of the text as given.
 */
export interface DigitText {
  text: string
  /** `0-9` and `A-Z`: other scripts' digits and full-width forms are read as these. */
  characters: string
  /** The same, as character codes. */
  codes: Uint8Array
  starts: Uint32Array
  ends: Uint32Array
  gaps: Uint8Array
  length: number
}

/** What lies before a character: nothing, one separator, several, a line end among them, or something else. */
export const gap = { none: 0, single: 1, several: 2, lineEnd: 3, broken: 4 } as const

const percent = 37
const blank = 32
const zero = 48
const letterA = 65
const halfWidth = 0xfee0
const decimalDigit = /^\p{Nd}$/u
const codesOf = (characters: string): ReadonlySet<number> =>
  new Set(Array.from(characters, (character) => character.codePointAt(0) ?? 0))
const lineEnds = codesOf('\n\r\u2028\u2029')
const spaces = codesOf(
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000',
)
// Dots, dashes and slashes of several scripts, then the invisible characters that copying brings along.
const marks = codesOf(
  '.．·•-\u2010\u2011\u2012\u2013\u2014\u2015\u2212－/／_|\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff',
)

/** Reads a text once, in linear time. Letters with accents count as something else. */
export function readDigitText(text: string): DigitText {
  const codes = new Uint8Array(text.length)
  const starts = new Uint32Array(text.length)
  const ends = new Uint32Array(text.length)
  const gaps = new Uint8Array(text.length)
  let length = 0
  let between = emptyGap()
  for (let at = 0; at < text.length;) {
    const point = text.codePointAt(at) ?? 0
    const width = point > 0xffff ? 2 : 1
    const code = readCode(point)
    if (code === 0) {
      // In an address a blank is written otherwise.
      if (point === percent && text.startsWith('20', at + 1)) {
        widenGap(between, blank)
        at += 3
        continue
      }
      widenGap(between, point)
    } else {
      codes[length] = code
      starts[length] = at
      ends[length] = at + width
      gaps[length] = length === 0 ? gap.broken : kindOf(between)
      length += 1
      if (between.separators > 0 || between.broken) between = emptyGap()
    }
    at += width
  }
  const characters = new TextDecoder().decode(codes.subarray(0, length))
  return { text, characters, codes, starts, ends, gaps, length }
}

export function isDigit(digits: DigitText, at: number): boolean {
  const code = digits.codes[at] ?? 0
  return at < digits.length && code >= zero && code < zero + 10
}

export function isLetter(digits: DigitText, at: number): boolean {
  return at < digits.length && (digits.codes[at] ?? 0) >= letterA
}

/** The value of the digit that is there. */
export const digitAt = (digits: DigitText, at: number) => (digits.codes[at] ?? zero) - zero

/** The normalised characters from `from`, `count` of them: `FR7630006…`. */
export function readAs(digits: DigitText, from: number, count: number): string {
  return digits.characters.slice(from, from + count)
}

export const gapBefore = (digits: DigitText, at: number) =>
  at < digits.length ? (digits.gaps[at] ?? gap.broken) : gap.broken

/** Is a digit there that belongs to the same unbroken number as the character before it? */
export const runsOn = (digits: DigitText, at: number) =>
  at < digits.length && digits.gaps[at] === gap.none && isDigit(digits, at)

/** May a number begin here? Not in the middle of another; a letter may stand right before it (`NIR1550…`). */
export const beginsNumber = (digits: DigitText, at: number) =>
  digits.gaps[at] !== gap.none || !isDigit(digits, at - 1)

/**
 * Positions, counted from `from`, before which something separates; undefined when the characters do not hold together,
 * or when a separator stands elsewhere than `allowed`.
 */
export function boundaries(
  digits: DigitText,
  from: number,
  count: number,
  allowed?: ReadonlySet<number>,
): number[] | undefined {
  if (from + count > digits.length) return undefined
  const found: number[] = []
  let cuts = 0
  for (let place = 1; place < count; place += 1) {
    const before = digits.gaps[from + place]
    if (before === gap.none) continue
    if (before === gap.broken || (allowed && !allowed.has(place))) return undefined
    if (before === gap.lineEnd) cuts += 1
    found.push(place)
  }
  // A number is split over one line end at most: more is a column of figures.
  return cuts > 1 ? undefined : found
}

/** Is there no other number beside these characters on their line? Figures of a table have neighbours. */
export const standsAlone = (digits: DigitText, from: number, count: number): boolean =>
  !hasNeighbour(digits, from, from - 1) && !hasNeighbour(digits, from + count, from + count)

const hasNeighbour = (digits: DigitText, boundary: number, at: number): boolean =>
  isBesides(digits, boundary) && isDigit(digits, at)

/** Is what comes before that character on the same line, and apart by separators alone? */
export function isBesides(digits: DigitText, at: number): boolean {
  const before = gapBefore(digits, at)
  return before === gap.single || before === gap.several
}

/** What stands before each of the groups, line ends aside: one entry when they are evenly spaced. */
export function separatorsOf(digits: DigitText, from: number, groups: readonly number[]): Set<string> {
  const inLine = groups.filter((place) => digits.gaps[from + place] !== gap.lineEnd)
  return new Set(
    inLine.map((place) => digits.text.slice(digits.ends[from + place - 1], digits.starts[from + place])),
  )
}

/** The text right before a character, so many UTF-16 units of it at most. */
export function textBefore(digits: DigitText, at: number, length: number): string {
  const start = digits.starts[at] ?? 0
  return digits.text.slice(Math.max(0, start - length), start)
}

/** Does the character stand in a web address? Identifiers there are as long as a card or an account. */
export function isInAddress(digits: DigitText, at: number): boolean {
  const word = textBefore(digits, at, 300).split(/\s/u).at(-1) ?? ''
  return word.includes('://') || word.includes('www.')
}

interface Gap {
  separators: number
  lineEnds: number
  wasSpace: boolean
  wasReturn: boolean
  broken: boolean
}

const emptyGap = (): Gap => ({ separators: 0, lineEnds: 0, wasSpace: false, wasReturn: false, broken: false })

function widenGap(between: Gap, point: number): void {
  const isSpace = spaces.has(point)
  if (!isSpace && !marks.has(point)) between.broken = true
  if (between.broken) return
  if (!isSpace || !between.wasSpace) between.separators += 1
  if (lineEnds.has(point) && !(point === 10 && between.wasReturn)) between.lineEnds += 1
  between.wasSpace = isSpace
  between.wasReturn = point === 13
}

/** Up to three separators hold a number together (` - `); a blank line does not. A run of spaces counts once. */
function kindOf({ separators, lineEnds, broken }: Gap): number {
  if (broken || separators > 3 || lineEnds > 1) return gap.broken
  if (lineEnds === 1) return gap.lineEnd
  if (separators > 1) return gap.several
  return separators === 1 ? gap.single : gap.none
}

function readCode(point: number): number {
  if (point < 0x80) return readAscii(point)
  if ((point >= 0xff21 && point <= 0xff3a) || (point >= 0xff41 && point <= 0xff5a)) {
    return readAscii(point - halfWidth)
  }
  // Latin and punctuation, by far the most frequent, hold no decimal digit.
  if (point < 0x0660 || (point >= 0x2000 && point <= 0x2fff)) return 0
  return isDecimalDigit(point) ? zero + digitValue(point) : 0
}

function readAscii(point: number): number {
  if (point >= zero && point < zero + 10) return point
  const upper = point & ~0x20
  return upper >= letterA && upper <= 90 ? upper : 0
}

const values = new Map<number, number>()

/** Unicode lays the ten digits of a script in a row, and rows that touch are whole ones: the place gives the value. */
function digitValue(point: number): number {
  const known = values.get(point)
  if (known !== undefined) return known
  let first = point
  while (isDecimalDigit(first - 1)) first -= 1
  const value = (point - first) % 10
  values.set(point, value)
  return value
}

const isDecimalDigit = (point: number) => decimalDigit.test(String.fromCodePoint(point))
