import type { PostDto } from '../../../shared/api/threads.ts'
import { sealsOfThread } from '../../features/validation/index.ts'
import { namesOf, presentPost, type PostRecord, type ThreadRecord } from '../../features/threads/index.ts'

type Names = Awaited<ReturnType<typeof namesOf>>

/**
 * Posts as every reader sees them, with what other features know of them: one query for each kind of thing.
 * @param namesRead the names of the thread and its posts, where they are under way for something else
 */
export async function presentPosts(
  thread: ThreadRecord,
  posts: readonly PostRecord[],
  now: Date,
  namesRead: Promise<Names> = namesOf([thread], posts),
): Promise<PostDto[]> {
  const [names, seals] = await Promise.all([namesRead, sealsOfThread(thread, now)])
  return posts.map((post) => presentPost(post, thread, names, seals.get(post._id) ?? [], now))
}
