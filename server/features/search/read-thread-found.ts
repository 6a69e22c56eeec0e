import { NotFound, Withdrawn } from '../../errors.ts'
import { territoriesAround } from './territories-around.ts'
import { namesOf, presentThread, showThread, threadRules, type ThreadRecord } from '../threads/index.ts'
import { topicsAbove } from '../topics/index.ts'
import type { ThreadFound } from './searchable.rules.ts'

/** What may be found of a thread as it is now; undefined when nothing of it may. */
export async function readThreadFound(threadId: string, now: Date): Promise<ThreadFound | undefined> {
  const shown = await showThread(threadId, undefined, now).catch((error: unknown) => {
    if (error instanceof NotFound || error instanceof Withdrawn) return undefined
    throw error
  })
  // A question that was taken back leaves the search with all that was said under it.
  if (!shown || shown.thread.withdrawnAt) return undefined
  const { thread, posts, seq } = shown
  const names = await namesOf([thread])
  const { status, url } = presentThread(thread, seq, names, now, 'fr')
  const question = posts.find(({ kind }) => kind === 'question')
  const facts = new Map(thread.answers.map((answer) => [answer.id, answer]))
  return {
    id: thread._id,
    title: thread.title,
    url,
    status,
    topicSlugs: topicsAbove(thread.topic),
    territories: territoriesAround(thread.territory),
    createdAt: thread.createdAt,
    isExample: thread.isExample,
    questionHtml: question?.bodyHtml ?? '',
    answers: posts.flatMap((post) => {
      const answer = facts.get(post._id)
      if (!answer || answer.withdrawnAt || post.withdrawnAt) return []
      const { revisedAt, createdAt, seq: number } = answer
      return {
        id: post._id,
        seq: number,
        html: post.bodyHtml,
        date: revisedAt ?? createdAt,
        seals: sealMarks(answer, names.agencies, now),
      }
    }),
  }
}

type AnswerFacts = ThreadRecord['answers'][number]
type Agencies = Awaited<ReturnType<typeof namesOf>>['agencies']

/** The agencies that vouch for an answer; what its asker says did not work is vouched for by nobody. */
function sealMarks(answer: AnswerFacts, agencies: Agencies, now: Date) {
  if (answer.askerOutcome === 'did-not') return []
  return threadRules.sealsInForce(answer, now).flatMap(({ verdict, agencyId, validUntil }) => {
    const agency = agencies.get(agencyId)
    return verdict === 'validated' && agency ? [{ agency, validUntil }] : []
  })
}
