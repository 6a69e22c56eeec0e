import { NotFound } from '../../errors.ts'
import type { AgencyRecord } from './agency.model.ts'
import { findAgencyBySlug } from './agency.repo.ts'

/** The agency of that address. @throws NotFound */
export async function getAgency(slug: string): Promise<AgencyRecord> {
  const agency = await findAgencyBySlug(slug)
  if (!agency) throw new NotFound(`agency ${slug}`)
  return agency
}
