import { findPersonalData } from '../../shared/personal-data.ts'
import { Invalid, type WrongField } from '../errors.ts'

/**
 * Stops a text that would publish somebody's number, before anything is stored.
 * @throws Invalid that names each field, the kind of number and where it stands
 */
export function refusePersonalData(texts: Readonly<Record<string, string>>): void {
  const wrong = Object.entries(texts).flatMap(([field, text]): WrongField[] => {
    const [first] = findPersonalData(text)
    if (!first) return []
    return [
      {
        field,
        code: `personal-data-${first.kind}`,
        values: { found: text.slice(first.start, first.end), start: first.start, end: first.end },
      },
    ]
  })
  if (wrong.length > 0) throw new Invalid(wrong)
}
