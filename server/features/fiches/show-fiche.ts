import type { Fiche } from '../../../shared/api/fiches.ts'
import type { Context } from '../../context.ts'
import { NotFound } from '../../errors.ts'
import { findTopic, type Topic } from '../topics/index.ts'
import { findFiche } from './fiche.repo.ts'
import { isStaleEdition } from './fiche.rules.ts'

/** A sheet with what its page needs beside it. */
export interface FicheShown {
  fiche: Fiche
  stale: boolean
  /** From the widest to the nearest: the life event that leads there, or the theme, and the procedure. */
  path: Topic[]
}

/** @throws NotFound */
export async function showFiche({ now }: Pick<Context, 'now'>, id: string): Promise<FicheShown> {
  const fiche = await findFiche(id)
  if (!fiche) throw new NotFound(`no sheet ${id}`)
  const topic = findTopic(fiche.topics[0] ?? '')
  const above = topic?.above.flatMap((slug) => findTopic(slug) ?? []) ?? []
  // People come from what happened to them, so a life event is the way down; some procedures have none.
  const parent = above.find(({ kind }) => kind === 'event') ?? above[0]
  return {
    fiche,
    stale: isStaleEdition(fiche.edition, now),
    path: [parent, topic].filter((step) => step !== undefined),
  }
}
