import type { AnswerItemDto } from '../../api/threads.ts'
import { threadWords } from '../../text/thread-parts.ts'
import type { Locale } from '../../text/words.ts'
import { Row } from '../lists/Row.tsx'
import { inReadingOrder, sealLook } from '../seals/seal-look.ts'
import { SealChip } from '../seals/SealChip.tsx'
import { When } from '../time/When.tsx'

export interface AnswerRowProps {
  answer: AnswerItemDto
  now: Date
  locale: Locale
}

/** An answer in the list of what somebody answered: its question, what agencies say of it, then facts. */
export function AnswerRow({ answer, now, locale }: AnswerRowProps) {
  const text = threadWords[locale]
  return (
    <Row
      href={answer.url}
      title={answer.question}
      proof={<Proof seals={answer.seals} locale={locale} />}
      facts={[
        <When key="when" at={answer.createdAt} now={now} locale={locale} as="date" />,
        answer.topic.name,
        answer.territoryName,
        answer.worked > 0 && text.workedFor(answer.worked),
        answer.isExample && text.example,
      ]}
    />
  )
}

/** Those who vouch for it together; else what was said last of what holds. */
function Proof({ seals, locale }: { seals: AnswerItemDto['seals']; locale: Locale }) {
  const [first, ...others] = inReadingOrder([...seals])
  if (!first) return null
  const look = sealLook(first)
  const alike = [first, ...others.filter((seal) => sealLook(seal) === look)]
  const until = alike
    .map(({ validUntil }) => validUntil)
    .toSorted()
    .at(-1)
  return (
    <SealChip
      look={look}
      locale={locale}
      agencies={alike.map(({ agency }) => agency.name)}
      until={first.state === 'in-force' ? until : undefined}
    />
  )
}
