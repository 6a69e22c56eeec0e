import { SessionModel, type SessionRecord } from './session.model.ts'

export const findSession = (id: string, now: Date): Promise<SessionRecord | null> =>
  SessionModel.findOne({ _id: id, expiresAt: { $gt: now } }).lean()

/** Those of these sessions that have not ended. */
export const listSessions = (ids: readonly string[], now: Date): Promise<SessionRecord[]> =>
  SessionModel.find({ _id: { $in: [...ids] }, expiresAt: { $gt: now } }).lean()

export async function saveSession(session: SessionRecord): Promise<void> {
  const { _id, ...rest } = session
  await SessionModel.updateOne({ _id }, { $set: rest }, { upsert: true })
}

export async function deleteSession(id: string): Promise<void> {
  await SessionModel.deleteOne({ _id: id })
}
