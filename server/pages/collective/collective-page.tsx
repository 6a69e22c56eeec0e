import type { CollectiveDto } from '../../../shared/api/collectives.ts'
import { collectivesWords } from '../../../shared/text/collectives.ts'
import type { Locale } from '../../../shared/text/words.ts'
import { RecognitionStory } from '../../../shared/ui/collectives/RecognitionStory.tsx'
import { Actions } from '../../../shared/ui/forms/Actions.tsx'
import { ButtonLink } from '../../../shared/ui/forms/Button.tsx'
import { Breadcrumb } from '../../../shared/ui/frame/Breadcrumb.tsx'
import { Columns } from '../../../shared/ui/frame/Columns.tsx'
import { PageTitle } from '../../../shared/ui/frame/PageTitle.tsx'
import { Paper } from '../../../shared/ui/frame/Paper.tsx'
import { Paragraphs } from '../../../shared/ui/frame/Paragraphs.tsx'
import { Pagination } from '../../../shared/ui/lists/Pagination.tsx'
import { Section } from '../../../shared/ui/lists/Section.tsx'
import { Tabs } from '../../../shared/ui/lists/Tabs.tsx'
import { AuthorLine } from '../../../shared/ui/people/AuthorLine.tsx'
import { Avatar } from '../../../shared/ui/people/Avatar.tsx'
import { Alert } from '../../../shared/ui/status/Alert.tsx'
import { Empty } from '../../../shared/ui/status/Empty.tsx'
import { CollectiveStair } from '../../../shared/ui/status/Stair.tsx'
import { ThreadList } from '../../../shared/ui/thread/ThreadList.tsx'
import type { Context } from '../../context.ts'
import type { FailedCollectiveForm } from '../../features/collectives/collectives.routes.ts'
import type { PageView } from '../../http/page.tsx'
import { AskForm } from './ask-form.tsx'
import { FailedNotice, isShown } from './failed-notice.tsx'
import type { CollectivePageData } from './read-collective-page.ts'
import { RecognitionForm } from './recognition-form.tsx'

interface CollectivePageProps {
  ctx: Context
  data: CollectivePageData
  failed?: FailedCollectiveForm | undefined
}

/** A collective: who they are, who recognises them, and the questions that they receive. */
export function collectivePage({ ctx, data, failed }: CollectivePageProps): PageView {
  const { locale, now } = ctx
  const { collective, threads, next } = data.dto
  const text = collectivesWords[locale]
  const url = `/collectives/${collective.slug}`
  const { status } = data.query
  return {
    title: collective.name,
    description: collective.about.split('\n')[0] ?? collective.name,
    canonical: url,
    noindex: collective.isExample || status !== undefined || data.query.after !== undefined,
    feed: { path: `${url}/feed.atom`, title: text.feedTitle(collective.name) },
    body: (
      <Columns kind="aside" aside={<Beside collective={collective} locale={locale} />}>
        <Breadcrumb
          locale={locale}
          steps={[{ label: text.title, href: '/collectives' }, { label: collective.name }]}
        />
        {collective.isExample && <Alert kind="idle" icon="eye" title={text.exampleAlert} />}
        <PageTitle title={collective.name} mark={<Avatar name={collective.name} kind="collective" />}>
          <Paragraphs text={collective.about} />
          <Actions>
            <ButtonLink href={`/ask?topic=${collective.topics[0]?.slug ?? ''}`}>
              {text.askTheirTopics}
            </ButtonLink>
          </Actions>
        </PageTitle>
        {failed && !isShown(ctx, data, failed) && <FailedNotice locale={locale} failed={failed} />}
        <Paper as="section" labelledBy="recognised-title" id="recognitions">
          <h2 id="recognised-title">{text.recognisedBy}</h2>
          <CollectiveStair collective={collective} now={now} locale={locale} />
          {collective.recognitions.length === 0 && <p>{text.noRecognition}</p>}
          {collective.recognitions.map((recognition) => (
            <RecognitionStory key={recognition.id} recognition={recognition} now={now} locale={locale}>
              <RecognitionForm ctx={ctx} data={data} recognition={recognition} failed={failed} />
            </RecognitionStory>
          ))}
        </Paper>
        <AskForm ctx={ctx} data={data} failed={failed?.form === 'ask' ? failed : undefined} />
        <Section id="questions" title={text.questions} link={{ href: `${url}/feed.atom`, label: text.feed }}>
          <Tabs
            label={text.whichQuestions}
            tabs={[
              { href: `${url}#questions`, label: text.all, current: status === undefined },
              { href: `${url}?status=open#questions`, label: text.waiting, current: status === 'open' },
            ]}
          />
          <ThreadList
            threads={threads}
            now={now}
            locale={locale}
            empty={
              <Empty door="closed" title={status === 'open' ? text.noWaiting : text.noQuestions}>
                <ButtonLink href={`/ask?topic=${collective.topics[0]?.slug ?? ''}`} kind="secondary">
                  {text.askTheirTopics}
                </ButtonLink>
              </Empty>
            }
          />
          <Pagination locale={locale} next={next} />
        </Section>
      </Columns>
    ),
  }
}

function Beside({ collective, locale }: { collective: CollectiveDto; locale: Locale }) {
  const text = collectivesWords[locale]
  const { leads, links, topics, territoryNames } = collective
  return (
    <>
      <Paper as="aside" shape="door" labelledBy="leads-title">
        <h2 id="leads-title">{text.leads}</h2>
        {leads.map((handle) => (
          <AuthorLine key={handle} author={{ handle }}>
            <span class="author-line__role">{text.leadOf}</span>
          </AuthorLine>
        ))}
        <p>{text.ownAccounts}</p>
      </Paper>
      {links.length > 0 && (
        <Paper as="aside" labelledBy="links-title">
          <h2 id="links-title">{text.elsewhere}</h2>
          <ul class="link-list">
            {links.map((link) => (
              <li key={link}>
                <a href={link} rel="nofollow ugc noopener">
                  {shortAddress(link)}
                </a>
              </li>
            ))}
          </ul>
        </Paper>
      )}
      <Paper as="aside" labelledBy="subjects-title">
        <h2 id="subjects-title">{text.subjects}</h2>
        <ul class="link-list">
          {topics.map(({ slug, name }) => (
            <li key={slug}>
              <a href={`/topics/${slug}`}>{name}</a>
            </li>
          ))}
        </ul>
        <p>{territoryNames.length > 0 ? territoryNames.join(', ') : text.everywhere}</p>
      </Paper>
    </>
  )
}

/** `exemple.org/groupe`: where a link leads, without its ceremony. */
function shortAddress(link: string): string {
  const { host, pathname } = new URL(link)
  return `${host}${pathname === '/' ? '' : pathname}`
}
