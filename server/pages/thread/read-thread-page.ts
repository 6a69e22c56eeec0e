import type { ThreadPageDto } from '../../../shared/api/threads.ts'
import type { FicheItem } from '../../../shared/api/fiches.ts'
import type { Context } from '../../context.ts'
import { competentAgencies, type AgencyRecord } from '../../features/agencies/index.ts'
import { listFichesOfTopic } from '../../features/fiches/index.ts'
import { placesNear, presentPlaceLine } from '../../features/places/index.ts'
import {
  namesOf,
  presentThread,
  showThread,
  threadUrl,
  type ThreadRecord,
} from '../../features/threads/index.ts'
import { outcomesOf } from '../../features/threads/outcome.repo.ts'
import type { PlaceLine } from '../../../shared/ui/status/SpeakToSomeone.tsx'
import { presentPosts } from './present-posts.ts'

/** A thread's page: what everybody gets, and what this reader said and may do. */
export interface ThreadPageData {
  dto: ThreadPageDto
  thread: ThreadRecord
  /** Undefined on the first page: the question and its answers; else a page of the whole log. */
  after: number | undefined
  /** This reader's last word on each answer. */
  outcomes: ReadonlyMap<string, 'worked' | 'did-not'>
  /** Official sheets of the topic, to read and to cite. */
  fiches: FicheItem[]
  /** In whose name this reader may give a verdict here. */
  agencies: AgencyRecord[]
  /** Counters near the place of the question, while nobody vouches for an answer to it. */
  places: PlaceLine[]
}

const fichesBeside = 4
const placesBeside = 3

/** @throws NotFound, Withdrawn */
export async function readThreadPage(ctx: Context, id: string, after?: number): Promise<ThreadPageData> {
  const { actor, now, locale } = ctx
  const { thread, seq, posts, next } = await showThread(id, after, now)
  const answerIds = thread.answers.map((answer) => answer.id)
  const isHelped = thread.status === 'validated' || thread.status === 'solved'
  const namesRead = namesOf([thread], posts)
  const [dtos, names, outcomes, fiches, agencies, places] = await Promise.all([
    presentPosts(thread, posts, now, namesRead),
    namesRead,
    actor.id === undefined ? new Map() : outcomesOf(actor.id, answerIds),
    after === undefined ? listFichesOfTopic(thread.topic, fichesBeside) : [],
    after === undefined ? competentAgencies(actor, thread) : [],
    after === undefined && !isHelped ? placesNear(thread.territory, placesBeside) : [],
  ])
  return {
    dto: {
      thread: presentThread(thread, seq, names, now, locale),
      posts: dtos,
      next: next === undefined ? null : `${threadUrl(thread)}?after=${next}`,
    },
    thread,
    after,
    outcomes,
    fiches,
    agencies,
    places: places.map(({ place }) => presentPlaceLine(place)),
  }
}
