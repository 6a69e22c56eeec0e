import type { ComponentChildren } from 'preact'
import type { PostDto } from '../../api/threads.ts'
import type { SealDto } from '../../api/validation.ts'
import { threadWords } from '../../text/thread-parts.ts'
import type { Locale } from '../../text/words.ts'
import { AuthorLine } from '../people/AuthorLine.tsx'
import { Facts } from '../people/Facts.tsx'
import { Seals } from '../seals/Seals.tsx'
import { Tag } from '../status/Tag.tsx'
import { When } from '../time/When.tsx'
import { shortDate } from '../time/wording.ts'
import { BodyHtml } from './BodyHtml.tsx'
import { Sources } from './Sources.tsx'

export interface AnswerProps {
  post: PostDto
  now: Date
  locale: Locale
  /** The asker chose this one. */
  chosen?: boolean
  /** What its author did on this subject: "a répondu 14 fois, 9 validées". */
  facts?: ComponentChildren
  /** Links and buttons of one seal. */
  sealActions?: (seal: SealDto) => ComponentChildren
  /** "Ça a marché pour vous ?" and its buttons; without it, the counts. */
  outcome?: ComponentChildren
  /** Links and buttons: choose, revise, seal, report. */
  actions?: ComponentChildren
  /** Forms that unfold under it: a revision, a verdict. */
  children?: ComponentChildren
}

/** An answer on its sheet of paper: who, the words, the seals under their line, what others made of it. */
export function Answer(props: AnswerProps) {
  const { post, now, locale, chosen = false, facts, sealActions, outcome, actions, children } = props
  const text = threadWords[locale]
  if (post.withdrawnAt !== undefined) {
    return (
      <article class="answer answer--withdrawn" id={`post-${post.seq}`}>
        <p>{text.withdrawnAnswer(shortDate(new Date(post.withdrawnAt), locale, now))}</p>
      </article>
    )
  }
  return (
    <article class="answer" id={`post-${post.seq}`} data-post={post.id}>
      <header class="answer__head">
        <AuthorLine
          author={post.author}
          speaksFor={post.speaksFor}
          end={
            <Facts
              items={[
                <When key="at" at={post.createdAt} now={now} locale={locale} as="date" />,
                post.revision !== undefined && text.version(post.revision),
              ]}
            />
          }
        >
          {facts && <Facts items={[facts]} />}
        </AuthorLine>
        {chosen && (
          <Tag kind="ok" icon="check">
            {text.chosen}
          </Tag>
        )}
      </header>
      <Seals seals={post.seals} locale={locale} actionsOf={sealActions}>
        <div class="answer__words">
          <BodyHtml html={post.bodyHtml} />
          {post.sources.length > 0 && (
            <div class="answer__sources">
              <p class="answer__sources-title">{text.sources}</p>
              <Sources sources={post.sources} locale={locale} />
            </div>
          )}
        </div>
      </Seals>
      {(outcome || actions) && (
        <footer class="answer__foot">
          {outcome}
          {actions && <div class="answer__actions">{actions}</div>}
        </footer>
      )}
      {children && <div class="answer__more">{children}</div>}
    </article>
  )
}
