import type { AgencySealDto } from '../../../shared/api/agencies.ts'
import type { AgencyRecord } from '../agencies/index.ts'
import { findThreads, threadRules, threadUrl } from '../threads/index.ts'
import { presentSeal } from './validation.presenter.ts'
import { listValidationsOfAgency } from './validation.repo.ts'

/**
 * The latest seals of an agency, in the state of the moment, each with the question that it stands under. What was withdrawn
 * or said again since is left out, so that there may be fewer than `limit`.
 */
export async function listSealsOfAgency(
  agency: AgencyRecord,
  limit: number,
  now: Date,
): Promise<AgencySealDto[]> {
  const validations = await listValidationsOfAgency(agency._id, limit)
  const threads = await findThreads([...new Set(validations.map(({ threadId }) => threadId))])
  const byId = new Map(threads.map((thread) => [thread._id, thread]))
  return validations.flatMap((validation): AgencySealDto[] => {
    const thread = byId.get(validation.threadId)
    const answer = thread?.answers.find(({ id }) => id === validation.answerId)
    if (!thread || !answer || thread.withdrawnAt || answer.withdrawnAt) return []
    if (!threadRules.latestPerAgency(answer.seals).some(({ id }) => id === validation._id)) return []
    const state = threadRules.sealState(validation, answer.revision, now)
    return [
      {
        seal: presentSeal(validation, { agency, state, now }),
        question: thread.title,
        url: `${threadUrl(thread)}#post-${answer.seq}`,
      },
    ]
  })
}
