import { z } from 'zod'
import { threadStatuses, type ThreadItemDto, type ThreadStatus } from '../../../shared/api/threads.ts'
import { limits } from '../../../shared/limits.ts'
import type { Context } from '../../context.ts'
import { readCursor, writeCursor } from './list-cursor.ts'
import { namesOf } from './names-of.ts'
import type { ThreadRecord } from './thread.model.ts'
import { listThreads as readThreads, type ThreadFilter, type ThreadSort } from './thread.repo.ts'
import { presentThreadItem } from './thread.presenter.ts'

/** What a list of threads may be asked, in a query string. */
export const threadListQuery = z.object({
  status: z.enum(threadStatuses).optional().catch(undefined),
  territory: z.string().max(120).optional().catch(undefined),
  agency: z.string().max(120).optional().catch(undefined),
  sort: z.enum(['activity', 'waiting']).optional().catch(undefined),
  after: z.string().max(80).optional().catch(undefined),
})
export type ThreadListQuery = z.infer<typeof threadListQuery>

export interface ThreadList {
  threads: ThreadItemDto[]
  /** Where the next page begins; undefined on the last. */
  next: string | undefined
}

interface ListInput extends ThreadFilter {
  sort?: ThreadSort | undefined
  after?: string | undefined
  limit?: number
  status?: ThreadStatus | undefined
}

/** One page of threads as lists show them, by last activity or the longest-waiting first. */
export async function listThreads(
  { now, locale }: Pick<Context, 'now' | 'locale'>,
  input: ListInput,
): Promise<ThreadList> {
  const { sort = 'activity', after, limit = limits.page.threads, status, ...filter } = input
  const read = await readThreads(
    { ...filter, ...(status && { statuses: [status] }) },
    sort,
    limit + 1,
    readCursor(after),
  )
  const threads = read.slice(0, limit)
  const names = await namesOf(threads)
  const last = read.length > limit ? threads.at(-1) : undefined
  return {
    threads: threads.map((thread) => presentThreadItem(thread, names, now, locale)),
    next: last && cursorOf(last, sort),
  }
}

const cursorOf = (thread: ThreadRecord, sort: ThreadSort): string =>
  writeCursor({ at: sort === 'activity' ? thread.lastActivityAt : thread.createdAt, id: thread._id })
