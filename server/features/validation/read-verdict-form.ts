import type { FicheItem } from '../../../shared/api/fiches.ts'
import type { NamedDto } from '../../../shared/api/people.ts'
import type { SignedInContext } from '../../context.ts'
import { competentAgencies } from '../agencies/index.ts'
import { listFichesOfTopic } from '../fiches/index.ts'
import { getPostInThread, type PostRecord, type ThreadRecord } from '../threads/index.ts'

/** What a verdict's form shows beside what is typed. */
export interface VerdictForm {
  answer: PostRecord
  thread: ThreadRecord
  /** Those in whose name this person may speak here. */
  agencies: NamedDto[]
  /** Official sheets of the topic, to be cited. */
  fiches: FicheItem[]
}

const fichesAtHand = 6

/** @throws NotFound, Withdrawn */
export async function readVerdictForm({ actor }: SignedInContext, answerId: string): Promise<VerdictForm> {
  const { post: answer, thread } = await getPostInThread(answerId)
  const [agencies, fiches] = await Promise.all([
    competentAgencies(actor, thread),
    listFichesOfTopic(thread.topic, fichesAtHand),
  ])
  return { answer, thread, agencies, fiches }
}
