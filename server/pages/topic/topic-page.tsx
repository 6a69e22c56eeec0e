import type { FicheItem } from '../../../shared/api/fiches.ts'
import { threadStatuses, type ThreadItemDto } from '../../../shared/api/threads.ts'
import type { TopicDto } from '../../../shared/api/topics.ts'
import { threadsWords } from '../../../shared/text/threads.ts'
import { uiWords } from '../../../shared/text/ui.ts'
import { Actions } from '../../../shared/ui/forms/Actions.tsx'
import { ButtonLink } from '../../../shared/ui/forms/Button.tsx'
import { Breadcrumb } from '../../../shared/ui/frame/Breadcrumb.tsx'
import { Columns } from '../../../shared/ui/frame/Columns.tsx'
import { PageTitle } from '../../../shared/ui/frame/PageTitle.tsx'
import { Paper } from '../../../shared/ui/frame/Paper.tsx'
import { Pagination } from '../../../shared/ui/lists/Pagination.tsx'
import { Tabs } from '../../../shared/ui/lists/Tabs.tsx'
import { Empty } from '../../../shared/ui/status/Empty.tsx'
import { SpeakToSomeone } from '../../../shared/ui/status/SpeakToSomeone.tsx'
import { ThreadList } from '../../../shared/ui/thread/ThreadList.tsx'
import type { Context } from '../../context.ts'
import type { ThreadListQuery } from '../../features/threads/list-threads.ts'
import { topicsAbove, topicName, type Topic } from '../../features/topics/index.ts'
import type { PageView } from '../../http/page.tsx'

interface TopicPageData {
  topic: Topic
  dto: { topic: TopicDto; threads: ThreadItemDto[]; next: string | null }
  query: ThreadListQuery
  /** The official sheets of a procedure; of what procedures stand under, its own sheet alone: they have theirs. */
  fiches: FicheItem[]
}

/** A topic's questions, by status; beside them its procedures and its official sheets. */
export function topicPage({ locale, now }: Context, { topic, dto, query, fiches }: TopicPageData): PageView {
  const text = threadsWords[locale]
  const href = `/topics/${topic.slug}`
  const ask = `/ask?topic=${topic.slug}`
  const statuses = threadStatuses.filter((status) => status !== 'closed')
  const tabs = [
    { href, label: text.all, current: query.status === undefined },
    ...statuses.map((status) => ({
      href: `${href}?status=${status}`,
      label: text[status],
      current: query.status === status,
    })),
  ]
  const above = topicsAbove(topic.slug).filter((slug) => slug !== topic.slug)
  return {
    title: dto.topic.name,
    canonical: href,
    noindex: query.status !== undefined || query.after !== undefined,
    body: (
      <Columns kind="aside" aside={<Beside topic={dto.topic} fiches={fiches} locale={locale} />}>
        <Breadcrumb
          locale={locale}
          steps={[
            { label: uiWords[locale].topics, href: '/topics' },
            ...above.slice(0, 1).map((slug) => ({ label: topicName(slug, locale), href: `/topics/${slug}` })),
            { label: dto.topic.name },
          ]}
        />
        <PageTitle title={dto.topic.name}>
          <Actions>
            <ButtonLink href={ask}>{text.ask}</ButtonLink>
          </Actions>
        </PageTitle>
        <Tabs label={text.status} tabs={tabs} />
        <ThreadList
          threads={dto.threads}
          now={now}
          locale={locale}
          level={2}
          empty={
            <Empty door="closed" title={text.noThreads}>
              <ButtonLink href={ask} kind="secondary">
                {text.noThreadsMore}
              </ButtonLink>
            </Empty>
          }
        />
        <Pagination locale={locale} next={dto.next} />
        {dto.threads.length === 0 && <SpeakToSomeone locale={locale} />}
      </Columns>
    ),
  }
}

function Beside({
  topic,
  fiches,
  locale,
}: {
  topic: TopicDto
  fiches: FicheItem[]
  locale: Context['locale']
}) {
  const text = threadsWords[locale]
  return (
    <>
      {fiches.length > 0 && (
        <Paper as="aside" labelledBy="topic-fiches">
          <h2 id="topic-fiches">{text.fichesAtHand}</h2>
          <ul class="link-list">
            {fiches.map((fiche) => (
              <li key={fiche.id}>
                <a href={`/fiches/${fiche.id}`}>{fiche.title}</a>
              </li>
            ))}
          </ul>
        </Paper>
      )}
      {topic.topics.length > 0 && (
        <Paper as="aside" labelledBy="topic-procedures">
          <h2 id="topic-procedures">{text.procedures}</h2>
          <ul class="link-list">
            {topic.topics.map(({ slug, name }) => (
              <li key={slug}>
                <a href={`/topics/${slug}`}>{name}</a>
              </li>
            ))}
          </ul>
        </Paper>
      )}
    </>
  )
}
