import type { ReportDto, ReportListDto } from '../../../shared/api/moderation.ts'
import { moderationWords } from '../../../shared/text/moderation.ts'
import { PageTitle } from '../../../shared/ui/frame/PageTitle.tsx'
import { Paragraphs } from '../../../shared/ui/frame/Paragraphs.tsx'
import { List } from '../../../shared/ui/lists/List.tsx'
import { Pagination } from '../../../shared/ui/lists/Pagination.tsx'
import { Row } from '../../../shared/ui/lists/Row.tsx'
import { Empty } from '../../../shared/ui/status/Empty.tsx'
import { Tag } from '../../../shared/ui/status/Tag.tsx'
import { When } from '../../../shared/ui/time/When.tsx'
import type { Context } from '../../context.ts'
import type { PageView } from '../../http/page.tsx'

/** What was reported, for those who run the platform. */
export function moderationPage(ctx: Context, { reports, next }: ReportListDto): PageView {
  const { locale } = ctx
  const text = moderationWords[locale]
  return {
    title: text.list,
    noindex: true,
    body: (
      <>
        <PageTitle title={text.list} lead={reports.length > 0 && text.listLead} />
        <List
          empty={
            <Empty door="closed" title={text.none}>
              <p>{text.noneMore}</p>
            </Empty>
          }
        >
          {reports.map((report) => (
            <ReportRow key={report.id} ctx={ctx} report={report} />
          ))}
        </List>
        <Pagination locale={locale} next={next} />
      </>
    ),
  }
}

function ReportRow({ ctx: { locale, now }, report }: { ctx: Context; report: ReportDto }) {
  const text = moderationWords[locale]
  const { number, target, reason, details, reporter, createdAt } = report
  return (
    <Row
      href={target}
      title={target}
      level={2}
      above={<Tag icon="flag">{text[reason]}</Tag>}
      excerpt={<Paragraphs text={details} />}
      facts={[
        <When key="at" at={createdAt} now={now} locale={locale} />,
        text.number(number),
        reporter?.handle ?? text.signedOutSender,
      ]}
    />
  )
}
