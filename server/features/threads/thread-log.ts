import { newId } from '../../database/new-id.ts'
import { Withdrawn } from '../../errors.ts'
import { LogWriter, type Decide, type PostDraft } from './log-writer.ts'
import type { PostRecord } from './post.model.ts'
import type { ThreadRecord } from './thread.model.ts'

/** Logs whose last number stays in memory. */
const rememberedLogs = 5_000

const logs = new Map<string, LogWriter>()

function logOf(threadId: string): LogWriter {
  const log = logs.get(threadId) ?? new LogWriter(threadId)
  // Deleted and set again, so that the map stays in order of use.
  logs.delete(threadId)
  logs.set(threadId, log)
  if (logs.size > rememberedLogs) {
    for (const [id, old] of logs) {
      if (logs.size <= rememberedLogs) break
      if (old.idle && id !== threadId) logs.delete(id)
    }
  }
  return log
}

/**
 * Appends a post that changes no state to a thread's log. Resolves once it is on the store's disk; the same `clientId` sent
 * twice gives the same post.
 * @param allowed throws when the thread, as it is where the post gets its number, does not take it
 * @throws NotFound, what `allowed` throws, Conflict when that `clientId` came before with another text, Unavailable when the
 *   store did not answer
 */
export function appendToThread(
  threadId: string,
  draft: PostDraft,
  allowed: (thread: ThreadRecord) => void,
): Promise<PostRecord> {
  return new Promise((settle, fail) =>
    logOf(threadId).push({ kind: 'append', id: newId(), draft, allowed, settle, fail }),
  )
}

/**
 * Changes a thread's state through its log: the new facts and the numbered post that shows them are written together or not
 * at all. `decide` may run twice, on a fresher thread.
 * @param options `evenGone`: a thread that was taken back whole changes no more, except to lose more words
 * @throws NotFound, Withdrawn, and what `decide` throws
 */
export function changeThread<T>(
  threadId: string,
  now: Date,
  decide: Decide<T>,
  { evenGone = false } = {},
): Promise<T> {
  // Asked where the number is taken: it may have gone since it was loaded.
  const decideIfThere: Decide<T> = (thread, post) => {
    if (thread.goneAt && !evenGone) throw new Withdrawn(`thread ${threadId}`)
    return decide(thread, post)
  }
  return new Promise((resolve, reject) =>
    logOf(threadId).push({
      kind: 'change',
      run: (log) => log.change(now, decideIfThere).then(resolve, reject),
    }),
  )
}

/** A thread's state for a write, from memory when this process changed it last. @throws NotFound */
export const threadForWriting = (threadId: string): Promise<ThreadRecord> => logOf(threadId).thread()

/** The last number of a thread's log as this process has just seen it; undefined when it has not looked for a second. */
export const lastSeen = (threadId: string): number | undefined => logs.get(threadId)?.last

/** Another process has written up to `seq`: what this one remembers of the thread is old. */
export const sawElsewhere = (threadId: string, seq: number): void => logs.get(threadId)?.sawNumber(seq)
