import type { Problem } from '../../errors.ts'
import type { ThreadForm } from '../../features/threads/threads.routes.ts'
import type { Typed } from '../../http/routes.ts'

/** One of the page's forms as it was typed, and what was wrong with it. */
export interface FailedForm {
  form: ThreadForm
  typed: Typed
  problem: Problem
}
