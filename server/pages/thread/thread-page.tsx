import { randomUUID } from 'node:crypto'
import type { PostDto } from '../../../shared/api/threads.ts'
import { threadsWords } from '../../../shared/text/threads.ts'
import { Button, ButtonLink } from '../../../shared/ui/forms/Button.tsx'
import { ErrorSummary } from '../../../shared/ui/forms/ErrorSummary.tsx'
import { Field } from '../../../shared/ui/forms/Field.tsx'
import { Form } from '../../../shared/ui/forms/Form.tsx'
import { Breadcrumb } from '../../../shared/ui/frame/Breadcrumb.tsx'
import { Columns } from '../../../shared/ui/frame/Columns.tsx'
import { Paper } from '../../../shared/ui/frame/Paper.tsx'
import { Island } from '../../../shared/ui/Island.tsx'
import { Alert } from '../../../shared/ui/status/Alert.tsx'
import { Empty } from '../../../shared/ui/status/Empty.tsx'
import { SpeakToSomeone } from '../../../shared/ui/status/SpeakToSomeone.tsx'
import { Stair } from '../../../shared/ui/status/Stair.tsx'
import { Answer } from '../../../shared/ui/thread/Answer.tsx'
import { ChatLog } from '../../../shared/ui/thread/ChatLog.tsx'
import { ChatMessage } from '../../../shared/ui/thread/ChatMessage.tsx'
import { OutcomeButtons, OutcomeCounts } from '../../../shared/ui/thread/Outcome.tsx'
import { Question } from '../../../shared/ui/thread/Question.tsx'
import { SystemLine } from '../../../shared/ui/thread/SystemLine.tsx'
import type { Context } from '../../context.ts'
import type { Problem } from '../../errors.ts'
import type { ThreadForm } from '../../features/threads/index.ts'
import type { PageView } from '../../http/page.tsx'
import { errorFor } from '../../http/problem-handler.tsx'
import { typedList, typedText, type Typed } from '../../http/routes.ts'
import { can } from '../../policy/policies.ts'
import { formErrors } from '../../writing/form-errors.ts'
import { PersonalDataFound } from '../../writing/personal-data-found.tsx'
import type { ThreadPageData } from './read-thread-page.ts'

/** One of the page's forms as it was typed, and what was wrong with it. */
export interface FailedForm {
  form: ThreadForm
  typed: Typed
  problem: Problem
}

interface ThreadPageProps {
  ctx: Context
  data: ThreadPageData
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
    body: data.after === undefined ? <FirstPage {...props} /> : <LogPage ctx={ctx} data={data} />,
  }
}

function FirstPage({ ctx, data, failed }: ThreadPageProps) {
  const { locale, now } = ctx
  const { thread, posts, next } = data.dto
  const text = threadsWords[locale]
  const question = posts.find(({ kind }) => kind === 'question')
  const answers = posts.filter(({ kind }) => kind === 'answer')
  const talk = posts.filter(({ kind, what }) => kind === 'chat' || (kind === 'system' && what !== 'outcome'))
  const standing = answers.filter(({ withdrawnAt }) => withdrawnAt === undefined)
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
        {thread.isExample && <Alert kind="idle" title={text.example} />}
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
          props={{ threadId: thread.id, seq: thread.seq, locale, url: thread.url }}
        />
        <section aria-labelledby="answers">
          <h2 id="answers">{text.answers(standing.length)}</h2>
          {standing.length === 0 && (
            <Empty door="lit" title={text.noAnswer}>
              <p>{text.noAnswerMore}</p>
            </Empty>
          )}
          {answers.map((post) => (
            <AnswerOf key={post.id} ctx={ctx} data={data} post={post} />
          ))}
        </section>
        <AnswerForm ctx={ctx} data={data} failed={failed?.form === 'answer' ? failed : undefined} />
        {thread.status === 'open' && (
          <SpeakToSomeone locale={locale} territory={thread.territoryName ?? undefined} printable />
        )}
      </Columns>
    </div>
  )
}

