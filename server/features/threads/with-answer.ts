import type { ThreadRecord } from './thread.model.ts'
import type { AnswerFacts } from './thread.rules.ts'

/** The facts of a thread's answers, with one of them changed. */
export const withAnswer = (
  thread: ThreadRecord,
  answerId: string,
  change: Partial<AnswerFacts>,
): AnswerFacts[] =>
  thread.answers.map((answer) => (answer.id === answerId ? { ...answer, ...change } : answer))
