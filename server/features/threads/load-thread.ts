import { NotFound, Withdrawn } from '../../errors.ts'
import type { Actor } from '../../policy/actor.ts'
import { authorize, type Action, type FactsOf } from '../../policy/policies.ts'
import type { PostRecord } from './post.model.ts'
import { findPost } from './post.repo.ts'
import type { ThreadRecord } from './thread.model.ts'
import { findThread } from './thread.repo.ts'
import { threadForWriting } from './thread-log.ts'

type ThreadAction = { [A in Action]: [ThreadRecord] extends FactsOf<A> ? A : never }[Action]
type PostAction = { [A in Action]: [PostRecord] extends FactsOf<A> ? A : never }[Action]

/** A thread that everybody may read. @throws NotFound, Withdrawn when its question was taken back before anybody answered */
export async function getThread(id: string): Promise<ThreadRecord> {
  return present(await findThread(id), id)
}

/** A thread for an action of somebody's: loaded and checked in one call. @throws NotFound, Withdrawn, SignInFirst, NotAllowed */
export async function getThreadFor(
  actor: Actor,
  action: ThreadAction & `thread.${string}`,
  id: string,
): Promise<ThreadRecord> {
  const thread = present(await threadForWriting(id), id)
  authorize(actor, action, thread)
  return thread
}

/** A post for an action of somebody's. @throws NotFound, SignInFirst, NotAllowed */
export async function getPostFor(
  actor: Actor,
  action: PostAction & `${'post' | 'answer'}.${string}`,
  id: string,
): Promise<PostRecord> {
  const post = await findPost(id)
  if (!post) throw new NotFound(`post ${id}`)
  authorize(actor, action, post)
  return post
}

/** A post and the thread that it stands in, for rules that read both. @throws NotFound, Withdrawn */
export async function getPostInThread(id: string): Promise<{ post: PostRecord; thread: ThreadRecord }> {
  const post = await findPost(id)
  if (!post) throw new NotFound(`post ${id}`)
  return { post, thread: present(await threadForWriting(post.threadId), post.threadId) }
}

/** @throws NotFound, Withdrawn */
export function present(thread: ThreadRecord | null, id: string): ThreadRecord {
  if (!thread) throw new NotFound(`thread ${id}`)
  if (thread.goneAt) throw new Withdrawn(`thread ${id}`)
  return thread
}
