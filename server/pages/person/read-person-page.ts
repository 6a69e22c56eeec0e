import type { PersonPageDto } from '../../../shared/api/person-page.ts'
import type { Context } from '../../context.ts'
import { NotFound } from '../../errors.ts'
import { findPersonByHandle } from '../../features/accounts/index.ts'
import { presentPerson } from '../../features/accounts/person.presenter.ts'
import { listAnswersBy } from '../../features/threads/list-answers-by.ts'
import { listThreads } from '../../features/threads/list-threads.ts'
import { membershipsOf } from './memberships-of.ts'

/** Where a list goes on; what pages through one of the two leaves the other out. */
export interface PersonCursors {
  answers?: string | undefined
  questions?: string | undefined
}

const shown = 10

/** @throws NotFound */
export async function readPersonPage(
  ctx: Context,
  handle: string,
  { answers, questions }: PersonCursors,
): Promise<PersonPageDto> {
  const person = await findPersonByHandle(handle)
  if (!person) throw new NotFound(`person ${handle}`)
  const [memberships, answered, asked] = await Promise.all([
    membershipsOf(person),
    questions === undefined ? listAnswersBy(ctx, person._id, { after: answers, limit: shown }) : nothing,
    answers === undefined
      ? listThreads(ctx, { authorId: person._id, after: questions, limit: shown })
      : nothing,
  ])
  const nextOf = (list: keyof PersonCursors, next: string | undefined) =>
    next === undefined ? null : `/people/${encodeURIComponent(person.handle)}?${list}=${next}#${list}`
  return {
    person: presentPerson(person, memberships),
    answers: answered.answers,
    nextAnswers: nextOf('answers', answered.next),
    threads: asked.threads,
    nextThreads: nextOf('questions', asked.next),
  }
}

const nothing = { answers: [], threads: [], next: undefined }
