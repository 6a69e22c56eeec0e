import type { RecognitionDecisionInput } from '../../../shared/api/collectives.ts'
import type { SignedInContext } from '../../context.ts'
import { transaction } from '../../database/transaction.ts'
import { Conflict } from '../../errors.ts'
import { appendEvent } from '../../outbox/append-event.ts'
import { ringDispatcher } from '../../outbox/wake.ts'
import { roleIn } from '../../policy/actor.ts'
import { getRecognition, getRecognitionFor } from './load-collective.ts'
import type { DecisionRecord, RecognitionRecord } from './recognition.model.ts'
import { addDecision } from './recognition.repo.ts'

/**
 * An agency answers a collective, in public: with a date, a reason and the function of whoever decided.
 * @throws NotFound, NotAllowed (not a moderator of that agency, no second factor, one's own collective), Conflict when
 *   it is already decided
 */
export async function decideRecognition(
  { actor, now }: SignedInContext,
  id: string,
  { decision, reason }: RecognitionDecisionInput,
): Promise<RecognitionRecord> {
  const recognition = await getRecognitionFor(actor, 'recognition.decide', id)
  const { agencyId, collectiveId } = recognition
  const role = roleIn(actor, agencyId)
  const record: DecisionRecord = { decision, reason, moderatorId: actor.id, role, at: now }
  await transaction(async (tx) => {
    if (!(await addDecision(tx, id, record)))
      throw new Conflict(`recognition ${id} does not wait`, { reason: 'already-decided' })
    await appendEvent(tx, 'collective.changed', { collectiveId }, now)
  })
  ringDispatcher()
  return getRecognition(id)
}
