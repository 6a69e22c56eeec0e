import type { SignedInContext } from '../../context.ts'
import { getPostFor } from './load-thread.ts'
import type { PostRecord } from './post.model.ts'
import { othersWrote, updatePost } from './post.repo.ts'
import { eraseRevisions } from './revision.repo.ts'
import { systemPost } from './system-post.ts'
import type { ThreadChange } from './log-writer.ts'
import { changeThread } from './thread-log.ts'
import type { ThreadRecord } from './thread.model.ts'
import { withAnswer } from './with-answer.ts'

/**
 * Takes one's own words back: the text goes, in every version; its place in the log stays. A question that nobody else wrote
 * under goes whole.
 * @throws NotFound, NotAllowed
 */
export async function withdrawPost({ actor, now }: SignedInContext, postId: string): Promise<PostRecord> {
  const post = await getPostFor(actor, 'post.withdraw', postId)
  if (post.withdrawnAt) return post
  const erased = { body: '', bodyHtml: '', sources: [], withdrawnAt: now }
  const withdraw = async (thread: ThreadRecord): Promise<ThreadChange<PostRecord>> => ({
    set: await factsWithout(thread, post, now),
    post: systemPost(actor.id, now, 'withdrawn', postId),
    also: async (tx) => {
      await updatePost(tx, postId, erased)
      await eraseRevisions(tx, postId)
    },
    result: () => ({ ...post, ...erased }),
  })
  return changeThread(post.threadId, now, withdraw, { evenGone: true })
}

async function factsWithout(
  thread: ThreadRecord,
  post: PostRecord,
  now: Date,
): Promise<Partial<ThreadRecord>> {
  if (post.kind === 'answer') return { answers: withAnswer(thread, post._id, { withdrawnAt: now }) }
  if (post.kind !== 'question') return {}
  const alone = !(await othersWrote(thread._id, post.authorId))
  // The title is the person's words too.
  return { withdrawnAt: now, title: '', slug: 'question', ...(alone && { goneAt: now }) }
}
