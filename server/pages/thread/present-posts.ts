import type { PostDto } from '../../../shared/api/threads.ts'
import { namesOf, presentPost, type PostRecord, type ThreadRecord } from '../../features/threads/index.ts'

/** Posts as every reader sees them, with what other features know of them: one query for each kind of thing. */
export async function presentPosts(
  thread: ThreadRecord,
  posts: readonly PostRecord[],
  now: Date,
): Promise<PostDto[]> {
  const names = await namesOf([thread], posts)
  return posts.map((post) => presentPost(post, thread, names, [], now))
}
