import type { ReportListDto } from '../../../shared/api/moderation.ts'
import { limits } from '../../../shared/limits.ts'
import type { Context } from '../../context.ts'
import { authorize } from '../../policy/policies.ts'
import { handlesOf } from '../accounts/index.ts'
import { presentReport } from './report.presenter.ts'
import { listReports as readReports } from './report.repo.ts'

const perPage = limits.page.directory

/** One page of what was reported, the newest first. @throws SignInFirst, NotAllowed for all but the platform's admins */
export async function listReports({ actor }: Pick<Context, 'actor'>, after?: string): Promise<ReportListDto> {
  authorize(actor, 'report.read')
  const read = await readReports(perPage + 1, after)
  const shown = read.slice(0, perPage)
  const handles = await handlesOf(shown.flatMap(({ reporterId }) => reporterId ?? []))
  const last = read.length > perPage ? shown.at(-1) : undefined
  return {
    reports: shown.map((report) => presentReport(report, handles)),
    next: last ? `/moderation?after=${last._id}` : null,
  }
}
