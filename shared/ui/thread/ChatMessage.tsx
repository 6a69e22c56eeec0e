import type { ComponentChildren } from 'preact'
import type { PostDto } from '../../api/threads.ts'
import { threadWords } from '../../text/thread-parts.ts'
import type { Locale } from '../../text/words.ts'
import { classes } from '../classes.ts'
import { Icon } from '../icons/Icon.tsx'
import { AuthorName } from '../people/AuthorLine.tsx'
import { Avatar } from '../people/Avatar.tsx'
import { When } from '../time/When.tsx'
import { BodyHtml } from './BodyHtml.tsx'

/** On its way: not yet acknowledged, kept until the network is back, or refused. */
export type SendingState = 'sending' | 'waiting' | 'failed'

export interface ChatMessageProps {
  post: PostDto
  now: Date
  locale: Locale
  /** Written by the person who reads. */
  own?: boolean
  state?: SendingState | undefined
  /** Buttons: send again, withdraw, report. */
  actions?: ComponentChildren
}

/** One message of the chat, an item of its list. */
export function ChatMessage({ post, now, locale, own = false, state, actions }: ChatMessageProps) {
  const text = threadWords[locale]
  const { author, speaksFor, withdrawnAt } = post
  return (
    <li
      class={classes('message', own && 'message--own', speaksFor && 'message--official')}
      id={state === undefined ? `post-${post.seq}` : undefined}
      data-post={post.id}
      data-client-id={post.clientId}
    >
      {!own && (
        <Avatar name={speaksFor?.agency.name ?? author.handle} kind={speaksFor ? 'agency' : 'person'} small />
      )}
      <div class="message__body">
        <p class="message__head">
          {own ? text.you : <AuthorName author={author} speaksFor={speaksFor} />}
          {speaksFor && `, ${speaksFor.role}`}
          {' · '}
          {state ? (
            <State state={state} locale={locale} />
          ) : (
            <When at={post.createdAt} now={now} locale={locale} as="stamp" />
          )}
        </p>
        <div class="message__words">
          {withdrawnAt === undefined ? <BodyHtml html={post.bodyHtml} /> : <em>{text.withdrawnMessage}</em>}
        </div>
        {actions && <div class="message__actions">{actions}</div>}
      </div>
    </li>
  )
}

function State({ state, locale }: { state: SendingState; locale: Locale }) {
  const text = threadWords[locale]
  const words = { sending: text.sendingState, waiting: text.waitingState, failed: text.failedState }[state]
  return (
    <span class={`message__state message__state--${state}`}>
      {state === 'waiting' && <Icon name="clock" />}
      {state === 'failed' && <Icon name="triangle" />}
      {words}
    </span>
  )
}
