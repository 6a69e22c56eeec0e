import type { FieldError } from '../../shared/api/problem.ts'
import { problemSentences } from '../../shared/text/problems.ts'
import type { Locale } from '../../shared/text/words.ts'
import { Invalid, type Problem } from '../errors.ts'
import { fieldErrors } from '../http/problem-handler.tsx'

/** What was wrong with a form that is shown again: each field, or the whole when no field is to blame. */
export function formErrors(problem: Problem | undefined, locale: Locale, field = 'form'): FieldError[] {
  if (!problem) return []
  if (problem instanceof Invalid) return fieldErrors(problem, locale)
  const { title, detail } = problemSentences(locale, problem.code, problem.reason)
  return [{ field, message: `${title} ${detail}` }]
}
