import type { FicheItem } from '../../api/fiches.ts'
import type { FicheSourceDto, SourceDto } from '../../api/sources.ts'
import { validationWords } from '../../text/validation.ts'
import type { Locale } from '../../text/words.ts'
import { shortDate } from '../time/wording.ts'

/** A source that is cited by one tap: `value` is what one would type, `label` the words quoted, or the sheet. */
export interface SourceProposal {
  value: string
  label: string
  detail: string
  /** Are words of it quoted? */
  isQuoted: boolean
}

/** The words that the answer itself rests on, and its sheets; then those of its topic, whole. Each stands once. */
export function sourceProposals(
  ofAnswer: readonly SourceDto[],
  ofTopic: readonly FicheItem[],
  locale: Locale,
): SourceProposal[] {
  const text = validationWords[locale]
  const dayOf = (edition: string) => shortDate(new Date(edition), locale)
  const cited = ofAnswer.filter((source) => 'fiche' in source)
  const proposals = [
    ...cited.map((source, index): SourceProposal => {
      const { title, edition, quote } = source
      const value = typedAs(source)
      if (!quote) return { value, label: title, detail: text.wholeFiche(dayOf(edition)), isQuoted: false }
      const isSame = cited[index - 1]?.fiche === source.fiche && cited[index - 1]?.quote !== undefined
      const detail = isSame ? text.sameFiche : text.ficheCopy(title, dayOf(edition))
      return { value, label: text.quoted(quote), detail, isQuoted: true }
    }),
    ...ofTopic.map(({ id, title, edition }) => ({
      value: id,
      label: title,
      detail: text.wholeFiche(dayOf(edition)),
      isQuoted: false,
    })),
  ]
  return proposals.filter(
    ({ value }, index) => proposals.findIndex((proposal) => proposal.value === value) === index,
  )
}

const typedAs = ({ fiche, section, quote }: FicheSourceDto): string =>
  `${fiche}${section ? `#${section}` : ''}${quote ? ` ${quote}` : ''}`
