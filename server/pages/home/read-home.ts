import type { ThreadItemDto } from '../../../shared/api/threads.ts'
import type { Context } from '../../context.ts'
import { listThreads } from '../../features/threads/list-threads.ts'
import { countThreads } from '../../features/threads/thread.repo.ts'

export interface HomeData {
  validated: ThreadItemDto[]
  /** Those that have waited longest, first. */
  waiting: ThreadItemDto[]
  waitingCount: number
}

const shown = 4

/** What the home page shows: what was just validated, and who waits. */
export async function readHome(ctx: Context): Promise<HomeData> {
  const [validated, waiting, waitingCount] = await Promise.all([
    listThreads(ctx, { statuses: ['validated'], limit: shown }),
    listThreads(ctx, { statuses: ['open'], sort: 'waiting', limit: shown }),
    countThreads(['open']),
  ])
  return { validated: validated.threads, waiting: waiting.threads, waitingCount }
}
