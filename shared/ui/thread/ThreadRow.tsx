import type { ComponentChildren } from 'preact'
import type { ThreadItemDto } from '../../api/threads.ts'
import { threadWords } from '../../text/thread-parts.ts'
import type { Locale } from '../../text/words.ts'
import { Row } from '../lists/Row.tsx'
import { SealChip } from '../seals/SealChip.tsx'
import { MiniStair } from '../status/MiniStair.tsx'
import { Tag } from '../status/Tag.tsx'
import { When } from '../time/When.tsx'

export interface ThreadRowProps {
  thread: ThreadItemDto
  now: Date
  locale: Locale
  level?: 2 | 3 | 4
  /** Leaves out the subject, where the page says it. */
  withoutTopic?: boolean
  actions?: ComponentChildren
}

/** A question in a list: its title, one line of proof, then facts. */
export function ThreadRow({ thread, now, locale, level = 3, withoutTopic = false, actions }: ThreadRowProps) {
  const text = threadWords[locale]
  return (
    <Row
      href={thread.url}
      title={thread.title}
      level={level}
      proof={<Proof thread={thread} now={now} locale={locale} />}
      facts={[
        !withoutTopic && thread.topic.name,
        thread.territoryName,
        thread.answers > 0 && text.answers(thread.answers),
        thread.worked > 0 && text.workedFor(thread.worked),
        thread.isExample && text.example,
      ]}
      actions={actions}
    />
  )
}

/** A seal in force says the most; then how far the question came; then how long it waits. */
function Proof({ thread, now, locale }: Pick<ThreadRowProps, 'thread' | 'now' | 'locale'>) {
  if (thread.validatedBy.length > 0) {
    return (
      <SealChip
        look="whole"
        locale={locale}
        agencies={thread.validatedBy.map(({ name }) => name)}
        until={thread.validUntil}
      />
    )
  }
  if (thread.status === 'open') {
    return (
      <Tag kind="wait" icon="clock">
        <When at={thread.createdAt} now={now} locale={locale} as="waits" />
      </Tag>
    )
  }
  return <MiniStair status={thread.status} locale={locale} />
}
