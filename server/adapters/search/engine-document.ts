import { createHash } from 'node:crypto'
import type { SearchKind } from '../../../shared/api/search.ts'
import { documentTerms } from './document-terms.ts'
import { withoutMarks, segmentsOf } from './marked-text.ts'
import {
  BODY_LIMIT,
  type SealMark,
  type SearchDocument,
  type SearchDocumentId,
  type SearchHit,
} from './search.port.ts'

/** Raised when what is kept of a document changes: the index is then built again beside the old one. */
export const documentShape = 3

/** A document as the engine keeps it: flat, times in milliseconds, what is filtered by beside what is shown. */
export interface EngineDocument {
  key: string
  kind: SearchKind
  id: string
  group: string
  title: string
  keywords: string[]
  body: string
  /** What it is about, most of all first, and how much each says, as one character of base 36. */
  stems: string[]
  impacts: string
  url: string
  /** 0 without one: last when the newest come first. */
  date: number
  status: string | null
  topicSlugs: string[]
  territories: string[]
  seals: { slug: string; name: string; until: number }[]
  sealedBy: string[]
  /** The last instant of the seal that lasts longest; 0 without one. */
  sealedUntil: number
  audiences: string[]
  isExample: boolean
  weight: number
  /** Of all the rest: tells whether what is in is what would be written now. */
  digest: string
}

/** The engine's primary key. */
export const keyOf = ({ kind, id }: SearchDocumentId): string => `${kind}_${id}`

export function engineDocument(document: SearchDocument): EngineDocument {
  const content = contentOf(document)
  const digest = createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 22)
  return { ...content, digest }
}

/** Two documents with the same digest are kept alike. */
export const digestOf = (document: SearchDocument): string => engineDocument(document).digest

function contentOf(document: SearchDocument): Omit<EngineDocument, 'digest'> {
  const { kind, id, title, url, date, topicSlugs, territories, audiences, isExample } = document
  const terms = documentTerms(document)
  const seals = document.seals.map(({ agency, validUntil }) => ({ ...agency, until: validUntil.getTime() }))
  return {
    key: keyOf(document),
    kind,
    id,
    group: document.group ?? keyOf(document),
    title: withoutMarks(title),
    keywords: (document.keywords ?? []).map(withoutMarks),
    body: beginning(withoutMarks(document.body), BODY_LIMIT),
    stems: terms.map(({ stem }) => stem),
    impacts: terms.map(({ impact }) => impact.toString(36)).join(''),
    url,
    date: date?.getTime() ?? 0,
    status: document.status ?? null,
    topicSlugs,
    territories,
    seals,
    sealedBy: seals.map(({ slug }) => slug),
    sealedUntil: Math.max(0, ...seals.map(({ until }) => until)),
    audiences,
    isExample,
    weight: document.weight ?? 0,
  }
}

/** What the engine gives back of a document, `_formatted` holding the marks. */
export type EngineHit = Omit<EngineDocument, 'body' | 'keywords' | 'digest' | 'stems' | 'impacts'> & {
  _formatted?: { title?: string; body?: string }
}

export function hitOf(hit: EngineHit, now: Date): SearchHit {
  const { kind, id, title, url, topicSlugs, isExample } = hit
  return {
    kind,
    id,
    title,
    titleSegments: segmentsOf(hit._formatted?.title ?? title),
    excerpt: segmentsOf(hit._formatted?.body ?? ''),
    url,
    ...(hit.date === 0 ? {} : { date: new Date(hit.date) }),
    ...(hit.status === null ? {} : { status: hit.status }),
    topicSlugs,
    validatedBy: hit.seals.filter(({ until }) => until > now.getTime()).map(sealMark),
    isExample,
  }
}

const sealMark = ({ slug, name, until }: EngineDocument['seals'][number]): SealMark => ({
  agency: { slug, name },
  validUntil: new Date(until),
})

/** At most `limit` characters, cut between two words. */
function beginning(text: string, limit: number): string {
  if (text.length <= limit) return text
  const space = text.lastIndexOf(' ', limit)
  return text.slice(0, space > 0 ? space : limit)
}
