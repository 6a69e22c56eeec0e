import type { FieldError } from '../../api/problem.ts'
import { uiWords } from '../../text/ui.ts'
import type { Locale } from '../../text/words.ts'
import { Icon } from '../icons/Icon.tsx'
import { fieldId } from './Field.tsx'

export interface ErrorSummaryProps {
  locale: Locale
  errors: FieldError[]
  /** Instead of "2 choses à corriger". */
  title?: string | undefined
}

/** What is to be corrected, on top of the form, each line leading to its field. Focus comes here. */
export function ErrorSummary({ locale, errors, title }: ErrorSummaryProps) {
  if (errors.length === 0) return null
  const text = uiWords[locale]
  return (
    <div class="error-summary" id="errors" role="alert" tabIndex={-1} autoFocus>
      <Icon name="triangle" />
      <div>
        <h2 class="error-summary__title">{title ?? text.toMend(errors.length)}</h2>
        <ul>
          {errors.map(({ field, message }) => (
            <li key={field}>
              <a href={`#${fieldId(field)}`}>{message}</a>
            </li>
          ))}
        </ul>
        <p class="error-summary__kept">{text.allKept}</p>
      </div>
    </div>
  )
}
