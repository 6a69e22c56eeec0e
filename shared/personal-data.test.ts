import assert from 'node:assert/strict'
import fc from 'fast-check'
import { getControlKey, validate } from 'french-ssn'
import { countrySpecs, composeIBAN, isValidIBAN } from 'ibantools'
import { findPersonalData, removePersonalData } from './personal-data.ts'

const found = (text: string) =>
  findPersonalData(text).map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`)

const digitsOf = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length })
const numberOf = (min: number, max: number, width: number) =>
  fc.integer({ min, max }).map((value) => String(value).padStart(width, '0'))
const separators = [' ', '\u00a0', '\u202f', '.', '-', '/', '\u2011', '\n', ' \n', '\r\n']

const nir = fc
  .tuple(
    fc.constantFrom(...'12347812'),
    digitsOf(2),
    fc.oneof(numberOf(1, 12, 2), numberOf(20, 42, 2), numberOf(50, 99, 2)),
    fc.oneof(numberOf(1, 95, 2), fc.constantFrom('2A', '2B', '97', '98', '99')),
    numberOf(1, 990, 3),
    numberOf(1, 999, 3),
  )
  .map((parts) => parts.join(''))
  .map((body) => body + getControlKey(body))

/** Cuts a number into groups; a line end may stand in one of the cuts only. */
const grouped = (number: fc.Arbitrary<string>) =>
  number.chain((whole) =>
    fc
      .tuple(fc.subarray(Array.from(whole, (_, place) => place).slice(1)), fc.constantFrom(...separators))
      .map(([cuts, separator]) => {
        const line = /[\n\r]/.test(separator)
        const places = new Set(line ? cuts.slice(0, 1) : cuts)
        return Array.from(whole, (digit, place) => (places.has(place) ? separator : '') + digit).join('')
      }),
  )

describe('findPersonalData', () => {
  describe('social-security numbers', () => {
    for (const text of [
      '255081416802538',
      '2 55 08 14 168 025 38',
      '2.55.08.14.168.025.38',
      '2-55-08-14-168-025/38',
      '2\u00a055\u00a008\u00a014\u00a0168\u00a0025\u00a038',
      '2\u202f55 08 14\u2009168 025 - 38',
      '25508 14168 02538',
      '2 55 08 14 168\n025 38',
      '2 55 08 14 168 025 clé 38',
      '2550814168025 (clé : 38)',
      '２５５０８１４１６８０２５３８',
      '٢ ٥٥ ٠٨ ١٤ ١٦٨ ٠٢٥ ٣٨',
      '2 89 04 2A 342 163 90',
      '289042b34216320',
    ]) {
      it(`sees ${JSON.stringify(text)}`, () =>
        assert.deepEqual(found(`Mon numéro : ${text}, merci`), [`nir ${text.replace(/\)$/, ')')}`]))
    }

    it('sees every number that has its key, however it is cut', () =>
      fc.assert(
        fc.property(grouped(nir), (text) => {
          assert.deepEqual(found(`avant ${text} après`), [`nir ${text}`])
        }),
        { numRuns: 500 },
      ))

    it('lets a number with another key pass', () =>
      fc.assert(
        fc.property(nir, fc.integer({ min: 1, max: 96 }), (number, shift) => {
          const wrong = String(((Number(number.slice(13)) - 1 + shift) % 97) + 1).padStart(2, '0')
          const text = `${number.slice(0, 13)}${wrong}`
          fc.pre(!validate(text))
          assert.ok(!found(text).some((hit) => hit.startsWith('nir')))
        }),
      ))

    it('sees 13 digits without a key when they are grouped as on a card', () =>
      assert.deepEqual(found('je suis le 2 55 08 14 168 025, voilà'), ['nir 2 55 08 14 168 025']))

    it('sees 13 digits without a key when the words before speak of social security', () =>
      assert.deepEqual(found('numéro de sécurité sociale 2550814168025.'), ['nir 2550814168025']))

    it('leaves 13 digits alone that nothing tells from another number', () =>
      assert.deepEqual(found('commande 2550814168025'), []))

    it('sees them in an address, where a blank is written otherwise', () =>
      assert.deepEqual(found('https://caf.fr/?dossier=2%2069%2005%2049%20588%20157%2080'), [
        'nir 2%2069%2005%2049%20588%20157%2080',
      ]))

    it('leaves 13 grouped digits alone when two more follow that are not their key', () =>
      assert.deepEqual(found('2 55 08 14 168 025 39'), []))
  })

  describe('bank accounts', () => {
    for (const text of [
      'FR7630006000011234567890189',
      'FR76 3000 6000 0112 3456 7890 189',
      'fr76-3000-6000-0112-3456-7890-189',
      'FR76 3000 6000 0112\n3456 7890 189',
      'ＦＲ７６３０００６０００011234567890189',
      'DE89 3704 0044 0532 0130 00',
      'GB29 NWBK 6016 1331 9268 19',
      'MT84MALT011000012345MTLCAST001S',
      '30006 00001 12345678901 89',
    ]) {
      it(`sees ${JSON.stringify(text)}`, () => assert.deepEqual(found(`IBAN : ${text}.`), [`iban ${text}`]))
    }

    it('knows the countries and lengths that the reference library knows', () => {
      for (const [country, { chars }] of Object.entries(countrySpecs)) {
        if (!chars) continue
        const iban = composeIBAN({ countryCode: country, bban: '1'.repeat(chars - 4) })
        const text = iban ?? withCheckDigits(country, '1'.repeat(chars - 4))
        assert.deepEqual(found(text), [`iban ${text}`], country)
      }
    })

    it('says of check digits what the reference library says', () =>
      fc.assert(
        fc.property(digitsOf(20), (number) => {
          const text = `DE${number}`
          assert.equal(
            found(text).some((hit) => hit === `iban ${text}`),
            isValidIBAN(text),
          )
        }),
      ))

    it('does not read words as an account, even when they pass the check', () =>
      assert.deepEqual(found(withCheckDigits('FR', 'PARMOISPOURMOIETMESDEUX')), []))
  })

  describe('payment cards', () => {
    for (const text of [
      '4970 1012 3456 7893',
      '4970101234567893',
      '5555-5555-5555-4444',
      '5555.5555.5555.4444',
      '3782 822463 10005',
      '3056 930902 5904',
      '36 00 66 66 33 33 44',
      '6011111111111117',
      '4222222222222',
      '2223 0031 2200 3222',
      '4970 1012\n3456 7893',
      '５５５５５５５５５５５５４４４４',
    ]) {
      it(`sees ${JSON.stringify(text)}`, () => assert.deepEqual(found(`carte ${text}.`), [`card ${text}`]))
    }

    for (const beside of ['12/27 123', '0427', 'exp 04/27']) {
      it(`sees a card with ${beside} beside`, () =>
        assert.deepEqual(found(`4970 1012 3456 7893 ${beside}`), ['card 4970 1012 3456 7893']))
    }

    it('lets a number pass with any other check digit', () => {
      for (const digit of '012456789') assert.deepEqual(found(`4970 1012 3456 789${digit}`), [], digit)
    })
  })

  describe('what is no secret', () => {
    for (const text of [
      'Appelez le 01 99 00 12 34 ou le 06 12 34 56 78, 06 98 76 54 32.',
      '+33 1 99 00 12 34 / +33 6 12 34 56 78',
      'SIRET 732 829 320 00074, SIREN 732 829 320',
      'SIRET 38290094200014 et 36252187900034',
      'SIRET 356 000 000 00048',
      'CAF : allocataire 1234567 A, dossier 0123456',
      'numéro fiscal 30 12 345 678 901, avis 22 59 1234567 89',
      'numéro fiscal 1234567890123',
      'né le 12/03/1955, décédé le 2026-11-24 à 10 h 30',
      '75013 Paris, 76540 Sornes, 2A004 Ajaccio',
      '1 234 567,89 € puis 12 345 678 901 234 €',
      'https://www.service-public.gouv.fr/particuliers/vosdroits/F16507',
      'https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000006417238',
      'https://www.facebook.com/groups/4970101234567893',
      'code-barres 4222222222222, ISBN 978-2-07-036822-8',
      'horodatage 1732489218000',
      '2024 2025 2026 2027',
      '31 4970 1012 3456 7893 4096 2048',
      '12/05/2024\n14/07/2024\n25/12/2024',
      '18 255 081 416 802 538 12',
      '48655 25508 14168 02538 77120',
      '2\n55\n08\n14\n168\n025\n38',
    ]) {
      it(`lets ${JSON.stringify(text)} pass`, () => assert.deepEqual(found(text), []))
    }
  })

  it('gives offsets into the text as given, in order and apart', () =>
    fc.assert(
      fc.property(
        fc.array(fc.oneof(grouped(nir), fc.string({ unit: 'grapheme' }), fc.constant('😀'))),
        (parts) => {
          const text = parts.join(' ; ')
          let last = 0
          for (const { start, end } of findPersonalData(text)) {
            assert.ok(start >= last && end > start && end <= text.length)
            last = end
          }
        },
      ),
    ))

  it('reads ten thousand characters of the worst kinds in a few milliseconds', () => {
    for (const worst of ['1', '2 55 08 14 168 025 38 ', '4970 ', 'FR76', '\u0669', ' \n', '1 ', '４-']) {
      const text = worst.repeat(Math.ceil(10_000 / worst.length)).slice(0, 10_000)
      const took = Math.min(...Array.from({ length: 5 }, () => timeOf(text)))
      // The goal is 5 ms; the rest is for a busy machine. The square of the length would take hundreds.
      assert.ok(took < 25, `${JSON.stringify(worst)}: ${took.toFixed(1)} ms per 10 kB`)
    }
  })
})

describe('removePersonalData', () => {
  it('puts a mark in the place of each number', () =>
    assert.equal(
      removePersonalData('Ma mère, 2 55 08 14 168 025 38, IBAN FR7630006000011234567890189.'),
      'Ma mère, …, IBAN ….',
    ))

  it('leaves nothing to find', () =>
    fc.assert(
      fc.property(fc.array(fc.oneof(grouped(nir), fc.string())), (parts) => {
        assert.deepEqual(findPersonalData(removePersonalData(parts.join(' '))), [])
      }),
    ))
})

function timeOf(text: string): number {
  const before = performance.now()
  findPersonalData(text)
  return performance.now() - before
}

function withCheckDigits(country: string, bban: string): string {
  for (let check = 2; check < 99; check += 1) {
    const iban = `${country}${String(check).padStart(2, '0')}${bban}`
    const digits = (iban.slice(4) + iban.slice(0, 4)).replace(/[A-Z]/g, (letter) =>
      String(parseInt(letter, 36)),
    )
    if (BigInt(digits) % 97n === 1n) return iban
  }
  throw new Error(`no check digits for ${country}`)
}
