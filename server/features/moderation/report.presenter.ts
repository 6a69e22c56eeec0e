import type { ReceiptDto, ReportDto } from '../../../shared/api/moderation.ts'
import type { ReportRecord } from './report.model.ts'

/** What whoever knows the number may see: not the words, which may speak of somebody. */
export const presentReceipt = ({ number, target, reason, createdAt }: ReportRecord): ReceiptDto => ({
  number,
  target,
  reason,
  createdAt: createdAt.toISOString(),
})

export function presentReport(report: ReportRecord, handles: ReadonlyMap<string, string>): ReportDto {
  const handle = report.reporterId === undefined ? undefined : handles.get(report.reporterId)
  return {
    ...presentReceipt(report),
    id: report._id,
    details: report.details,
    reporter: handle === undefined ? null : { handle },
  }
}
