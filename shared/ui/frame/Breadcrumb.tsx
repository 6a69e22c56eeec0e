import { uiWords } from '../../text/ui.ts'
import type { Locale } from '../../text/words.ts'

export interface BreadcrumbProps {
  locale: Locale
  /** From the widest to the nearest. The last one may be this page itself: then it has no `href`. */
  steps: { label: string; href?: string | undefined }[]
}

/** Where this page stands. Narrow screens show the nearest step up alone, which keeps it to one line. */
export function Breadcrumb({ locale, steps }: BreadcrumbProps) {
  const nearest = steps.findLast(({ href }) => href !== undefined)
  return (
    <nav class="breadcrumb" aria-label={uiWords[locale].breadcrumb}>
      <ol>
        {steps.map((step) => (
          <li key={step.label} class={step === nearest ? 'breadcrumb__nearest' : undefined}>
            {step.href ? <a href={step.href}>{step.label}</a> : <span aria-current="page">{step.label}</span>}
          </li>
        ))}
      </ol>
    </nav>
  )
}
