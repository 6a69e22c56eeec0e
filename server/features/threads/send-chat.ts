import type { ChatInput } from '../../../shared/api/threads.ts'
import type { SignedInContext } from '../../context.ts'
import { renderBody, rendererVersion } from '../../writing/render-body.ts'
import { authorize } from '../../policy/policies.ts'
import { voiceOf } from '../agencies/index.ts'
import { getThreadFor, present } from './load-thread.ts'
import type { PostRecord } from './post.model.ts'
import { appendToThread } from './thread-log.ts'

/**
 * Says something on a thread's landing: from a form or a socket, the same. Resolves once it is committed; the same `clientId`
 * sent twice gives the same message.
 * @throws NotFound, Withdrawn, NotAllowed (closed), Conflict, Unavailable
 */
export async function sendChat(
  { actor, now }: SignedInContext,
  threadId: string,
  input: ChatInput,
): Promise<PostRecord> {
  const thread = await getThreadFor(actor, 'thread.chat', threadId)
  const speaksFor = await voiceOf(actor, thread)
  const message = {
    kind: 'chat' as const,
    authorId: actor.id,
    clientId: input.clientId,
    body: input.body,
    bodyHtml: renderBody(input.body),
    renderer: rendererVersion,
    createdAt: now,
    sources: [],
    ...(speaksFor && { speaksFor }),
  }
  return appendToThread(threadId, message, (thread) => {
    present(thread, threadId)
    authorize(actor, 'thread.chat', thread)
  })
}
