import type { Tx } from '../../database/transaction.ts'
import { OutcomeModel, type OutcomeRecord } from './outcome.model.ts'

export const findOutcome = (answerId: string, personId: string): Promise<OutcomeRecord | null> =>
  OutcomeModel.findOne({ answerId, personId }).lean()

/** What this person said of these answers: answer id → their last word. */
export async function outcomesOf(
  personId: string,
  answerIds: readonly string[],
): Promise<Map<string, 'worked' | 'did-not'>> {
  const told = await OutcomeModel.find({ answerId: { $in: [...answerIds] }, personId }).lean()
  return new Map(told.map(({ answerId, outcome }) => [answerId, outcome]))
}

export async function saveOutcome(
  tx: Tx,
  { _id, answerId, personId, ...rest }: OutcomeRecord,
): Promise<void> {
  await OutcomeModel.updateOne(
    { answerId, personId },
    { $set: rest, $setOnInsert: { _id } },
    { session: tx, upsert: true },
  )
}
