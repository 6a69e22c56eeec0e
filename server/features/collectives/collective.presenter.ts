import type {
  CollectiveDto,
  CollectiveItemDto,
  RecognitionDecisionDto,
  RecognitionDto,
} from '../../../shared/api/collectives.ts'
import type { NamedDto } from '../../../shared/api/people.ts'
import type { Locale } from '../../../shared/text/words.ts'
import { territoryName } from '../territories/index.ts'
import { topicName } from '../topics/index.ts'
import type { CollectiveRecord } from './collective.model.ts'
import { collectiveStatus, lastDecision } from './collective.rules.ts'
import type { DecisionRecord, RecognitionRecord } from './recognition.model.ts'

export const collectiveUrl = ({ slug }: Pick<CollectiveRecord, 'slug'>): string => `/collectives/${slug}`

/** Where one request stands on its collective's page. */
export const recognitionUrl = (
  collective: Pick<CollectiveRecord, 'slug'>,
  { _id }: Pick<RecognitionRecord, '_id'>,
): string => `${collectiveUrl(collective)}#recognition-${_id}`

/** A collective in a list. Its status comes from all of its recognitions. */
export function presentCollectiveItem(
  collective: CollectiveRecord,
  recognitions: readonly RecognitionRecord[],
  locale: Locale,
): CollectiveItemDto {
  return {
    slug: collective.slug,
    name: collective.name,
    about: collective.about,
    status: collectiveStatus(recognitions),
    topics: collective.topics.map((slug) => ({ slug, name: topicName(slug, locale) })),
    territories: collective.territories,
    territoryNames: collective.territories.map(territoryName),
    links: collective.links,
    createdAt: collective.createdAt.toISOString(),
    isExample: collective.isExample,
  }
}

interface Beside {
  recognitions: readonly RecognitionRecord[]
  /** By id. */
  agencies: ReadonlyMap<string, NamedDto>
  /** The pseudonyms of its leads. */
  leads: string[]
  locale: Locale
}

export const presentCollective = (
  collective: CollectiveRecord,
  { recognitions, agencies, leads, locale }: Beside,
): CollectiveDto => ({
  ...presentCollectiveItem(collective, recognitions, locale),
  recognitions: recognitions.map((recognition) => presentRecognition(recognition, agencies)),
  leads,
})

/** All of it is public, save who the lead and the moderator were. */
export function presentRecognition(
  recognition: RecognitionRecord,
  agencies: ReadonlyMap<string, NamedDto>,
): RecognitionDto {
  const last = lastDecision(recognition)
  const before = recognition.decisions.at(-2)
  const { reply } = recognition
  return {
    id: recognition._id,
    agency: agencies.get(recognition.agencyId) ?? { slug: '', name: '…' },
    state: last?.decision ?? 'asked',
    message: recognition.message,
    ...(last && { reason: last.reason, role: last.role, decidedAt: last.at.toISOString() }),
    ...(reply && { reply: reply.body, repliedAt: reply.at.toISOString() }),
    askedAt: recognition.askedAt.toISOString(),
    waiting: recognition.waitingSince !== undefined,
    ...(before && { before: presentDecision(before) }),
  }
}

const presentDecision = ({ decision, reason, role, at }: DecisionRecord): RecognitionDecisionDto => ({
  decision,
  reason,
  role,
  decidedAt: at.toISOString(),
})
