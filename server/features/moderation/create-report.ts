import { randomBytes } from 'node:crypto'
import type { ReportInput } from '../../../shared/api/moderation.ts'
import type { Context } from '../../context.ts'
import { newId } from '../../database/new-id.ts'
import { Invalid } from '../../errors.ts'
import { authorize } from '../../policy/policies.ts'
import type { ReportRecord } from './report.model.ts'
import { insertReport } from './report.repo.ts'
import { readTarget, receiptNumber, type OurAddresses } from './report.rules.ts'

/**
 * Takes a notice, with an account or without, for those who run the platform.
 * @throws Invalid for a target that is no page of ours
 */
export async function createReport(
  { actor, now }: Context,
  { target: typed, reason, details }: ReportInput,
  ours: OurAddresses,
): Promise<ReportRecord> {
  authorize(actor, 'report.create')
  const target = readTarget(typed, ours)
  if (target === undefined) throw new Invalid([{ field: 'target', code: 'unknown-target' }])
  const report: ReportRecord = {
    _id: newId(),
    number: receiptNumber(randomBytes(10)),
    target,
    reason,
    details,
    ...(actor.id !== undefined && { reporterId: actor.id }),
    createdAt: now,
  }
  await insertReport(report)
  return report
}
