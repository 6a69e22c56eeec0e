import type { Tx } from '../../database/transaction.ts'
import { RecognitionModel, type DecisionRecord, type RecognitionRecord } from './recognition.model.ts'

export const findRecognition = (id: string): Promise<RecognitionRecord | null> =>
  RecognitionModel.findById(id).lean()

/** Those of these collectives, the newest first. */
export const listRecognitionsOf = (
  collectiveIds: readonly string[],
  limit: number,
): Promise<RecognitionRecord[]> =>
  collectiveIds.length === 0
    ? Promise.resolve([])
    : RecognitionModel.find({ collectiveId: { $in: [...collectiveIds] } })
        .sort({ askedAt: -1, _id: -1 })
        .limit(limit)
        .lean()

/** What waits on an agency's desk, the longest-waiting first. */
export const listWaiting = (agencyId: string, limit: number): Promise<RecognitionRecord[]> =>
  RecognitionModel.find({ agencyId, waitingSince: { $exists: true } })
    .sort({ waitingSince: 1, _id: 1 })
    .limit(limit)
    .lean()

export async function insertRecognition(tx: Tx, recognition: RecognitionRecord): Promise<void> {
  await RecognitionModel.insertMany([recognition], { session: tx, lean: true })
}

/** Takes it off the desk with this answer. @returns whether it was still waiting */
export async function addDecision(tx: Tx, id: string, decision: DecisionRecord): Promise<boolean> {
  const { matchedCount } = await RecognitionModel.updateOne(
    { _id: id, waitingSince: { $exists: true } },
    { $push: { decisions: decision }, $unset: { waitingSince: 1 } },
    { session: tx },
  )
  return matchedCount === 1
}

/** Puts a refused request on the desk again. @returns whether nobody had replied before */
export async function addReply(
  tx: Tx,
  id: string,
  reply: NonNullable<RecognitionRecord['reply']>,
): Promise<boolean> {
  const { matchedCount } = await RecognitionModel.updateOne(
    { _id: id, reply: { $exists: false }, waitingSince: { $exists: false } },
    { $set: { reply, waitingSince: reply.at } },
    { session: tx },
  )
  return matchedCount === 1
}
