import type { AnswerInput } from '../../../shared/api/threads.ts'
import type { SignedInContext } from '../../context.ts'
import { isDuplicate } from '../../database/transaction.ts'
import { authorize } from '../../policy/policies.ts'
import { getThreadFor } from './load-thread.ts'
import type { PostRecord } from './post.model.ts'
import { findPostByClientId } from './post.repo.ts'
import { voiceOf } from '../agencies/index.ts'
import { readSources } from '../sources/index.ts'
import { renderBody, rendererVersion } from '../../writing/render-body.ts'
import { SentBefore } from './log-writer.ts'
import { changeThread } from './thread-log.ts'

/**
 * Adds an answer to a thread. The same `clientId` sent twice gives the same answer.
 * @throws NotFound, Withdrawn, NotAllowed (closed), Invalid (a source that does not hold), Conflict
 */
export async function answerQuestion(
  { actor, now }: SignedInContext,
  threadId: string,
  input: AnswerInput,
): Promise<PostRecord> {
  const question = await getThreadFor(actor, 'thread.answer', threadId)
  const speaksFor = await voiceOf(actor, question)
  const sources = await readSources(input.sources, now)
  const { body, clientId } = input
  const post = {
    kind: 'answer' as const,
    authorId: actor.id,
    ...(clientId !== undefined && { clientId }),
    body,
    bodyHtml: renderBody(body),
    renderer: rendererVersion,
    createdAt: now,
    revision: 1,
    sources,
    ...(speaksFor && { speaksFor }),
  }
  try {
    return await changeThread(threadId, now, (thread, { id, seq }) => {
      authorize(actor, 'thread.answer', thread)
      const answer = {
        id,
        seq,
        authorId: actor.id,
        revision: 1,
        createdAt: now,
        worked: 0,
        didNot: 0,
        seals: [],
      }
      return {
        set: { answers: [...thread.answers, answer], lastActivityAt: now },
        post,
        result: (written) => written,
      }
    })
  } catch (error) {
    if (clientId === undefined || !isDuplicate(error, 'clientId')) throw error
    const stored = await findPostByClientId(threadId, actor.id, clientId)
    if (stored?.kind === 'answer' && stored.body === body) return stored
    throw new SentBefore(`${clientId} came before with another text`, { cause: error })
  }
}
