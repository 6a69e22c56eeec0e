import { fichesWords } from '../../text/fiches.ts'
import type { Locale } from '../../text/words.ts'

export interface FicheHeadingProps {
  level: number
  title: string
  /** Of its section: the sign beside the title links there, to be copied. */
  anchor: string
  locale: Locale
}

/** The title of a section, with its own address. */
export function FicheHeading({ level, title, anchor, locale }: FicheHeadingProps) {
  const Heading = `h${Math.min(level, 6)}` as 'h2'
  return (
    <Heading class={`fiche-heading fiche-heading--${Math.min(level, 4)}`}>
      {title}{' '}
      <a class="fiche-heading__link" href={`#${anchor}`} aria-label={fichesWords[locale].linkTo(title)}>
        §
      </a>
    </Heading>
  )
}
