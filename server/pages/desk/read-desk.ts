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
  /** How many of each kind wait; one more than a page holds stands for more. */
  counts: Readonly<Record<DeskItemKind, number>>
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
  // Each kind is read by itself: what there is much of hides nothing of the others, and each is counted.
  const read = await Promise.all(
    deskItemKinds.map(async (each) => [each, await readKind(each, agency, now, locale)] as const),
  )
  const items = read
    .flatMap(([each, found]) => (kind === undefined || kind === each ? found : []))
    .sort((a, b) => a.since.localeCompare(b.since))
  return {
    agency,
    kind,
    counts: Object.fromEntries(read.map(([each, found]) => [each, found.length])) as Desk['counts'],
    items: items.slice(0, limits.page.desk),
    more: items.length > limits.page.desk,
  }
}

async function readKind(
  kind: DeskItemKind,
  agency: AgencyRecord,
  now: Date,
  locale: Locale,
): Promise<DeskItemDto[]> {
  const limit = limits.page.desk + 1
  if (kind === 'recognition') return (await listRecognitionsFor(agency._id, limit)).map(presentRecognition)
  const input = { agencyId: agency._id, scope: scopeOf(agency), kinds: [kind], limit }
  return (await listWaiting(input, now)).map((item) => presentWaiting(item, locale))
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
