import type { AnswerItemDto } from '../../../shared/api/threads.ts'
import { limits } from '../../../shared/limits.ts'
import type { Context } from '../../context.ts'
import { readCursor, writeCursor } from './list-cursor.ts'
import { namesOf } from './names-of.ts'
import { listAnswersBy as readAnswers } from './post.repo.ts'
import { presentAnswerItem } from './thread.presenter.ts'
import { findThreads } from './thread.repo.ts'

export interface AnswerList {
  answers: AnswerItemDto[]
  /** Where the next page begins; undefined on the last. */
  next: string | undefined
}

/**
 * One page of what somebody answered, as everybody may see it, the newest first. What they say for an agency is left out: it
 * is shown by its function, and never by a name.
 */
export async function listAnswersBy(
  { now, locale }: Pick<Context, 'now' | 'locale'>,
  authorId: string,
  { after, limit = limits.page.threads }: { after?: string | undefined; limit?: number } = {},
): Promise<AnswerList> {
  const read = await readAnswers(authorId, limit + 1, readCursor(after))
  const answers = read.slice(0, limit)
  const threads = await findThreads([...new Set(answers.map(({ threadId }) => threadId))])
  const byId = new Map(threads.map((thread) => [thread._id, thread]))
  const names = await namesOf(threads)
  const last = read.length > limit ? answers.at(-1) : undefined
  return {
    answers: answers.flatMap((answer) => {
      const thread = byId.get(answer.threadId)
      return thread && !thread.goneAt ? [presentAnswerItem(answer, thread, names, now, locale)] : []
    }),
    next: last && writeCursor({ at: last.createdAt, id: last._id }),
  }
}
