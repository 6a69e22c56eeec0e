import type { RecognitionInput } from '../../../shared/api/collectives.ts'
import type { SignedInContext } from '../../context.ts'
import { newId } from '../../database/new-id.ts'
import { isDuplicate, transaction } from '../../database/transaction.ts'
import { Conflict, Invalid } from '../../errors.ts'
import { appendEvent } from '../../outbox/append-event.ts'
import { ringDispatcher } from '../../outbox/wake.ts'
import { findAgencyBySlug } from '../agencies/index.ts'
import { whyNotAsked } from './collective.rules.ts'
import { getCollectiveFor, recognitionsShown } from './load-collective.ts'
import type { RecognitionRecord } from './recognition.model.ts'
import { insertRecognition, listRecognitionsOf } from './recognition.repo.ts'

/**
 * A lead asks an agency to recognise the collective: it stands on that agency's desk until it is decided.
 * @throws Invalid for an unknown agency, NotFound, NotAllowed, Conflict when it was asked and has not answered, or
 *   recognises the collective already
 */
export async function askRecognition(
  { actor, now }: SignedInContext,
  slug: string,
  input: RecognitionInput,
): Promise<RecognitionRecord> {
  const agency = await findAgencyBySlug(input.agency)
  if (!agency) throw new Invalid([{ field: 'agency', code: 'unknown-agency' }])
  const collective = await getCollectiveFor(actor, 'collective.ask-recognition', slug)
  const earlier = await listRecognitionsOf([collective._id], recognitionsShown)
  const reason = whyNotAsked(earlier.filter(({ agencyId }) => agencyId === agency._id))
  if (reason) throw new Conflict(`${agency.slug} cannot be asked`, { reason })
  const recognition: RecognitionRecord = {
    _id: newId(),
    collectiveId: collective._id,
    agencyId: agency._id,
    askedBy: actor.id,
    message: input.message,
    askedAt: now,
    decisions: [],
    waitingSince: now,
  }
  try {
    await transaction(async (tx) => {
      await insertRecognition(tx, recognition)
      await appendEvent(tx, 'collective.changed', { collectiveId: collective._id }, now)
    })
  } catch (error) {
    if (!isDuplicate(error, 'agencyId')) throw error
    throw new Conflict('another lead asked meanwhile', { reason: 'already-asked', cause: error })
  }
  ringDispatcher()
  return recognition
}
