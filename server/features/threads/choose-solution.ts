import type { SignedInContext } from '../../context.ts'
import { Invalid } from '../../errors.ts'
import { getThreadFor } from './load-thread.ts'
import { systemPost } from './system-post.ts'
import { changeThread } from './thread-log.ts'
import type { ThreadRecord } from './thread.model.ts'

/**
 * The asker says which answer solved the question, or takes that back.
 * @throws NotFound, NotAllowed (not the asker), Invalid for an answer that is not under this question
 */
export async function chooseSolution(
  { actor, now }: SignedInContext,
  threadId: string,
  answerId: string | undefined,
): Promise<ThreadRecord> {
  await getThreadFor(actor, 'thread.choose-solution', threadId)
  await changeThread(threadId, now, (thread) => {
    if (answerId === undefined) {
      return {
        set: {},
        unset: ['solution'],
        post: systemPost(actor.id, now, 'reopened'),
        result: () => undefined,
      }
    }
    const answer = thread.answers.find(({ id }) => id === answerId)
    if (!answer || answer.withdrawnAt) throw new Invalid([{ field: 'answer', code: 'unknown-answer' }])
    return {
      set: { solution: { answerId, at: now }, answers: withoutDidNot(thread, answerId) },
      post: systemPost(actor.id, now, 'solved', answerId),
      result: () => undefined,
    }
  })
  return getThreadFor(actor, 'thread.choose-solution', threadId)
}

/** A later word of the asker's replaces their earlier "did not"; the count of who said what stays. */
const withoutDidNot = ({ answers }: ThreadRecord, answerId: string): ThreadRecord['answers'] =>
  answers.map((answer) => {
    if (answer.id !== answerId || answer.askerOutcome !== 'did-not') return answer
    const { askerOutcome, askerOutcomeAt, ...rest } = answer
    return rest
  })
