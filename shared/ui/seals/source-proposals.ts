import type { FicheItem } from '../../api/fiches.ts'
import type { SourceDto } from '../../api/sources.ts'
import { validationWords } from '../../text/validation.ts'
import type { Locale } from '../../text/words.ts'
import { shortDate } from '../time/wording.ts'

/** A source that is cited by one tap: `value` is what one would type. */
export interface SourceProposal {
  value: string
  label: string
  detail: string
}

/** The sheets that the answer itself rests on, with their words, then those of its topic, whole. */
export function sourceProposals(
  ofAnswer: readonly SourceDto[],
  ofTopic: readonly FicheItem[],
  locale: Locale,
): SourceProposal[] {
  const text = validationWords[locale]
  const copyOf = (fiche: string, edition: string) =>
    text.ficheEdition(fiche, shortDate(new Date(edition), locale))
  const proposals = [
    ...ofAnswer.flatMap((source): SourceProposal[] => {
      if (!('fiche' in source)) return []
      const { fiche, section, quote, edition, title } = source
      const value = `${fiche}${section ? `#${section}` : ''}${quote ? ` ${quote}` : ''}`
      const words = quote ? `${text.ofAnswerQuoted(quote)}, ` : `${text.ofAnswer}, `
      return [{ value, label: title, detail: `${words}${copyOf(fiche, edition)}` }]
    }),
    ...ofTopic.map(({ id, title, edition }) => ({ value: id, label: title, detail: copyOf(id, edition) })),
  ]
  return [
    ...new Map(proposals.toReversed().map((proposal) => [proposal.value, proposal])).values(),
  ].toReversed()
}
