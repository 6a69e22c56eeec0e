import type { DeskItemKind } from '../../../shared/api/agencies.ts'
import { waitingFor, type WaitingItem } from './desk.rules.ts'
import type { ThreadRecord } from './thread.model.ts'
import { listThreadsInScope, type ThreadScope } from './thread.repo.ts'

interface WaitingInput {
  agencyId: string
  /** Where the agency is competent; a desk shows nothing from elsewhere. */
  scope: readonly ThreadScope[]
  /** Only these; all of them without. */
  kinds: readonly DeskItemKind[]
  limit: number
}

export type WaitingInThread = WaitingItem & { thread: ThreadRecord }

/** What waits in threads for an agency, the longest-waiting first: one query for each way of waiting that is asked for. */
export async function listWaiting(
  { agencyId, scope, kinds, limit }: WaitingInput,
  now: Date,
): Promise<WaitingInThread[]> {
  if (scope.length === 0) return []
  const wanted = new Set<DeskItemKind>(kinds)
  const reviews = (['did-not-work', 'edited', 'expired'] as const).filter((kind) => wanted.has(kind))
  const found = await Promise.all([
    wanted.has('unanswered') ? listThreadsInScope(scope, { unanswered: true }, limit) : [],
    wanted.has('unsealed') ? listThreadsInScope(scope, { unsealed: true }, limit) : [],
    reviews.length > 0 ? listThreadsInScope(scope, { agencyId, reviews, due: now }, limit) : [],
  ])
  const threads = new Map(found.flat().map((thread) => [thread._id, thread]))
  return [...threads.values()]
    .flatMap((thread) => waitingFor(agencyId, thread, now).map((item) => ({ ...item, thread })))
    .filter(({ kind }) => wanted.has(kind))
    .sort((a, b) => a.since.getTime() - b.since.getTime() || a.thread._id.localeCompare(b.thread._id))
    .slice(0, limit)
}
