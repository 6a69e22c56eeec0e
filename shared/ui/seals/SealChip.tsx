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
  /** The names of those whose seal is in force. */
  agencies?: readonly string[] | undefined
  /** ISO 8601: adds the last day. */
  until?: string | null | undefined
  /** Other words than those of the look. */
  said?: string
}

/** One line of proof in a list. */
export function SealChip({ look, locale, agencies = [], until, said }: SealChipProps) {
  const text = sealWords[locale]
  return (
    <span class={`seal-chip seal-chip--${look}`}>
      <SealGlyph look={look} small />
      <span>
        {said ?? wordsOf(look, locale, agencies)}
        {until && `, ${text.until(lastDay(new Date(until), locale))}`}
      </span>
    </span>
  )
}

function wordsOf(look: SealLook, locale: Locale, agencies: readonly string[]): string {
  const text = sealWords[locale]
  if (agencies.length === 0) return sealBrief(look, locale)
  const names = new Intl.ListFormat(locale).format(agencies.map((name) => withArticle(name, locale)))
  if (look === 'whole') return text.validatedBy(names)
  if (look === 'part') return text.partlyValidatedBy(names)
  return sealBrief(look, locale)
}
