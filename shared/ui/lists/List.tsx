import type { ComponentChildren } from 'preact'

export interface ListProps {
  /** `Row`s. */
  children: ComponentChildren[]
  /** What stands there when there are none: an `Empty`, or a sentence. */
  empty: ComponentChildren
}

/** Rows between hairlines. */
export function List({ children, empty }: ListProps) {
  if (children.length === 0) return typeof empty === 'string' ? <p>{empty}</p> : empty
  return <ul>{children}</ul>
}
