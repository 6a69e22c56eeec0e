import type { FicheItem } from '../../../shared/api/fiches.ts'
import type { SpokenFor } from '../../../shared/api/validation.ts'
import type { SignedInContext } from '../../context.ts'
import { roleIn } from '../../policy/actor.ts'
import { competentAgencies } from '../agencies/index.ts'
import { listFichesOfTopic } from '../fiches/index.ts'
import { getPostInThread, namesOf, type PostRecord, type ThreadRecord } from '../threads/index.ts'

/** What a verdict's form shows beside what is typed. */
export interface VerdictForm {
  answer: PostRecord
  /** The pseudonym of who wrote it. */
  author: string
  thread: ThreadRecord
  /** Those in whose name this person may speak here. */
  agencies: SpokenFor[]
  /** Official sheets of the topic, to be cited. */
  fiches: FicheItem[]
}

const fichesAtHand = 6

/** @throws NotFound, Withdrawn */
export async function readVerdictForm({ actor }: SignedInContext, answerId: string): Promise<VerdictForm> {
  const { post: answer, thread } = await getPostInThread(answerId)
  const [names, agencies, fiches] = await Promise.all([
    namesOf([thread], [answer]),
    competentAgencies(actor, thread),
    listFichesOfTopic(thread.topic, fichesAtHand),
  ])
  return {
    answer,
    author: names.handles.get(answer.authorId) ?? '…',
    thread,
    agencies: agencies.map(({ _id, slug, name }) => ({ slug, name, role: roleIn(actor, _id) })),
    fiches,
  }
}
