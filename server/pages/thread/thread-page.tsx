import { threadWords } from '../../../shared/text/thread-parts.ts'
import { threadsWords } from '../../../shared/text/threads.ts'
import { Breadcrumb } from '../../../shared/ui/frame/Breadcrumb.tsx'
import { Columns } from '../../../shared/ui/frame/Columns.tsx'
import { Island } from '../../../shared/ui/Island.tsx'
import { Section } from '../../../shared/ui/lists/Section.tsx'
import { Alert } from '../../../shared/ui/status/Alert.tsx'
import { Empty } from '../../../shared/ui/status/Empty.tsx'
import { SpeakToSomeone } from '../../../shared/ui/status/SpeakToSomeone.tsx'
import { Stair } from '../../../shared/ui/status/Stair.tsx'
import { Jumps } from '../../../shared/ui/thread/Jumps.tsx'
import { PrintNotes } from '../../../shared/ui/thread/PrintNotes.tsx'
import { Question } from '../../../shared/ui/thread/Question.tsx'
import type { Context } from '../../context.ts'
import { nextStatusChange } from '../../features/threads/thread.rules.ts'
import type { PageView } from '../../http/page.tsx'
import { AnswerForm } from './answer-form.tsx'
import type { FailedForm } from './failed-form.ts'
import { LogPage } from './log-page.tsx'
import { OwnActions } from './own-actions.tsx'
import type { ThreadPageData } from './read-thread-page.ts'
import { Talk } from './talk.tsx'
import { ThreadAnswer } from './thread-answer.tsx'

interface ThreadPageProps {
  ctx: Context
  data: ThreadPageData
  /** `https://palier.example`: what is printed is read elsewhere, so its address is whole. */
  origin: string
  failed?: FailedForm | undefined
}

/** A thread: the question and where it stands, its answers, the talk beside, and what one may do. */
export function threadPage(props: ThreadPageProps): PageView {
  const { ctx, data } = props
  const { thread } = data.dto
  return {
    title: thread.title,
    description: thread.title,
    canonical: thread.url,
    noindex: thread.isExample || data.after !== undefined,
    mark: { threadId: thread.id, seq: thread.seq, until: nextStatusChange(data.thread, ctx.now) },
    body: data.after === undefined ? <FirstPage {...props} /> : <LogPage ctx={ctx} data={data} />,
  }
}

function FirstPage({ ctx, data, origin, failed }: ThreadPageProps) {
  const { locale, now } = ctx
  const { thread, posts, next } = data.dto
  const text = threadsWords[locale]
  const parts = threadWords[locale]
  const question = posts.find(({ kind }) => kind === 'question')
  const answers = posts.filter(({ kind }) => kind === 'answer')
  const talk = posts.filter(({ kind, what }) => kind === 'chat' || (kind === 'system' && what !== 'outcome'))
  const standing = answers.filter(({ withdrawnAt }) => withdrawnAt === undefined)
  // A count of nothing shames whoever asked.
  const answersTitle = standing.length === 0 ? parts.answersTitle : parts.answers(standing.length)
  return (
    <div class="thread" data-thread={thread.id} data-seq={thread.seq}>
      <Columns
        kind="thread"
        sticky
        aside={<Talk ctx={ctx} data={data} talk={talk} next={next} failed={failed} />}
      >
        <Breadcrumb
          locale={locale}
          steps={[{ label: thread.topic.name, href: `/topics/${thread.topic.slug}` }]}
        />
        {thread.isExample && <Alert kind="idle" icon="eye" title={text.example} />}
        {question && (
          <Question
            thread={thread}
            post={question}
            now={now}
            locale={locale}
            actions={<OwnActions ctx={ctx} data={data} post={question} />}
          />
        )}
        <Stair thread={thread} now={now} locale={locale} />
        <Island
          name="thread-news"
          props={{
            threadId: thread.id,
            seq: thread.seq,
            handle: ctx.actor.handle ?? null,
            locale,
            url: thread.url,
          }}
        />
        <Jumps
          label={text.onThisPage}
          links={[
            { href: '#answers', label: answersTitle },
            { href: '#chat', label: parts.chatTitle },
            ...(data.thread.closedAt ? [] : [{ href: '#answer', label: text.answer }]),
          ]}
        />
        <Section id="answers" title={answersTitle}>
          {standing.length === 0 && (
            <Empty door="lit" title={text.noAnswer}>
              <p>{text.noAnswerMore}</p>
            </Empty>
          )}
          {answers.map((post) => (
            <ThreadAnswer key={post.id} ctx={ctx} data={data} post={post} />
          ))}
        </Section>
        <AnswerForm ctx={ctx} data={data} failed={failed?.form === 'answer' ? failed : undefined} />
        {needsSomeone(data) && (
          <SpeakToSomeone
            locale={locale}
            places={data.places}
            territory={thread.territoryName ?? undefined}
            printable
          />
        )}
      </Columns>
      <PrintNotes locale={locale} address={`${origin}/threads/${thread.id}`} now={now} />
    </div>
  )
}

/** Nobody has answered, or those who vouched for an answer no longer do: the page leads to a human. */
function needsSomeone({ dto: { thread, posts } }: ThreadPageData): boolean {
  const seals = posts.flatMap((post) => post.seals)
  return thread.status === 'open' || (thread.status === 'answered' && seals.length > 0)
}
