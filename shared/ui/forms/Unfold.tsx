import type { ComponentChildren } from 'preact'

export interface UnfoldProps {
  /** What is behind: the words of the line that opens it. */
  label: ComponentChildren
  open?: boolean
  id?: string
  children: ComponentChildren
}

/** A part of a page that most people do not need, behind one line. It opens without script. */
export function Unfold({ label, open = false, id, children }: UnfoldProps) {
  return (
    <details class="unfold" open={open} id={id}>
      <summary class="unfold__line">{label}</summary>
      <div class="unfold__inside">{children}</div>
    </details>
  )
}
