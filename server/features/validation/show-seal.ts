import type { SealDto } from '../../../shared/api/validation.ts'
import type { Context } from '../../context.ts'
import { NotFound } from '../../errors.ts'
import { agencyNames } from '../agencies/index.ts'
import { getPostInThread, threadRules, type PostRecord, type ThreadRecord } from '../threads/index.ts'
import { presentSeal } from './validation.presenter.ts'
import { findValidation } from './validation.repo.ts'

export interface SealShown {
  seal: SealDto
  answer: PostRecord
  thread: ThreadRecord
}

/** One seal, in the state of the moment, with what it speaks of. @throws NotFound, Withdrawn */
export async function showSeal({ now }: Pick<Context, 'now'>, id: string): Promise<SealShown> {
  const validation = await findValidation(id)
  if (!validation) throw new NotFound(`seal ${id}`)
  const { post: answer, thread } = await getPostInThread(validation.answerId)
  const agency = (await agencyNames([validation.agencyId])).get(validation.agencyId)
  const facts = thread.answers.find((each) => each.id === validation.answerId)
  if (!agency || !facts || facts.withdrawnAt) throw new NotFound(`what seal ${id} speaks of`)
  const lastWord = threadRules
    .latestPerAgency(facts.seals)
    .find(({ agencyId }) => agencyId === validation.agencyId)
  const replacedBy = lastWord && lastWord.id !== id ? lastWord.id : undefined
  const state =
    replacedBy === undefined ? threadRules.sealState(validation, facts.revision, now) : 'superseded'
  return { seal: presentSeal(validation, { agency, state, now, replacedBy }), answer, thread }
}
