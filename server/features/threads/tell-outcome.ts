import type { OutcomesDto } from '../../../shared/api/threads.ts'
import type { SignedInContext } from '../../context.ts'
import { newId } from '../../database/new-id.ts'
import { NotAllowed, NotFound } from '../../errors.ts'
import { getPostFor } from './load-thread.ts'
import { findOutcome, saveOutcome } from './outcome.repo.ts'
import { systemPost } from './system-post.ts'
import { presentOutcomes } from './thread.presenter.ts'
import { changeThread } from './thread-log.ts'
import { outcomeCounts, threadStatus } from './thread.rules.ts'
import { withAnswer } from './with-answer.ts'

/**
 * Says whether an answer worked for the one who asks; a later word replaces an earlier one. The asker's own word also decides
 * where the thread stands: "worked" solves it, "did not" takes the answer out and may reopen it.
 * @throws NotFound, NotAllowed (own answer, withdrawn)
 */
export async function tellOutcome(
  { actor, now }: SignedInContext,
  answerId: string,
  outcome: 'worked' | 'did-not',
): Promise<{ threadId: string; seq: number; outcomes: OutcomesDto }> {
  const answer = await getPostFor(actor, 'answer.tell-outcome', answerId)
  return changeThread(answer.threadId, now, async (thread) => {
    const facts = thread.answers.find(({ id }) => id === answerId)
    if (!facts) throw new NotFound(`answer ${answerId}`)
    if (facts.withdrawnAt) throw new NotAllowed('withdrawn')
    const before = await findOutcome(answerId, actor.id)
    const asker = thread.authorId === actor.id
    const counted = {
      ...outcomeCounts(facts, before?.outcome, outcome),
      ...(outcome === 'did-not' && { didNotAt: now }),
      ...(asker && { askerOutcome: outcome, askerOutcomeAt: now }),
    }
    const answers = withAnswer(thread, answerId, counted)
    const what = asker
      ? askersLine(threadStatus(thread, now), threadStatus({ ...thread, answers }, now))
      : 'outcome'
    return {
      set: { answers },
      post: systemPost(actor.id, now, what, answerId),
      also: (tx) =>
        saveOutcome(tx, {
          _id: before?._id ?? newId(),
          answerId,
          threadId: thread._id,
          personId: actor.id,
          outcome,
          at: now,
        }),
      result: () => ({ threadId: thread._id, seq: facts.seq, outcomes: presentOutcomes(counted) }),
    }
  })
}

/** What the asker's word tells the readers of the log. */
function askersLine(before: string, after: string): 'solved' | 'reopened' | 'outcome' {
  if (after === 'solved' && before !== 'solved') return 'solved'
  return after === 'open' && before !== 'open' ? 'reopened' : 'outcome'
}
