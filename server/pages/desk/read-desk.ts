import { deskItemKinds, type DeskItemDto, type DeskItemKind } from '../../../shared/api/agencies.ts'
import { limits } from '../../../shared/limits.ts'
import type { Locale } from '../../../shared/text/words.ts'
import type { SignedInContext } from '../../context.ts'
import { getAgency } from '../../features/agencies/get-agency.ts'
import { scopeOf, type AgencyRecord } from '../../features/agencies/index.ts'
import {
  listRecognitionsFor,
  type WaitingRecognition,
} from '../../features/collectives/list-recognitions-for.ts'
import { territoryName } from '../../features/territories/index.ts'
import { threadUrl } from '../../features/threads/index.ts'
import { listWaiting, type WaitingInThread } from '../../features/threads/list-waiting.ts'
import { topicName } from '../../features/topics/index.ts'
import { authorize } from '../../policy/policies.ts'

export interface Desk {
  agency: AgencyRecord
  /** What is asked for; all of it when undefined. */
  kind: DeskItemKind | undefined
  /** The longest-waiting first. */
  items: DeskItemDto[]
  /** There is more than is shown. */
  more: boolean
}

/** What waits for an agency within its competence. @throws NotFound, NotAllowed (not a moderator, no second factor) */
export async function readDesk(
  { actor, now, locale }: SignedInContext,
  slug: string,
  kind?: DeskItemKind,
): Promise<Desk> {
  const agency = await getAgency(slug)
  authorize(actor, 'agency.desk', { id: agency._id })
  const kinds = kind === undefined ? deskItemKinds : [kind]
  const limit = limits.page.desk + 1
  const [waiting, recognitions] = await Promise.all([
    listWaiting({ agencyId: agency._id, scope: scopeOf(agency), kinds, limit }, now),
    kinds.includes('recognition') ? listRecognitionsFor(agency._id, limit) : [],
  ])
  const items = [
    ...waiting.map((item) => presentWaiting(item, locale)),
    ...recognitions.map(presentRecognition),
  ].sort((a, b) => a.since.localeCompare(b.since))
  return { agency, kind, items: items.slice(0, limits.page.desk), more: items.length > limits.page.desk }
}

function presentWaiting({ kind, since, answer, thread }: WaitingInThread, locale: Locale): DeskItemDto {
  return {
    kind,
    title: thread.title,
    url: `${threadUrl(thread)}${answer ? `#post-${answer.seq}` : ''}`,
    since: since.toISOString(),
    topic: { slug: thread.topic, name: topicName(thread.topic, locale) },
    territoryName: thread.territory === null ? null : territoryName(thread.territory),
    ...(kind === 'did-not-work' && answer && { didNot: answer.didNot }),
  }
}

const presentRecognition = ({ collective, since, url }: WaitingRecognition): DeskItemDto => ({
  kind: 'recognition',
  title: collective.name,
  url,
  since: since.toISOString(),
  topic: null,
  territoryName: null,
})
