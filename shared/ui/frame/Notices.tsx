import type { ComponentChildren } from 'preact'
import { uiWords } from '../../text/ui.ts'
import type { Locale } from '../../text/words.ts'

/** What everybody must be told at this moment, as `Alert`s between header and content. */
export function Notices({ locale, children }: { locale: Locale; children: ComponentChildren }) {
  return (
    <section class="notices" aria-label={uiWords[locale].notices}>
      {children}
    </section>
  )
}
