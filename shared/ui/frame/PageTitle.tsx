import type { ComponentChildren } from 'preact'
import { phrase } from './Phrase.tsx'

export interface PageTitleProps {
  title: ComponentChildren
  /** One or two sentences under the title. */
  lead?: ComponentChildren
  /** What stands before the title: the plate or the doors of whom it names. */
  mark?: ComponentChildren
  /** A tag above it. */
  above?: ComponentChildren
  /** Under it: buttons, facts. */
  children?: ComponentChildren
}

/** The one `h1` of a page. */
export function PageTitle({ title, lead, mark, above, children }: PageTitleProps) {
  return (
    <div class="page-title">
      {above}
      <div class="page-title__head">
        {mark}
        <h1>{phrase(title)}</h1>
      </div>
      {lead && <p class="page-title__lead">{lead}</p>}
      {children}
    </div>
  )
}
