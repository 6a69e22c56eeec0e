import type { Tx } from '../../database/transaction.ts'
import { AgencyModel, type AgencyRecord } from './agency.model.ts'

export const findAgencyBySlug = (slug: string): Promise<AgencyRecord | null> =>
  AgencyModel.findOne({ slug }).lean()

export const findAgencies = (ids: readonly string[]): Promise<AgencyRecord[]> =>
  ids.length === 0 ? Promise.resolve([]) : AgencyModel.find({ _id: { $in: [...new Set(ids)] } }).lean()

export const listAgencies = (limit: number): Promise<AgencyRecord[]> =>
  AgencyModel.find().sort({ name: 1 }).limit(limit).lean()

export async function insertAgency(agency: AgencyRecord, tx?: Tx): Promise<void> {
  await AgencyModel.insertMany([agency], { lean: true, ...(tx && { session: tx }) })
}
