import { z } from 'zod'
import { limits } from '../limits.ts'
import { prose, storable } from './fields.ts'
import type { AuthorDto } from './people.ts'

export const reportReasons = ['personal-data', 'wrong', 'abuse', 'illegal', 'spam', 'other'] as const
export type ReportReason = (typeof reportReasons)[number]

export const reportSchema = z.object({
  /** A path of ours, `/threads/…#post-3`; a whole address of ours is understood too. */
  target: storable(z.string().trim()).min(1).max(limits.report.target),
  reason: z.enum(reportReasons),
  details: prose(limits.report.details),
})
export type ReportInput = z.infer<typeof reportSchema>

/** What whoever sent it keeps: enough to speak of it again, without its words. */
export interface ReceiptDto {
  /** `R-7F3KA-92QXB`, as one says it on the telephone. */
  number: string
  target: string
  reason: ReportReason
  createdAt: string
}

/** A report as those who run the platform read it. */
export interface ReportDto extends ReceiptDto {
  id: string
  details: string
  /** Null when it came without an account. */
  reporter: AuthorDto | null
}

export interface ReportListDto {
  reports: ReportDto[]
  next: string | null
}
