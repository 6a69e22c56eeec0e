import type { ComponentChildren } from 'preact'
import { classes } from '../classes.ts'

export interface ContentProps {
  children: ComponentChildren
  /** `text` keeps one column at the measure, for pages that are read. */
  width?: 'wide' | 'text'
}

/** The page between header and footer, and the target of the skip link. */
export function Content({ children, width = 'wide' }: ContentProps) {
  return (
    <main class={classes('content', width === 'text' && 'content--text')} id="content" tabIndex={-1}>
      {children}
    </main>
  )
}
