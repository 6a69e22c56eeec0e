import { readDigitText, type DigitText } from './personal-data/digit-text.ts'
import { findCard } from './personal-data/find-card.ts'
import { findIban } from './personal-data/find-iban.ts'
import { findNir } from './personal-data/find-nir.ts'

/** A number that must not be published; `start` and `end` are UTF-16 offsets into the text as given. */
export interface PersonalData {
  kind: 'nir' | 'iban' | 'card'
  start: number
  end: number
}

const finders = [
  { kind: 'iban', find: findIban },
  { kind: 'nir', find: findNir },
  { kind: 'card', find: findCard },
] as const

/**
 * Finds social-security numbers, bank accounts (IBAN, RIB) and payment cards, in linear time: ascending, not overlapping.
 * A number is known by its check digits, not by its look: phones, SIRET, tax and file numbers pass.
 */
export function findPersonalData(text: string): PersonalData[] {
  const digits = readDigitText(text)
  const found: PersonalData[] = []
  let end = 0
  for (let at = 0; at < digits.length; at += 1) {
    const start = digits.starts[at] ?? 0
    const hit = start < end ? undefined : findAt(digits, at)
    if (!hit) continue
    found.push({ kind: hit.kind, start, end: hit.end })
    end = hit.end
  }
  return found
}

function findAt(digits: DigitText, at: number): { kind: PersonalData['kind']; end: number } | undefined {
  for (const { kind, find } of finders) {
    const end = find(digits, at)
    if (end !== undefined) return { kind, end }
  }
  return undefined
}

/** The same text with `…` in the place of each number found. */
export function removePersonalData(text: string): string {
  const found = findPersonalData(text)
  if (found.length === 0) return text
  let kept = ''
  let from = 0
  for (const { start, end } of found) {
    kept += `${text.slice(from, start)}…`
    from = end
  }
  // What stood beside a number may be one of its own now that it stands alone.
  return removePersonalData(kept + text.slice(from))
}
