import type { ReviseInput } from '../../../shared/api/threads.ts'
import type { SignedInContext } from '../../context.ts'
import { Conflict, NotAllowed } from '../../errors.ts'
import { getPostFor } from './load-thread.ts'
import type { PostRecord } from './post.model.ts'
import { findPost, updatePost } from './post.repo.ts'
import { readSources } from '../sources/index.ts'
import { renderBody, rendererVersion } from '../../writing/render-body.ts'
import { keepRevision } from './revision.repo.ts'
import { systemPost } from './system-post.ts'
import { changeThread } from './thread-log.ts'
import { withAnswer } from './with-answer.ts'

/**
 * Replaces the words of one's own answer; the version before is kept, and a seal on it no longer covers what stands there.
 * @throws NotFound, NotAllowed, Invalid, Conflict when somebody (another tab) revised it meanwhile
 */
export async function reviseAnswer(
  { actor, now }: SignedInContext,
  answerId: string,
  input: ReviseInput,
): Promise<PostRecord> {
  const answer = await getPostFor(actor, 'answer.revise', answerId)
  if (answer.withdrawnAt) throw new NotAllowed('withdrawn')
  const sources = await readSources(input.sources, now)
  const revision = input.baseRevision + 1
  const { body } = input
  const next = { body, bodyHtml: renderBody(body), renderer: rendererVersion, revision, sources }
  return changeThread(answer.threadId, now, async (thread) => {
    const facts = thread.answers.find(({ id }) => id === answerId)
    // Withdrawn since it was loaded: its words must not come back.
    if (facts?.withdrawnAt) throw new NotAllowed('withdrawn')
    if (facts?.revision !== input.baseRevision) {
      const current = await findPost(answerId)
      throw new Conflict(`revision ${input.baseRevision} is no longer the last`, {
        current: { revision: current?.revision, body: current?.body },
      })
    }
    return {
      set: { answers: withAnswer(thread, answerId, { revision, revisedAt: now }), lastActivityAt: now },
      post: systemPost(actor.id, now, 'revised', answerId),
      also: async (tx) => {
        await keepRevision(tx, answer, now)
        await updatePost(tx, answerId, next)
      },
      result: () => ({ ...answer, ...next }),
    }
  })
}
