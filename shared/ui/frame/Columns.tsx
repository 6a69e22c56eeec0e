import type { ComponentChildren } from 'preact'
import { classes } from '../classes.ts'

export interface ColumnsProps {
  /** Widths from 56.25 em on; below, one column in the order of the source. */
  kind: 'aside' | 'thread' | 'filters' | 'even'
  /** The second column (`filters`: the first). `even` puts all its children side by side instead. */
  aside?: ComponentChildren
  /** Keeps the aside in view while the rest scrolls. */
  sticky?: boolean
  children: ComponentChildren
}

/** Two columns on wide screens. */
export function Columns({ kind, aside, sticky = false, children }: ColumnsProps) {
  if (kind === 'even') return <div class="columns columns--even">{children}</div>
  const main = <div class="columns__main">{children}</div>
  const side = <div class={classes('columns__aside', sticky && 'columns__aside--sticky')}>{aside}</div>
  return <div class={`columns columns--${kind}`}>{kind === 'filters' ? [side, main] : [main, side]}</div>
}
