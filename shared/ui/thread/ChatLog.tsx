import type { ComponentChildren } from 'preact'
import { threadWords } from '../../text/thread-parts.ts'
import type { Locale } from '../../text/words.ts'

export interface ChatLogProps {
  locale: Locale
  /** `ChatMessage`, `SystemLine`, `NewMessagesLine`, the oldest first. */
  children?: ComponentChildren
  /** Under the title: who reads, how the connection is. */
  status?: ComponentChildren
  /** Above the messages: the way to older ones. */
  older?: ComponentChildren
  /** The form, or the way to sign in. */
  form?: ComponentChildren
}

/** The chat beside the answers. A script appends items to `#chat-list`; the empty sentence then goes by itself. */
export function ChatLog({ locale, children, status, older, form }: ChatLogProps) {
  const text = threadWords[locale]
  return (
    <section class="chat" id="chat" aria-labelledby="chat-title">
      <header class="chat__head">
        <h2 class="chat__title" id="chat-title">
          {text.chatTitle}
        </h2>
        {status}
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must scroll by keyboard */}
      <div class="chat__log" role="log" aria-label={text.chatLabel} tabIndex={0}>
        {older && <div class="chat__older">{older}</div>}
        <ol class="chat__list" id="chat-list">
          {children}
        </ol>
        <p class="chat__empty">{text.chatEmpty}</p>
      </div>
      {form && <div class="chat__form">{form}</div>}
    </section>
  )
}
