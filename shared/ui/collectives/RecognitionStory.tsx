import type { ComponentChildren } from 'preact'
import type { RecognitionDecision, RecognitionDto } from '../../api/collectives.ts'
import { collectivesWords } from '../../text/collectives.ts'
import type { Locale } from '../../text/words.ts'
import { Paragraphs } from '../frame/Paragraphs.tsx'
import { sentenceStart, withArticle } from '../people/agency-name.ts'
import { Avatar } from '../people/Avatar.tsx'
import { Tag } from '../status/Tag.tsx'
import { When } from '../time/When.tsx'
import { longDate } from '../time/wording.ts'

export interface RecognitionStoryProps {
  recognition: RecognitionDto
  now: Date
  locale: Locale
  /** The form of somebody who may reply or decide. */
  children?: ComponentChildren
}

/** What one agency says of a collective, and all that was written on the way there. */
export function RecognitionStory({ recognition, now, locale, children }: RecognitionStoryProps) {
  const text = collectivesWords[locale]
  const { id, agency, state, reason, role, decidedAt, askedAt, waiting, repliedAt } = recognition
  return (
    <article class="recognition" id={`recognition-${id}`} aria-labelledby={`recognition-${id}-title`}>
      <div class="recognition__head">
        <Avatar name={agency.name} kind="agency" />
        <div class="recognition__words">
          <h3 class="recognition__title" id={`recognition-${id}-title`}>
            <a href={`/agencies/${agency.slug}`}>{titleOf(recognition, locale)}</a>
          </h3>
          {waiting ? (
            <Tag kind="wait" icon="clock">
              <When at={repliedAt ?? askedAt} now={now} locale={locale} as="waits" />
            </Tag>
          ) : (
            decidedAt &&
            role && (
              <p class="recognition__by">{text.byRole(role, longDate(new Date(decidedAt), locale, now))}</p>
            )
          )}
        </div>
      </div>
      {state === 'recognised' && reason ? (
        <>
          <Quote text={reason} />
          <details class="recognition__more">
            <summary>{text.history}</summary>
            <Steps recognition={recognition} now={now} locale={locale} />
          </details>
        </>
      ) : (
        <Steps recognition={recognition} now={now} locale={locale} />
      )}
      {children}
    </article>
  )
}

function titleOf({ state, waiting, agency }: RecognitionDto, locale: Locale): string {
  const text = collectivesWords[locale]
  if (state === 'recognised') return text.titleRecognised(withArticle(agency.name, locale))
  if (state === 'asked') return text.titleAsked(agency.name)
  const name = sentenceStart(agency.name, locale)
  return waiting ? text.titleRefusedWaiting(name) : text.titleRefused(name)
}

/** Everything in the order in which it was written. */
function Steps({ recognition, now, locale }: Omit<RecognitionStoryProps, 'children'>) {
  const text = collectivesWords[locale]
  const { message, askedAt, before, reply, repliedAt, state, reason, role, decidedAt } = recognition
  const day = (at: string) => longDate(new Date(at), locale, now)
  const decided = (decision: RecognitionDecision, by: string, at: string, why: string) => ({
    title: decision === 'recognised' ? text.stepRecognised : text.stepRefused,
    by: text.byRole(by, day(at)),
    at,
    words: why,
  })
  const steps = [
    { title: text.stepAsked, by: text.onDay(day(askedAt)), at: askedAt, words: message },
    ...(before ? [decided(before.decision, before.role, before.decidedAt, before.reason)] : []),
    ...(state !== 'asked' && reason && role && decidedAt ? [decided(state, role, decidedAt, reason)] : []),
    ...(reply && repliedAt
      ? [{ title: text.stepReplied, by: text.onDay(day(repliedAt)), at: repliedAt, words: reply }]
      : []),
  ].sort((a, b) => a.at.localeCompare(b.at))
  return (
    <ol class="recognition__steps">
      {steps.map(({ title, by, at, words }) => (
        <li key={at}>
          <p>
            <strong>{title}</strong> <span class="recognition__by">{by}</span>
          </p>
          <Quote text={words} />
        </li>
      ))}
    </ol>
  )
}

const Quote = ({ text }: { text: string }) => (
  <blockquote class="recognition__quote">
    <Paragraphs text={text} />
  </blockquote>
)
