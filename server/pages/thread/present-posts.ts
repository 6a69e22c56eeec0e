import type { PostDto } from '../../../shared/api/threads.ts'
import { sealsOfThread } from '../../features/validation/index.ts'
import { namesOf, presentPost, type PostRecord, type ThreadRecord } from '../../features/threads/index.ts'

/** Posts as every reader sees them, with what other features know of them: one query for each kind of thing. */
export async function presentPosts(
  thread: ThreadRecord,
  posts: readonly PostRecord[],
  now: Date,
): Promise<PostDto[]> {
  const [names, seals] = await Promise.all([namesOf([thread], posts), sealsOfThread(thread, now)])
  return posts.map((post) => presentPost(post, thread, names, seals.get(post._id) ?? [], now))
}
