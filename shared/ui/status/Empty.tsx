import type { ComponentChildren } from 'preact'
import { phrase } from '../frame/Phrase.tsx'

export interface EmptyProps {
  /** Closed: there is nothing. Lit: it is under way. */
  door: 'closed' | 'lit'
  title: string
  /** Where the title stands in the page; without it, the title is no heading. */
  level?: 2 | 3
  /** One sentence, then one or two ways on. */
  children?: ComponentChildren
}

/** What a page or a list shows when it has nothing to show. */
export function Empty({ door, title, level, children }: EmptyProps) {
  const Title = level === undefined ? 'p' : (`h${level}` as const)
  return (
    <div class="empty">
      <svg class={`empty__door empty__door--${door}`} viewBox="0 0 88 72" aria-hidden="true">
        <path class="empty__leaf" d="M24 67V24a20 20 0 0 1 40 0v43z" />
        {door === 'closed' ? (
          <path d="M33 32v-6a11 11 0 0 1 22 0v6zM33 41h22v17H33z" />
        ) : (
          <circle class="empty__latch" cx="57" cy="48" r="2.5" />
        )}
        <path class="empty__sill" d="M4 68h80" />
      </svg>
      <Title class="empty__title">{phrase(title)}</Title>
      {children}
    </div>
  )
}
