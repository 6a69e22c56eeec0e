import { searchWords } from '../../text/search.ts'
import type { Locale } from '../../text/words.ts'
import { ButtonLink } from '../forms/Button.tsx'
import { Paper } from '../frame/Paper.tsx'

export interface AskInsteadProps {
  /** What was searched: it becomes the question's title. */
  typed: string
  locale: Locale
}

/** The way from a search to a question of one's own, at the end of the results. */
export function AskInstead({ typed, locale }: AskInsteadProps) {
  const text = searchWords[locale]
  return (
    <Paper shape="door" as="section" labelledBy="ask-instead">
      <div class="ask-instead">
        <div class="ask-instead__words">
          <h2 class="ask-instead__title" id="ask-instead">
            {text.notYours}
          </h2>
          <p class="ask-instead__more">{text.notYoursMore}</p>
        </div>
        <ButtonLink href={askUrl(typed)}>{text.askIt}</ButtonLink>
      </div>
    </Paper>
  )
}

/** The form to ask, with the words that were searched. */
export const askUrl = (typed: string): string =>
  typed === '' ? '/ask' : `/ask?title=${encodeURIComponent(typed)}`
