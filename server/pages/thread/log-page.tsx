import { threadsWords } from '../../../shared/text/threads.ts'
import { ButtonLink } from '../../../shared/ui/forms/Button.tsx'
import { Breadcrumb } from '../../../shared/ui/frame/Breadcrumb.tsx'
import { Answer } from '../../../shared/ui/thread/Answer.tsx'
import type { Context } from '../../context.ts'
import { LogItem } from './log-item.tsx'
import type { ThreadPageData } from './read-thread-page.ts'

/** A page of the whole log, in the order in which it was written. */
export function LogPage({ ctx, data }: { ctx: Context; data: ThreadPageData }) {
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
