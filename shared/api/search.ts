import { z } from 'zod'
import { limits } from '../limits.ts'
import { repeated } from './fields.ts'
import type { NamedDto } from './people.ts'
import { threadStatuses, type ThreadStatus } from './threads.ts'
import { topicSlugSchema } from './topics.ts'

export const searchKinds = ['thread', 'answer', 'fiche', 'topic', 'collective', 'place'] as const
export type SearchKind = (typeof searchKinds)[number]

/** A thousand hits are counted: whoever has not found it by then types another word. */
const LAST_PAGE = 1_000 / limits.search.perPage

/** Cut rather than refused: who pastes a whole letter is still looking for something. */
const typed = z
  .string()
  .catch('')
  .transform((text) => text.slice(0, limits.search.query).trim())

const flag = z.preprocess((value) => value === '1' || value === 'true' || value === 'on', z.boolean())

/** What a search may be asked. An address that somebody has mended by hand still finds something. */
export const searchQuerySchema = z.object({
  q: typed,
  kind: repeated(z.enum(searchKinds), searchKinds.length).catch([]),
  topic: repeated(topicSlugSchema, 20).catch([]),
  territory: z.string().trim().max(120).catch(''),
  agency: repeated(z.string().max(120), 20).catch([]),
  status: repeated(z.enum(threadStatuses), threadStatuses.length).catch([]),
  sealed: flag,
  page: z.coerce.number().int().min(1).max(LAST_PAGE).catch(1),
  /** Search the very words that were typed, whatever is misspelt in them. */
  exact: flag,
})
export type SearchInput = z.infer<typeof searchQuerySchema>

export const suggestQuerySchema = z.object({
  q: z
    .string()
    .catch('')
    .transform((text) => text.slice(0, limits.search.query)),
})

/** A piece of text, marked when it holds what was searched. It never holds markup. */
export interface Segment {
  text: string
  marked: boolean
}

export interface SearchHitDto {
  kind: SearchKind
  id: string
  title: string
  titleSegments: Segment[]
  /** The passage around what was found; empty when only titles were searched. */
  excerpt: string
  excerptSegments: Segment[]
  url: string
  /** When it was asked, answered or listed; of an official sheet, its edition. Topics and places have none. */
  date: string | null
  /** Of a question and of its answers. */
  status: ThreadStatus | null
  /** The agencies whose seal is in force on it, and until when the longest of them lasts. */
  validatedBy: NamedDto[]
  validUntil: string | null
  isExample: boolean
}

export interface FacetDto {
  value: string
  label: string
  /** How many hits there would be with this value in place of those chosen for its facet. */
  count: number
}

export interface SearchDto {
  hits: SearchHitDto[]
  /** Beyond a thousand, a thousand. */
  total: number
  facets: Record<'kind' | 'topic' | 'status' | 'agency', FacetDto[]>
  /** Search is down: whole words of titles were compared, nothing else, and nothing was filtered. */
  degraded: boolean
  /** What was searched, when misspelt words were mended; null when it was what was typed. */
  mended: string | null
  next: string | null
}

export interface SuggestionsDto {
  hits: SearchHitDto[]
}

/** What a question that is being asked is close to. */
export interface SimilarDto extends SuggestionsDto {
  /** Questions that ask the same; they are not among `hits`. */
  same: SearchHitDto[]
}
