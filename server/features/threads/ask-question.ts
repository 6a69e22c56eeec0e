import type { AskInput } from '../../../shared/api/threads.ts'
import type { SignedInContext } from '../../context.ts'
import { newId } from '../../database/new-id.ts'
import { isDuplicate, transaction } from '../../database/transaction.ts'
import { Invalid } from '../../errors.ts'
import { ringDispatcher } from '../../outbox/wake.ts'
import { authorize } from '../../policy/policies.ts'
import { placesAround, resolveTerritory } from '../territories/index.ts'
import { findTopic } from '../topics/index.ts'
import { insertPosts } from './post.repo.ts'
import { renderBody, rendererVersion } from '../../writing/render-body.ts'
import { numbered, SentBefore } from './log-writer.ts'
import type { ThreadRecord } from './thread.model.ts'
import { findThreadByClientId, insertThread } from './thread.repo.ts'
import { slugOf } from './thread.rules.ts'

/**
 * Opens a thread with its question, number 1 of its log. The same `clientId` sent twice gives the same thread.
 * @throws Invalid for an unknown topic or place; Conflict for a `clientId` that came before with another title
 */
export async function askQuestion(
  { actor, now }: SignedInContext,
  input: AskInput,
  { isExample = false } = {},
): Promise<ThreadRecord> {
  authorize(actor, 'thread.ask')
  const territory = placeOf(input)
  const thread: ThreadRecord = {
    _id: newId(),
    authorId: actor.id,
    ...(input.clientId !== undefined && { clientId: input.clientId }),
    title: input.title,
    slug: slugOf(input.title),
    topic: input.topic,
    territory,
    within: placesAround(territory),
    for: input.for,
    createdAt: now,
    answers: [],
    reviews: [],
    status: 'open',
    stateSeq: 1,
    lastActivityAt: now,
    isExample,
  }
  const question = numbered(
    thread._id,
    newId(),
    {
      kind: 'question',
      authorId: actor.id,
      body: input.body,
      bodyHtml: renderBody(input.body),
      renderer: rendererVersion,
      createdAt: now,
      sources: [],
    },
    1,
  )
  try {
    await transaction(async (tx) => {
      await insertThread(tx, thread)
      await insertPosts([question], tx)
    })
  } catch (error) {
    if (input.clientId !== undefined && isDuplicate(error, 'clientId'))
      return repeated(actor.id, input.clientId, input.title, error)
    throw error
  }
  ringDispatcher()
  return thread
}

async function repeated(
  authorId: string,
  clientId: string,
  title: string,
  cause: unknown,
): Promise<ThreadRecord> {
  const stored = await findThreadByClientId(authorId, clientId)
  if (stored?.title === title) return stored
  throw new SentBefore(`${clientId} came before with another title`, { cause })
}

/** Both fields are checked before either is refused, so that the person corrects once. */
function placeOf({ topic, territory }: Pick<AskInput, 'topic' | 'territory'>): string | null {
  const wrong = findTopic(topic) ? [] : [{ field: 'topic', code: 'unknown-topic' }]
  if (territory === undefined) {
    if (wrong.length > 0) throw new Invalid(wrong)
    return null
  }
  const resolved = resolveTerritory(territory)
  if (resolved.code !== undefined && wrong.length === 0) return resolved.code
  if (resolved.code !== undefined) throw new Invalid(wrong)
  const names = resolved.choices
    .map(({ name, near }) => (near === null ? name : `${name} (${near})`))
    .join(', ')
  const code = names === '' ? 'unknown-territory' : 'ambiguous-territory'
  throw new Invalid([...wrong, { field: 'territory', code, values: { names } }])
}
