import type { ComponentChildren } from 'preact'
import type { PostDto, ThreadDto } from '../../api/threads.ts'
import { threadWords } from '../../text/thread-parts.ts'
import type { Locale } from '../../text/words.ts'
import { phrase } from '../frame/Phrase.tsx'
import { AuthorLine } from '../people/AuthorLine.tsx'
import { Facts } from '../people/Facts.tsx'
import { When } from '../time/When.tsx'
import { shortDate } from '../time/wording.ts'
import { BodyHtml } from './BodyHtml.tsx'

export interface QuestionProps {
  thread: ThreadDto
  /** The post of `seq` 1. */
  post: PostDto
  now: Date
  locale: Locale
  /** Links and buttons: withdraw, report. */
  actions?: ComponentChildren
}

/** The top of a thread: its title, who asks, and their words. */
export function Question({ thread, post, now, locale, actions }: QuestionProps) {
  const text = threadWords[locale]
  const { handle } = thread.author
  return (
    <article class="question" id={`post-${post.seq}`}>
      <h1>{phrase(thread.title)}</h1>
      <AuthorLine
        author={thread.author}
        said={thread.for === 'other' ? text.asksForOther(handle) : text.asksForSelf(handle)}
      >
        <Facts
          items={[
            thread.territoryName,
            <When key="at" at={thread.createdAt} now={now} locale={locale} as="moment" />,
          ]}
        />
      </AuthorLine>
      {(post.bodyHtml !== '' || post.withdrawnAt !== undefined) && (
        <div class="question__words">
          {post.withdrawnAt === undefined ? (
            <BodyHtml html={post.bodyHtml} />
          ) : (
            <p class="question__withdrawn">
              {text.withdrawnQuestion(shortDate(new Date(post.withdrawnAt), locale, now))}
            </p>
          )}
        </div>
      )}
      {actions && <div class="question__actions">{actions}</div>}
    </article>
  )
}
