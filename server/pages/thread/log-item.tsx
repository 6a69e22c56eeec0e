import type { PostDto } from '../../../shared/api/threads.ts'
import { threadIslandWords } from '../../../shared/text/thread-islands.ts'
import { ChatMessage } from '../../../shared/ui/thread/ChatMessage.tsx'
import { SystemLine } from '../../../shared/ui/thread/SystemLine.tsx'
import type { Context } from '../../context.ts'

/** One item of the log: a message, or a line that tells of a change. */
export function LogItem({ ctx, post, posts }: { ctx: Context; post: PostDto; posts: readonly PostDto[] }) {
  const { actor, locale, now } = ctx
  if (post.kind === 'system') {
    const about = posts.find(({ id }) => id === post.about)
    return <SystemLine post={post} now={now} locale={locale} href={about && `#post-${about.seq}`} />
  }
  const own = actor.handle !== undefined && post.author.handle === actor.handle
  const actions = own && post.withdrawnAt === undefined && (
    <a href={`/posts/${post.id}/withdraw`}>{threadIslandWords[locale].withdraw}</a>
  )
  return <ChatMessage post={post} now={now} locale={locale} own={own} actions={actions || undefined} />
}
