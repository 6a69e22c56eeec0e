import type { ComponentChildren } from 'preact'

/** Buttons and links in one row that wraps; the first is the one that most people want. */
export function Actions({ children }: { children: ComponentChildren }) {
  return <div class="actions">{children}</div>
}
