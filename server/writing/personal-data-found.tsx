import type { Locale } from '../../shared/text/words.ts'
import { PersonalDataAlert } from '../../shared/ui/forms/PersonalDataAlert.tsx'
import { Invalid, type Problem } from '../errors.ts'

interface PersonalDataFoundProps {
  locale: Locale
  problem: Problem | undefined
  field: string
  typed: string
}

const kinds = {
  'personal-data-nir': 'nir',
  'personal-data-iban': 'iban',
  'personal-data-card': 'card',
} as const
const around = 60

/** Under a field that held somebody's number: the line with the number marked. Nothing when there was none. */
export function PersonalDataFound({ locale, problem, field, typed }: PersonalDataFoundProps) {
  if (!(problem instanceof Invalid)) return null
  const found = problem.fields.find((wrong) => wrong.field === field && wrong.code in kinds)
  if (!found) return null
  // The text is searched as it is shown: what was typed may differ from what was checked by blanks at its ends.
  const number = String(found.values?.['found'] ?? '')
  const at = typed.indexOf(number)
  if (at === -1) return null
  return (
    <PersonalDataAlert
      locale={locale}
      kind={kinds[found.code as keyof typeof kinds]}
      before={typed.slice(Math.max(0, at - around), at)}
      found={number}
      after={typed.slice(at + number.length, at + number.length + around)}
    />
  )
}
