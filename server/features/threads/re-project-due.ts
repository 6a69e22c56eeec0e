import { transaction } from '../../database/transaction.ts'
import { appendEvent } from '../../outbox/append-event.ts'
import { ringDispatcher } from '../../outbox/wake.ts'
import { projectThread } from './project-thread.ts'
import { listThreadsDue, updateThreadState } from './thread.repo.ts'

const batch = 100

/**
 * Writes afresh what lists and search read of the threads that time alone has changed: a seal that ended takes the status
 * back. Several processes may do it at once.
 * @returns how many threads were due
 */
export async function reProjectDue(now: Date): Promise<number> {
  let done = 0
  for (;;) {
    const due = await listThreadsDue(now, batch)
    for (const thread of due) {
      const { set, unset } = projectThread(thread, now)
      await transaction(async (tx) => {
        // Whoever changed it meanwhile has projected it too.
        if (!(await updateThreadState(tx, thread._id, thread.stateSeq, set, unset))) return
        await appendEvent(tx, 'thread.lapsed', { threadId: thread._id }, now)
      })
    }
    done += due.length
    if (due.length > 0) ringDispatcher()
    if (due.length < batch) return done
  }
}
