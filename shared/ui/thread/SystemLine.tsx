import type { PostDto } from '../../api/threads.ts'
import { threadWords } from '../../text/thread-parts.ts'
import type { Locale } from '../../text/words.ts'
import { sentenceStart } from '../people/agency-name.ts'
import { When } from '../time/When.tsx'

export interface SystemLineProps {
  post: PostDto
  now: Date
  locale: Locale
  /** Where what it tells of stands: `#post-3`. */
  href?: string | undefined
}

/** A change in the thread, told between two rules of its log. */
export function SystemLine({ post, now, locale, href }: SystemLineProps) {
  const told = wordsOf(post, locale)
  return (
    <li class="system-line" id={`post-${post.seq}`} data-post={post.id}>
      <span>
        {href ? (
          <a class="system-line__link" href={href}>
            {told}
          </a>
        ) : (
          told
        )}
        , <When at={post.createdAt} now={now} locale={locale} as="stamp" />
      </span>
    </li>
  )
}

function wordsOf({ what, author, speaksFor }: PostDto, locale: Locale): string {
  const text = threadWords[locale]
  const who = speaksFor ? sentenceStart(speaksFor.agency.name, locale) : author.handle
  switch (what) {
    case 'revised':
      return text.revised(who)
    case 'withdrawn':
      return text.withdrawn(who)
    case 'sealed':
      return text.sealed(who)
    case 'outcome':
      return text.outcome(who)
    case 'solved':
      return text.solvedLine(who)
    case 'reopened':
      return text.reopened
    case 'closed':
      return text.closedLine
    default:
      return who
  }
}

/** Parts what was read from what came since. */
export function NewMessagesLine({ count, locale }: { count: number; locale: Locale }) {
  return (
    <li class="system-line system-line--new">
      <span>{threadWords[locale].newMessages(count)}</span>
    </li>
  )
}
