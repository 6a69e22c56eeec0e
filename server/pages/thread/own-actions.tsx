import type { PostDto } from '../../../shared/api/threads.ts'
import { threadIslandWords } from '../../../shared/text/thread-islands.ts'
import { threadsWords } from '../../../shared/text/threads.ts'
import type { Context } from '../../context.ts'
import type { ThreadPageData } from './read-thread-page.ts'

/** What the author of a post may do to it, and what everybody may: link to it, report it. */
export function OwnActions({ ctx, data, post }: { ctx: Context; data: ThreadPageData; post: PostDto }) {
  const text = threadsWords[ctx.locale]
  const own =
    ctx.actor.handle !== undefined &&
    ctx.actor.handle === post.author.handle &&
    post.withdrawnAt === undefined
  const here = `${data.dto.thread.url}#post-${post.seq}`
  return (
    <>
      {own && post.kind === 'answer' && <a href={`/answers/${post.id}/revise`}>{text.revise}</a>}
      {own && <a href={`/posts/${post.id}/withdraw`}>{threadIslandWords[ctx.locale].withdraw}</a>}
      {!own && post.withdrawnAt === undefined && (
        <a href={`/reports/new?target=${encodeURIComponent(here)}`} rel="nofollow">
          {text.report}
        </a>
      )}
    </>
  )
}