function AnswerOf({ ctx, data, post }: { ctx: Context; data: ThreadPageData; post: PostDto }) {
  const { actor, locale, now } = ctx
  const { thread } = data
  const text = threadsWords[locale]
  const facts = thread.answers.find(({ id }) => id === post.id)
  const outcomes = post.outcomes ?? { worked: 0, didNot: 0 }
  const own = facts?.authorId === actor.id
  const chosen = data.dto.thread.solution === post.id
  const isAsker = actor.id !== undefined && can(actor, 'thread.choose-solution', thread).allowed
  return (
    <Answer
      post={post}
      now={now}
      locale={locale}
      chosen={chosen}
      outcome={
        own ? (
          <OutcomeCounts outcomes={outcomes} locale={locale} />
        ) : (
          <Island
            name="outcome"
            props={{ answerId: post.id, outcomes, mine: data.outcomes.get(post.id) ?? null, locale }}
          >
            <form method="post" action={`/answers/${post.id}/outcomes`}>
              <OutcomeButtons outcomes={outcomes} locale={locale} mine={data.outcomes.get(post.id)} />
            </form>
          </Island>
        )
      }
      actions={
        <>
          {isAsker && (
            <form method="post" action={`/threads/${thread._id}/solution`}>
              <Button kind="bare" name="answer" value={chosen ? '' : post.id}>
                {chosen ? text.takeBackSolution : text.chooseSolution}
              </Button>
            </form>
          )}
          <OwnActions ctx={ctx} data={data} post={post} />
        </>
      }
    />
  )
}

/** What the author of a post may do to it, and what everybody may: link to it, report it. */
function OwnActions({ ctx, data, post }: { ctx: Context; data: ThreadPageData; post: PostDto }) {
  const text = threadsWords[ctx.locale]
  const own =
    ctx.actor.handle !== undefined &&
    ctx.actor.handle === post.author.handle &&
    post.withdrawnAt === undefined
  const here = `${data.dto.thread.url}#post-${post.seq}`
  return (
    <>
      {own && post.kind === 'answer' && <a href={`/answers/${post.id}/revise`}>{text.revise}</a>}
      {own && <a href={`/posts/${post.id}/withdraw`}>{text.withdraw}</a>}
      {!own && post.withdrawnAt === undefined && (
        <a href={`/reports/new?target=${encodeURIComponent(here)}`} rel="nofollow">
          {text.report}
        </a>
      )}
    </>
  )
}

function AnswerForm({ ctx, data, failed }: ThreadPageProps) {
  const { actor, locale } = ctx
  const text = threadsWords[locale]
  const { thread, fiches } = data
  if (thread.closedAt) return <Alert kind="idle" title={text.closedForWriting} />
  const typed = failed?.typed ?? {}
  const errors = formErrors(failed?.problem, locale)
  return (
    <section class="answer-form" id="answer" aria-labelledby="answer-title">
      <Paper>
        <h2 id="answer-title">{text.yourAnswer}</h2>
        <ErrorSummary locale={locale} errors={errors} />
        <Form
          action={`/threads/${thread._id}/answers`}
          hidden={{ clientId: typedText(typed, 'clientId') || randomUUID() }}
        >
          <Field
            kind="textarea"
            name="body"
            label={text.yourAnswer}
            hint={text.answerHint}
            locale={locale}
            rows={7}
            value={typedText(typed, 'body')}
            error={errorFor(errors, 'body')}
          >
            <PersonalDataFound
              locale={locale}
              problem={failed?.problem}
              field="body"
              typed={typedText(typed, 'body')}
            />
          </Field>
          <Field
            kind="textarea"
            name="sources"
            label={text.sources}
            hint={text.sourceHint}
            locale={locale}
            optional
            rows={2}
            value={typedList(typed, 'sources').join('\n')}
            error={errorFor(errors, 'sources')}
          />
          <Island name="cite" props={{ topic: thread.topic, locale }}>
            {fiches.length > 0 && (
              <details class="fiches-at-hand" open={actor.id !== undefined}>
                <summary>{text.fichesAtHand}</summary>
                <ul>
                  {fiches.map((fiche) => (
                    <li key={fiche.id}>
                      <a href={`/fiches/${fiche.id}`} target="_blank" rel="noopener">
                        {fiche.title}
                      </a>{' '}
                      <code>{fiche.id}</code>
                    </li>
                  ))}
                </ul>
              </details>
            )}
            <p>
              <a
                href={`/search?kind=fiche&q=${encodeURIComponent(thread.title)}`}
                target="_blank"
                rel="noopener"
              >
                {text.searchFiches}
              </a>
            </p>
          </Island>
          <Button>{actor.id === undefined ? text.signInToAnswer : text.answer}</Button>
        </Form>
      </Paper>
    </section>
  )
}

