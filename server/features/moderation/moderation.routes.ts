import { z } from 'zod'
import { idSchema } from '../../../shared/api/fields.ts'
import { reportSchema } from '../../../shared/api/moderation.ts'
import type { Limits } from '../../../shared/limits.ts'
import { NotFound } from '../../errors.ts'
import { limitRate } from '../../http/rate-limits.ts'
import { respond, respondPage } from '../../http/respond.ts'
import { routes, type Routes } from '../../http/routes.ts'
import { createReport } from './create-report.ts'
import { listReports } from './list-reports.ts'
import { moderationPage } from './moderation-page.tsx'
import { receiptPage } from './receipt-page.tsx'
import { reportPage } from './report-page.tsx'
import { presentReceipt } from './report.presenter.ts'
import { findReportByNumber } from './report.repo.ts'
import { readTarget, type OurAddresses } from './report.rules.ts'

interface ModerationParts extends OurAddresses {
  limits: Limits['rate']
}

const formQuery = z.object({ target: z.string().max(2_000).optional().catch(undefined) })
const receiptParams = z.object({ number: z.string().regex(/^R-[2-9A-Z]{5}-[2-9A-Z]{5}$/) })
const listQuery = z.object({ after: idSchema.optional().catch(undefined) })

/** Reporting what should not be there, and reading what was reported. */
export function moderationRoutes({ limits, ...ours }: ModerationParts): Routes {
  const moderation = routes()
  // Anybody may write here without an account: more narrowly than elsewhere.
  moderation.router.post('/reports', limitRate(limits.reports))

  moderation.get('/reports/new', { guard: 'everyone', query: formQuery }, ({ req, res, ctx, query }) => {
    const target = readTarget(query.target ?? '', ours) ?? ''
    respondPage(req, res, { target }, () => reportPage(ctx, { target }))
  })

  moderation.post(
    '/reports',
    {
      guard: 'everyone',
      body: reportSchema,
      again: async ({ ctx }, typed, problem) => reportPage(ctx, typed, problem),
    },
    async ({ req, res, ctx, body }) => {
      const report = await createReport(ctx, body, ours)
      const receipt = { id: report._id, ...presentReceipt(report) }
      respond(req, res, { report: receipt }, `/reports/${report.number}`, 201)
    },
  )

  moderation.get(
    '/reports/:number',
    { guard: 'everyone', params: receiptParams },
    async ({ req, res, ctx, params }) => {
      const report = await findReportByNumber(params.number)
      if (!report) throw new NotFound(`report ${params.number}`)
      const receipt = presentReceipt(report)
      respondPage(req, res, { report: receipt }, () => receiptPage(ctx, receipt))
    },
  )

  moderation.get(
    '/moderation',
    { guard: 'report.read', query: listQuery },
    async ({ req, res, ctx, query }) => {
      const list = await listReports(ctx, query.after)
      respondPage(req, res, list, () => moderationPage(ctx, list))
    },
  )

  return moderation
}
