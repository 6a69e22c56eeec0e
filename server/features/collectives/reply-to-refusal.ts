import type { SignedInContext } from '../../context.ts'
import { transaction } from '../../database/transaction.ts'
import { Conflict } from '../../errors.ts'
import { appendEvent } from '../../outbox/append-event.ts'
import { ringDispatcher } from '../../outbox/wake.ts'
import { whyNoReply } from './collective.rules.ts'
import { getRecognition, getRecognitionFor } from './load-collective.ts'
import type { RecognitionRecord } from './recognition.model.ts'
import { addReply } from './recognition.repo.ts'

/**
 * The collective's one reply to a refusal: public, and on the agency's desk again.
 * @throws NotFound, NotAllowed, Conflict when there is no refusal or another lead replied
 */
export async function replyToRefusal(
  { actor, now }: SignedInContext,
  id: string,
  body: string,
): Promise<RecognitionRecord> {
  const recognition = await getRecognitionFor(actor, 'recognition.reply', id)
  const reason = whyNoReply(recognition)
  if (reason) throw new Conflict(`recognition ${id} takes no reply`, { reason })
  await transaction(async (tx) => {
    if (!(await addReply(tx, id, { body, by: actor.id, at: now })))
      throw new Conflict(`recognition ${id} was replied to meanwhile`, { reason: 'already-replied' })
    await appendEvent(tx, 'collective.changed', { collectiveId: recognition.collectiveId }, now)
  })
  ringDispatcher()
  return getRecognition(id)
}