interface TalkProps extends ThreadPageProps {
  talk: readonly PostDto[]
  next: string | null
}

function Talk({ ctx, data, talk, next, failed }: TalkProps) {
  const { actor, locale } = ctx
  const text = threadsWords[locale]
  const { thread } = data
  const mine = failed?.form === 'chat' ? failed : undefined
  const errors = formErrors(mine?.problem, locale)
  const typed = mine?.typed ?? {}
  return (
    <Island
      name="chat"
      props={{ threadId: thread._id, seq: data.dto.thread.seq, handle: actor.handle ?? null, locale }}
    >
      <ChatLog
        locale={locale}
        older={
          next && (
            <a href={next} rel="nofollow">
              {text.wholeLog}
            </a>
          )
        }
        form={
          !thread.closedAt && (
            <Form
              action={`/threads/${thread._id}/chat`}
              hidden={{ clientId: typedText(typed, 'clientId') || randomUUID() }}
            >
              <Field
                kind="textarea"
                name="body"
                id="chat-body"
                label={text.message}
                locale={locale}
                rows={2}
                value={typedText(typed, 'body')}
                error={errorFor(errors, 'body') ?? errorFor(errors, 'form')}
              >
                <PersonalDataFound
                  locale={locale}
                  problem={mine?.problem}
                  field="body"
                  typed={typedText(typed, 'body')}
                />
              </Field>
              <Button small>{actor.id === undefined ? text.signInToChat : text.send}</Button>
            </Form>
          )
        }
      >
        {talk.map((post) => (
          <LogItem key={post.id} ctx={ctx} post={post} posts={data.dto.posts} />
        ))}
      </ChatLog>
    </Island>
  )
}

/** One item of the log: a message, or a line that tells of a change. */
function LogItem({ ctx, post, posts }: { ctx: Context; post: PostDto; posts: readonly PostDto[] }) {
  const { actor, locale, now } = ctx
  const text = threadsWords[locale]
  if (post.kind === 'system') {
    const about = posts.find(({ id }) => id === post.about)
    return <SystemLine post={post} now={now} locale={locale} href={about && `#post-${about.seq}`} />
  }
  const own = actor.handle !== undefined && post.author.handle === actor.handle
  const actions = own && post.withdrawnAt === undefined && (
    <a href={`/posts/${post.id}/withdraw`}>{text.withdraw}</a>
  )
  return <ChatMessage post={post} now={now} locale={locale} own={own} actions={actions || undefined} />
}

/** A page of the whole log, in the order in which it was written. */
function LogPage({ ctx, data }: { ctx: Context; data: ThreadPageData }) {
  const { locale, now } = ctx
  const { thread, posts, next } = data.dto
  const text = threadsWords[locale]
  return (
    <>
      <Breadcrumb
        locale={locale}
        steps={[{ label: thread.title, href: thread.url }, { label: text.logTitle }]}
      />
      <h1>{text.logTitle}</h1>
      {posts
        .filter(({ kind }) => kind === 'question' || kind === 'answer')
        .map((post) => (
          <Answer key={post.id} post={post} now={now} locale={locale} />
        ))}
      <ol class="log">
        {posts
          .filter(({ kind }) => kind === 'chat' || kind === 'system')
          .map((post) => (
            <LogItem key={post.id} ctx={ctx} post={post} posts={posts} />
          ))}
      </ol>
      {next && (
        <ButtonLink href={next} kind="secondary">
          {text.nextPosts}
        </ButtonLink>
      )}
    </>
  )
}
