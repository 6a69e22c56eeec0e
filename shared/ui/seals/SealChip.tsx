import type { Locale } from '../../text/words.ts'
import { sealWords } from '../../text/seals.ts'
import { withArticle } from '../people/agency-name.ts'
import { lastDay } from '../time/wording.ts'
import type { SealLook } from './seal-look.ts'
import { sealBrief } from './seal-look.ts'
import { SealGlyph } from './SealGlyph.tsx'

export interface SealChipProps {
  look: SealLook
  locale: Locale
  /** Names the agency of a seal in force. */
  agency?: string | undefined
  /** ISO 8601: adds the last day. */
  until?: string | null | undefined
  /** Other words than those of the look. */
  said?: string
}

/** One line of proof in a list. */
export function SealChip({ look, locale, agency, until, said }: SealChipProps) {
  const text = sealWords[locale]
  return (
    <span class={`seal-chip seal-chip--${look}`}>
      <SealGlyph look={look} small />
      <span>
        {said ?? wordsOf(look, locale, agency)}
        {until && `, ${text.until(lastDay(new Date(until), locale))}`}
      </span>
    </span>
  )
}

function wordsOf(look: SealLook, locale: Locale, agency: string | undefined): string {
  const text = sealWords[locale]
  if (agency && look === 'whole') return text.validatedBy(withArticle(agency, locale))
  if (agency && look === 'part') return text.partlyValidatedBy(withArticle(agency, locale))
  return sealBrief(look, locale)
}
