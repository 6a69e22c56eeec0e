import type { CollectiveListDto } from '../../../shared/api/collectives.ts'
import { limits } from '../../../shared/limits.ts'
import type { Context } from '../../context.ts'
import { listCollectives as readCollectives } from './collective.repo.ts'
import { presentCollectiveItem } from './collective.presenter.ts'
import { recognitionsShown } from './load-collective.ts'
import { listRecognitionsOf } from './recognition.repo.ts'

const perPage = limits.page.directory

/** One page of the directory, after the collective of that slug. */
export async function listCollectives(
  { locale }: Pick<Context, 'locale'>,
  after?: string,
): Promise<CollectiveListDto> {
  const read = await readCollectives(perPage + 1, after)
  const shown = read.slice(0, perPage)
  const recognitions = await listRecognitionsOf(
    shown.map(({ _id }) => _id),
    recognitionsShown * perPage,
  )
  const last = read.length > perPage ? shown.at(-1) : undefined
  return {
    collectives: shown.map((collective) =>
      presentCollectiveItem(
        collective,
        recognitions.filter(({ collectiveId }) => collectiveId === collective._id),
        locale,
      ),
    ),
    next: last ? `/collectives?after=${last.slug}` : null,
  }
}
