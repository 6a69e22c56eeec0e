import type { ComponentChildren } from 'preact'
import { phrase } from './Phrase.tsx'

export interface PageTitleProps {
  title: ComponentChildren
  /** One or two sentences under the title. */
  lead?: ComponentChildren
  /** What stands above the title: an avatar, a tag. */
  above?: ComponentChildren
  /** Under it: buttons, facts. */
  children?: ComponentChildren
}

/** The one `h1` of a page. */
export function PageTitle({ title, lead, above, children }: PageTitleProps) {
  return (
    <div class="page-title">
      {above}
      <h1>{phrase(title)}</h1>
      {lead && <p class="page-title__lead">{lead}</p>}
      {children}
    </div>
  )
}
