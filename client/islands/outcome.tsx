import { render, type TargetedSubmitEvent } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { ProblemDto } from '../../shared/api/problem.ts'
import type { OutcomesDto } from '../../shared/api/threads.ts'
import { threadIslandWords } from '../../shared/text/thread-islands.ts'
import type { Locale } from '../../shared/text/words.ts'
import { FieldError } from '../../shared/ui/forms/FieldError.tsx'
import { OutcomeButtons } from '../../shared/ui/thread/Outcome.tsx'
import { send } from '../lib/send.ts'

interface OutcomeProps {
  answerId: string
  outcomes: OutcomesDto
  mine: 'worked' | 'did-not' | null
  locale: Locale
}

type Told = OutcomesDto & { outcome: 'worked' | 'did-not' }

/** "Did it work for you?": the same form, counted in place. */
function Outcome({ answerId, outcomes, mine, locale }: OutcomeProps) {
  const [shown, setShown] = useState({ outcomes, mine: mine ?? undefined })
  const [problem, setProblem] = useState<ProblemDto>()
  const [told, setTold] = useState<Told['outcome']>()
  const text = threadIslandWords[locale]

  // What others said meanwhile; `thread-news` tells it.
  useEffect(() => {
    const hear = (event: Event) => {
      const { detail } = event as CustomEvent<{ answerId: string; outcomes: OutcomesDto }>
      if (detail.answerId === answerId) setShown((now) => ({ ...now, outcomes: detail.outcomes }))
    }
    document.addEventListener('palier:outcomes', hear)
    return () => document.removeEventListener('palier:outcomes', hear)
  }, [answerId])

  async function submit(event: TargetedSubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    const sent = await send<Told>(event.currentTarget, event.submitter)
    if (!sent.ok) return setProblem(sent.problem)
    const { worked, didNot, outcome } = sent.data
    setProblem(undefined)
    setShown({ outcomes: { worked, didNot }, mine: outcome })
    setTold(outcome)
  }

  return (
    <form method="post" action={`/answers/${answerId}/outcomes`} onSubmit={(event) => void submit(event)}>
      <OutcomeButtons outcomes={shown.outcomes} locale={locale} mine={shown.mine} />
      <p role="status">{told && (told === 'worked' ? text.thanksWorked : text.thanksDidNot)}</p>
      {problem && <FieldError id={`outcome-${answerId}`}>{problem.detail}</FieldError>}
    </form>
  )
}

export function mount(element: HTMLElement, props: OutcomeProps): void {
  render(<Outcome {...props} />, element)
}
