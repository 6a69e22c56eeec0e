import type { CollectiveDto } from '../../../shared/api/collectives.ts'
import type { Context } from '../../context.ts'
import { listMembers } from '../accounts/index.ts'
import { agencyNames } from '../agencies/index.ts'
import type { CollectiveRecord } from './collective.model.ts'
import { presentCollective } from './collective.presenter.ts'
import { getCollective, recognitionsShown } from './load-collective.ts'
import type { RecognitionRecord } from './recognition.model.ts'
import { listRecognitionsOf } from './recognition.repo.ts'

export interface ShownCollective {
  collective: CollectiveRecord
  /** The newest first. */
  recognitions: RecognitionRecord[]
  dto: CollectiveDto
}

const membersRead = 100

/** A collective with who leads it and what agencies answered. @throws NotFound */
export async function showCollective(
  { locale }: Pick<Context, 'locale'>,
  slug: string,
): Promise<ShownCollective> {
  const collective = await getCollective(slug)
  const [recognitions, members] = await Promise.all([
    listRecognitionsOf([collective._id], recognitionsShown),
    listMembers(collective._id, membersRead),
  ])
  const agencies = await agencyNames(recognitions.map(({ agencyId }) => agencyId))
  const leads = members
    .filter(({ memberships }) => memberships.some(({ of, role }) => of === collective._id && role === 'lead'))
    .map(({ handle }) => handle)
  return {
    collective,
    recognitions,
    dto: presentCollective(collective, { recognitions, agencies, leads, locale }),
  }
}
