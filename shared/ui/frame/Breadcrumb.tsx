import { uiWords } from '../../text/ui.ts'
import type { Locale } from '../../text/words.ts'

export interface BreadcrumbProps {
  locale: Locale
  /** From the widest to the nearest. The last one may be this page itself: then it has no `href`. */
  steps: { label: string; href?: string | undefined }[]
}

/** Where this page stands. */
export function Breadcrumb({ locale, steps }: BreadcrumbProps) {
  return (
    <nav class="breadcrumb" aria-label={uiWords[locale].breadcrumb}>
      <ol>
        {steps.map(({ label, href }) => (
          <li key={label}>{href ? <a href={href}>{label}</a> : <span aria-current="page">{label}</span>}</li>
        ))}
      </ol>
    </nav>
  )
}
