import type { ComponentChildren } from 'preact'
import { classes } from '../classes.ts'

export interface PaperProps {
  /** `door` has the arch on top and a sill below: what one can step into. */
  shape?: 'sheet' | 'door'
  /** The element, when it is more than a box. */
  as?: 'div' | 'section' | 'aside' | 'article'
  /** The id of its heading, for `section` and `aside`. */
  labelledBy?: string | undefined
  id?: string | undefined
  children: ComponentChildren
}

/** A sheet of paper on the wall. Never one inside another. */
export function Paper({ shape = 'sheet', as: Element = 'div', labelledBy, id, children }: PaperProps) {
  return (
    <Element class={classes('paper', shape === 'door' && 'paper--door')} id={id} aria-labelledby={labelledBy}>
      {children}
    </Element>
  )
}
