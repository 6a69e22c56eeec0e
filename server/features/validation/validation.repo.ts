import type { Tx } from '../../database/transaction.ts'
import { ValidationModel, type ValidationRecord } from './validation.model.ts'

export async function insertValidation(tx: Tx, validation: ValidationRecord): Promise<void> {
  await ValidationModel.insertMany([validation], { session: tx, lean: true })
}

export const findValidation = (id: string): Promise<ValidationRecord | null> =>
  ValidationModel.findById(id).lean()

/** Those of one thread, the newest first when there are more than that. */
export const listValidationsOfThread = (threadId: string, limit: number): Promise<ValidationRecord[]> =>
  ValidationModel.find({ threadId }).sort({ createdAt: -1 }).limit(limit).lean()

/** The latest of one agency. */
export const listValidationsOfAgency = (agencyId: string, limit: number): Promise<ValidationRecord[]> =>
  ValidationModel.find({ agencyId }).sort({ createdAt: -1, _id: -1 }).limit(limit).lean()
