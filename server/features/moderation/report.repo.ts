import { ReportModel, type ReportRecord } from './report.model.ts'

export async function insertReport(report: ReportRecord): Promise<void> {
  await ReportModel.insertMany([report], { lean: true })
}

export const findReportByNumber = (number: string): Promise<ReportRecord | null> =>
  ReportModel.findOne({ number }).lean()

/** The newest first: ids rise with time. */
export const listReports = (limit: number, after?: string): Promise<ReportRecord[]> =>
  ReportModel.find(after === undefined ? {} : { _id: { $lt: after } })
    .sort({ _id: -1 })
    .limit(limit)
    .lean()
