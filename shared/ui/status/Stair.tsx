import type { ComponentChildren } from 'preact'
import type { CollectiveDto } from '../../api/collectives.ts'
import type { ThreadDto } from '../../api/threads.ts'
import { threadWords } from '../../text/thread-parts.ts'
import type { Locale } from '../../text/words.ts'
import { Icon } from '../icons/Icon.tsx'
import { shortDate, span } from '../time/wording.ts'
import type { Step } from './steps.ts'
import { collectiveSteps, threadSteps } from './steps.ts'

const WEEK = 7 * 24 * 60 * 60_000

export interface StairProps {
  thread: ThreadDto
  now: Date
  locale: Locale
  /** More to say under the sentence: what happens next. */
  children?: ComponentChildren
}

/** Where a question stands: four steps with their dates, and the same in a sentence. */
export function Stair({ thread, now, locale, children }: StairProps) {
  const text = threadWords[locale]
  const steps = threadSteps(thread).map((step) => ({
    ...step,
    label: text[step.name],
    detail:
      step.name === 'answered' && step.at !== null
        ? answeredIn(thread.createdAt, step.at, now, locale)
        : dateOf(step.at, now, locale),
  }))
  return (
    <div class="stair-status">
      <StairDrawing steps={steps} label={text.steps} locale={locale} />
      <p class="stair-status__now">
        <NowSentence thread={thread} now={now} locale={locale} />
      </p>
      {children}
    </div>
  )
}

export interface CollectiveStairProps {
  collective: Pick<CollectiveDto, 'status' | 'createdAt' | 'recognitions'>
  now: Date
  locale: Locale
}

/** How far a collective is recognised: three steps with their dates. */
export function CollectiveStair({ collective, now, locale }: CollectiveStairProps) {
  const text = threadWords[locale]
  const steps = collectiveSteps(collective).map((step) => ({
    ...step,
    label: text[step.name],
    detail: dateOf(step.at, now, locale),
  }))
  return <StairDrawing steps={steps} label={text.collectiveSteps} locale={locale} />
}

interface DrawingProps {
  steps: (Step & { label: string; detail: string })[]
  label: string
  locale: Locale
}

function StairDrawing({ steps, label, locale }: DrawingProps) {
  const text = threadWords[locale]
  const hidden = {
    done: text.stepDone,
    now: '',
    'passed-over': text.stepPassedOver,
    'to-come': text.stepToCome,
  }
  return (
    <div class="stair-box">
      <ol class={`stair stair--${steps.length}`} aria-label={label}>
        {steps.map(({ name, state, label: word, detail }) => (
          <li
            class={`stair__step stair__step--${state}`}
            key={name}
            aria-current={state === 'now' ? 'step' : undefined}
          >
            <span class="stair__tread" />
            <span class="stair__label">
              {state === 'done' && <Icon name="check" />}
              {word}
            </span>
            {hidden[state] && <span class="visually-hidden">, {hidden[state]}</span>}
            {detail && <span class="stair__date">{detail}</span>}
          </li>
        ))}
      </ol>
    </div>
  )
}

function NowSentence({ thread, now, locale }: Omit<StairProps, 'children'>) {
  const text = threadWords[locale]
  const { status, steps, author } = thread
  if (status === 'closed') return text.closedOn(dateOf(steps.closedAt, now, locale))
  const since = {
    open: null,
    answered: steps.answeredAt,
    validated: steps.validatedAt,
    solved: steps.solvedAt,
  }[status]
  const said = {
    // An answer stands, and the asker says that it did not work.
    open: thread.answers > 0 ? text.nowReopened : text.nowOpen,
    answered: text.nowAnswered,
    validated: text.nowValidated(author.handle),
    solved: text.nowSolved(author.handle),
  }[status]
  return (
    <>
      <strong>{since === null ? text.now : text.nowSince(dateOf(since, now, locale))}</strong> {said}
    </>
  )
}

const dateOf = (at: string | null, now: Date, locale: Locale) =>
  at === null ? '' : shortDate(new Date(at), locale, now)

/** The delay until the first answer is worth saying while it is short. */
function answeredIn(asked: string, answered: string, now: Date, locale: Locale): string {
  const delay = Date.parse(answered) - Date.parse(asked)
  const date = dateOf(answered, now, locale)
  return delay < WEEK ? threadWords[locale].answeredIn(date, span(delay, locale)) : date
}
