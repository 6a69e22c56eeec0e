import type { CollectiveDto } from '../../../shared/api/collectives.ts'
import type { ThreadItemDto } from '../../../shared/api/threads.ts'
import type { Context } from '../../context.ts'
import { listAgencies } from '../../features/agencies/agency.repo.ts'
import type { AgencyRecord } from '../../features/agencies/index.ts'
import { showCollective } from '../../features/collectives/index.ts'
import { listThreads, type ThreadListQuery } from '../../features/threads/list-threads.ts'
import { topicsUnder } from '../../features/topics/index.ts'
import { can } from '../../policy/policies.ts'

type ShownCollective = Awaited<ReturnType<typeof showCollective>>

/** A collective's page: what everybody gets, and what its leads need to ask an agency. */
export interface CollectivePageData extends Pick<ShownCollective, 'collective' | 'recognitions'> {
  dto: { collective: CollectiveDto; threads: ThreadItemDto[]; next: string | null }
  query: Pick<ThreadListQuery, 'status' | 'after'>
  /** Those that a lead may ask; empty for everybody else. */
  agencies: AgencyRecord[]
}

const agenciesOffered = 200

/** @throws NotFound */
export async function readCollectivePage(
  ctx: Context,
  slug: string,
  query: CollectivePageData['query'],
): Promise<CollectivePageData> {
  const { collective, recognitions, dto } = await showCollective(ctx, slug)
  const mayAsk = can(ctx.actor, 'collective.ask-recognition', { id: collective._id }).allowed
  const { status, after } = query
  const [{ threads, next }, agencies] = await Promise.all([
    listThreads(ctx, {
      ...questionsFor(collective),
      after,
      ...(status && { status, sort: status === 'open' ? 'waiting' : 'activity' }),
    }),
    mayAsk ? listAgencies(agenciesOffered) : [],
  ])
  return {
    collective,
    recognitions,
    query,
    agencies,
    dto: {
      collective: dto,
      threads,
      next: next === undefined ? null : `/collectives/${collective.slug}?${nextQuery(status, next)}`,
    },
  }
}

/**
 * The questions that a collective receives: of its topics and the procedures under them, in its places and those inside
 * them. A question without a place concerns every place.
 */
export const questionsFor = ({
  topics,
  territories,
}: Pick<ShownCollective['collective'], 'topics' | 'territories'>) => ({
  topics: [...new Set(topics.flatMap(topicsUnder))],
  ...(territories.length > 0 && { territories }),
})

const nextQuery = (status: string | undefined, after: string) =>
  new URLSearchParams({ ...(status && { status }), after }).toString()
