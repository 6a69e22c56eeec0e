import type { ComponentChildren } from 'preact'
import { phrase } from '../frame/Phrase.tsx'

export interface SectionProps {
  id: string
  title: ComponentChildren
  level?: 2 | 3
  /** The way to the rest. */
  link?: { href: string; label: string } | undefined
  /** A few words at the end of the line. */
  note?: ComponentChildren
  children: ComponentChildren
}

/** A part of a page, with its heading and what stands at the end of that line. */
export function Section({ id, title, level = 2, link, note, children }: SectionProps) {
  const Heading = `h${level}` as const
  return (
    <section class="section" aria-labelledby={`${id}-title`} id={id}>
      <div class="section__head">
        <Heading id={`${id}-title`}>{phrase(title)}</Heading>
        {note && <span class="section__note">{note}</span>}
        {link && (
          <a class="section__link" href={link.href}>
            {link.label}
          </a>
        )}
      </div>
      {children}
    </section>
  )
}
