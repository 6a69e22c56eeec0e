import { handlesOf } from '../accounts/index.ts'
import { agencyNames } from '../agencies/index.ts'
import type { PostRecord } from './post.model.ts'
import type { ThreadRecord } from './thread.model.ts'
import { namesNeeded, type Names } from './thread.presenter.ts'

/** Reads the names that presenting these threads and posts needs: one query for people, one for agencies if any. */
export async function namesOf(
  threads: readonly ThreadRecord[],
  posts: readonly PostRecord[] = [],
): Promise<Names> {
  const needed = namesNeeded(threads, posts)
  const [handles, agencies] = await Promise.all([handlesOf(needed.people), agencyNames(needed.agencies)])
  return { handles, agencies }
}
