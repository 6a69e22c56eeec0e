import type { OutcomesDto } from '../../api/threads.ts'
import { threadWords } from '../../text/thread-parts.ts'
import type { Locale } from '../../text/words.ts'
import { Icon } from '../icons/Icon.tsx'

export interface OutcomeCountsProps {
  outcomes: OutcomesDto
  locale: Locale
}

/** What people said of an answer; nothing while nobody did. */
export function OutcomeCounts({ outcomes: { worked, didNot }, locale }: OutcomeCountsProps) {
  const text = threadWords[locale]
  if (worked === 0 && didNot === 0) return null
  const parts = [worked > 0 && text.workedFor(worked), didNot > 0 && text.didNotFor(didNot)].filter(Boolean)
  return <p class="outcome-counts">{parts.join(' · ')}</p>
}

export interface OutcomeButtonsProps extends OutcomeCountsProps {
  /** What this person said before. */
  mine?: 'worked' | 'did-not' | undefined
}

/** The question and its two buttons, to be put in a form that posts `outcome`. A count of nobody is left out. */
export function OutcomeButtons({ outcomes, locale, mine }: OutcomeButtonsProps) {
  const text = threadWords[locale]
  return (
    <span class="outcome" role="group" aria-label={text.didItWork}>
      <span class="outcome__question">{text.didItWork}</span>
      <button class="outcome__button" name="outcome" value="worked" aria-pressed={mine === 'worked'}>
        <Icon name="check" />
        {text.yes} {outcomes.worked > 0 && <span class="outcome__count">{outcomes.worked}</span>}
      </button>
      <button class="outcome__button" name="outcome" value="did-not" aria-pressed={mine === 'did-not'}>
        <Icon name="cross" />
        {text.no} {outcomes.didNot > 0 && <span class="outcome__count">{outcomes.didNot}</span>}
      </button>
    </span>
  )
}
