import type { SearchHit } from '../../adapters/search/search.port.ts'
import type { SearchHitDto, Segment } from '../../../shared/api/search.ts'
import type { Locale } from '../../../shared/text/words.ts'
import { findTopic, type Topic } from '../topics/index.ts'
import { threadStatuses, type ThreadStatus } from '../../../shared/api/threads.ts'

/** A hit as it is shown; a topic under its name in the reader's language. */
export function presentHit(hit: SearchHit, locale: Locale): SearchHitDto {
  const topic = hit.kind === 'topic' && locale !== 'fr' ? findTopic(hit.id) : undefined
  if (topic) return presentTopicHit(topic, locale)
  const { kind, id, title, titleSegments, excerpt, url, date, validatedBy, isExample } = hit
  const until = Math.max(...validatedBy.map(({ validUntil }) => validUntil.getTime()))
  return {
    kind,
    id,
    title,
    titleSegments,
    excerpt: excerpt.map(({ text }) => text).join(''),
    excerptSegments: excerpt,
    url,
    date: date?.toISOString() ?? null,
    status: threadStatuses.find((status) => status === hit.status) ?? null,
    validatedBy: validatedBy.map(({ agency }) => agency),
    validUntil: validatedBy.length > 0 ? new Date(until).toISOString() : null,
    isExample,
  }
}

export const presentTopicHit = ({ slug, name }: Topic, locale: Locale): SearchHitDto =>
  presentTitle({ kind: 'topic', id: slug, title: name[locale], url: `/topics/${slug}` })

interface TitleFound {
  kind: SearchHitDto['kind']
  id: string
  title: string
  url: string
  date?: Date
  status?: ThreadStatus
  isExample?: boolean
}

/** What was found by its title alone: nothing is marked, and there is no passage. */
export const presentTitle = ({ date, status, isExample, ...found }: TitleFound): SearchHitDto => ({
  ...found,
  titleSegments: unmarked(found.title),
  excerpt: '',
  excerptSegments: [],
  date: date?.toISOString() ?? null,
  status: status ?? null,
  validatedBy: [],
  validUntil: null,
  isExample: isExample ?? false,
})

const unmarked = (text: string): Segment[] => [{ text, marked: false }]
