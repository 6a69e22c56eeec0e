import type { ComponentChildren } from 'preact'
import { phrase } from '../frame/Phrase.tsx'
import { Facts } from '../people/Facts.tsx'

export interface RowProps {
  href: string
  title: ComponentChildren
  /** The rank of its heading: one below that of the list. */
  level?: 2 | 3 | 4
  /** Above the title: its kind, its state. */
  above?: ComponentChildren
  excerpt?: ComponentChildren
  /** The one line of proof: a seal, or a tag. */
  proof?: ComponentChildren
  facts?: (ComponentChildren | false | null | undefined)[]
  /** Its own buttons, which stay outside the row's link. */
  actions?: ComponentChildren
}

/** A line of a list: it opens from its whole surface, and is read out by its title alone. */
export function Row({ href, title, level = 3, above, excerpt, proof, facts = [], actions }: RowProps) {
  const Heading = `h${level}` as const
  return (
    <li class="row">
      <div class="row__words">
        {above && <div class="row__above">{above}</div>}
        <Heading class="row__title">
          <a class="row__link" href={href}>
            {phrase(title)}
          </a>
        </Heading>
        {excerpt && <div class="row__excerpt">{excerpt}</div>}
        {proof && <div class="row__proof">{proof}</div>}
        <Facts items={facts} />
      </div>
      {actions && <div class="row__actions">{actions}</div>}
    </li>
  )
}
