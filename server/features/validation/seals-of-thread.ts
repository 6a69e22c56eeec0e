import type { SealDto } from '../../../shared/api/validation.ts'
import { agencyNames } from '../agencies/index.ts'
import { threadRules, type ThreadRecord } from '../threads/index.ts'
import { presentSeal } from './validation.presenter.ts'
import { listValidationsOfThread } from './validation.repo.ts'

const mostSeals = 1_000

/**
 * The seals of a thread's answers, by the id of the answer: the last word of each agency on each. One query for all, none
 * when there are none; an answer that was withdrawn has none.
 */
export async function sealsOfThread(
  thread: Pick<ThreadRecord, '_id' | 'answers'>,
  now: Date,
): Promise<Map<string, SealDto[]>> {
  const standing = thread.answers.filter(({ withdrawnAt, seals }) => !withdrawnAt && seals.length > 0)
  if (standing.length === 0) return new Map()
  const shown = standing.flatMap((answer) =>
    threadRules.latestPerAgency(answer.seals).map((seal) => ({ answer, seal })),
  )
  const [validations, agencies] = await Promise.all([
    listValidationsOfThread(thread._id, mostSeals),
    agencyNames(shown.map(({ seal }) => seal.agencyId)),
  ])
  const byId = new Map(validations.map((validation) => [validation._id, validation]))
  const seals = new Map<string, SealDto[]>()
  for (const { answer, seal } of shown) {
    const validation = byId.get(seal.id)
    const agency = agencies.get(seal.agencyId)
    if (!validation || !agency) continue
    const state = threadRules.sealState(seal, answer.revision, now)
    seals.set(answer.id, [...(seals.get(answer.id) ?? []), presentSeal(validation, { agency, state, now })])
  }
  return seals
}
