import {
  beginsNumber,
  boundaries,
  gap,
  gapBefore,
  isDigit,
  isInAddress,
  isLetter,
  readAs,
  runsOn,
  separatorsOf,
  type DigitText,
} from './digit-text.ts'

/**
 * How long an account number is in each country, in 400 bytes: `ibantools` has the same table, and this file also runs
 * in the browser, where its 90 kB would cost more than the nine lines of the check. A test compares both.
 */
const lengths: ReadonlyMap<string, number> = new Map(
  Array.from(
    (
      'AD24AE23AL28AO25AT20AX18AZ28BA20BE16BF28BG22BH22BI27BJ28BL27BR29BY28CF27CG27CH21CI28CM27CR22CV25CY28CZ24DE22DJ27' +
      'DK18DO28DZ26EE20EG29ES24FI18FK18FO18FR27GA27GB22GE22GF27GI23GL18GP27GQ27GR27GT28GW25HN28HR21HU28IE22IL23IQ23IR26' +
      'IS26IT27JO30KM27KW30KZ20LB28LC32LI21LT20LU20LV21LY25MA28MC27MD24ME22MF27MG27MK19ML28MN20MQ27MR27MT31MU30MZ25NC27' +
      'NE28NI28NL18NO15OM23PF27PK24PL28PM27PS29PT25QA29RE27RO24RS22RU33SA24SC31SD18SE24SI19SK24SM27SN28SO23ST25SV28TD27' +
      'TF27TG28TL23TN24TR26UA29VA22VG24WF27XK20YE30YT27'
    ).matchAll(/([A-Z]{2})(\d{2})/g),
    ([, country = '', length]) => [country, Number(length)],
  ),
)

const ribLength = 23
const ribShape = /^\d{10}[A-Z0-9]{11}\d{2}$/
/** Bank, branch, account, key: how a French account is written without its country. */
const ribGroups: ReadonlySet<number> = new Set([5, 10, 21])

/** Where the account number that starts at the character `from` ends in the text: an IBAN of any country, or a RIB. */
export function findIban(digits: DigitText, from: number): number | undefined {
  const count = ibanLength(digits, from) ?? (isRib(digits, from) ? ribLength : undefined)
  return count === undefined ? undefined : digits.ends[from + count - 1]
}

function ibanLength(digits: DigitText, from: number): number | undefined {
  if (!beginsAccount(digits, from)) return undefined
  const count = lengths.get(readAs(digits, from, 2))
  if (count === undefined) return undefined
  const groups = boundaries(digits, from, count)
  if (!groups || !areAccountGroups(digits, from, groups) || runsOn(digits, from + count)) return undefined
  const iban = readAs(digits, from, count)
  // Words after a country's letters (« be 16 euros par mois ») are no account: half of one at least is digits.
  if (countDigits(iban) * 2 < count || remainder(iban) !== 1) return undefined
  return isInAddress(digits, from) ? undefined : count
}

/** Two letters and two digits, at the beginning of a word or right after `IBAN`. */
function beginsAccount(digits: DigitText, from: number): boolean {
  const isCountry = isLetter(digits, from) && isLetter(digits, from + 1)
  if (!isCountry || !isDigit(digits, from + 2) || !isDigit(digits, from + 3)) return false
  return gapBefore(digits, from) !== gap.none || readAs(digits, Math.max(0, from - 4), 4) === 'IBAN'
}

/** By fours, or evenly in any other way; the country's letters may stand alone. */
const areAccountGroups = (digits: DigitText, from: number, groups: readonly number[]) =>
  groups.every((place) => place === 2 || place % 4 === 0) || separatorsOf(digits, from, groups).size <= 1

/** The key of a RIB is made so that its IBAN begins with FR76, always. */
function isRib(digits: DigitText, from: number): boolean {
  if (!isDigit(digits, from) || !beginsNumber(digits, from)) return false
  if (!boundaries(digits, from, ribLength, ribGroups)) return false
  if (gapBefore(digits, from + ribLength) === gap.none) return false
  const rib = readAs(digits, from, ribLength)
  return ribShape.test(rib) && countDigits(rib) >= ribLength - 2 && remainder(`FR76${rib}`) === 1
}

const countDigits = (characters: string) => characters.replace(/\D/g, '').length

/** ISO 7064 mod 97-10: the first four characters go last, letters count from 10. */
function remainder(iban: string): number {
  let rest = 0
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(character, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest
}
