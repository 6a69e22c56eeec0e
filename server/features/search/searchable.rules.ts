import type { SearchDocument, SealMark } from '../../adapters/search/search.port.ts'
import { PUBLIC } from '../../adapters/search/search.port.ts'
import type { ThreadStatus } from '../../../shared/api/threads.ts'
import type { Topic } from '../topics/index.ts'
import type { Fiche } from '../../../shared/api/fiches.ts'
import { officialTerms } from './question-concepts.rules.ts'

/** What is said of a thread to those who search: nothing that a signed-out reader does not see on its page. */
export interface ThreadFound {
  id: string
  title: string
  url: string
  status: ThreadStatus
  topicSlugs: string[]
  territories: string[]
  createdAt: Date
  isExample: boolean
  /** The question's text, as HTML of ours. */
  questionHtml: string
  /** Those that stand, best first. */
  answers: readonly AnswerFound[]
}

export interface AnswerFound {
  id: string
  seq: number
  html: string
  /** When it was written or last revised. */
  date: Date
  /** The seals `validated` that are in force. */
  seals: SealMark[]
}

/** Equals are parted by how far others can rely on them. */
const weightOf: Record<ThreadStatus, number> = { solved: 3, validated: 3, answered: 2, open: 1, closed: 1 }

/** A question and its answers as documents of one group: a reader is shown the one that fits best. */
export function threadDocuments(thread: ThreadFound): SearchDocument[] {
  const { id, title, url, status, topicSlugs, territories, isExample } = thread
  const shared = { group: id, title, status, topicSlugs, territories, audiences: [PUBLIC], isExample }
  return [
    {
      ...shared,
      kind: 'thread',
      id,
      keywords: officialTerms(title),
      body: textOfHtml(thread.questionHtml),
      url,
      date: thread.createdAt,
      seals: longestPerAgency(thread.answers.flatMap(({ seals }) => seals)),
      weight: weightOf[status],
    },
    ...thread.answers.map((answer): SearchDocument => ({
      ...shared,
      kind: 'answer',
      id: answer.id,
      body: textOfHtml(answer.html),
      url: `${url}#post-${answer.seq}`,
      date: answer.date,
      seals: answer.seals,
      // Below its question: who types the title wants to see all answers.
      weight: weightOf[status] - 0.5,
    })),
  ]
}

type FicheFound = Pick<
  Fiche,
  | ('id' | 'kind' | 'audience' | 'title' | 'description' | 'edition' | 'breadcrumb')
  | ('sections' | 'services' | 'definitions')
>

/** A sheet as a document; `text` is that of all its sections. */
export function ficheDocument(
  fiche: FicheFound,
  text: string,
  url: string,
  topicSlugs: string[],
): SearchDocument {
  const { id, title, description, edition, sections, services, definitions } = fiche
  // The description opens the first section of most sheets: it is indexed once.
  const body = text.startsWith(description) ? text : `${description} ${text}`
  return {
    kind: 'fiche',
    id,
    title,
    keywords: [...sections, ...services, ...definitions]
      .map((part) => part.title)
      .filter((words) => words !== ''),
    body,
    url,
    date: new Date(`${edition}T00:00:00Z`),
    topicSlugs,
    territories: [],
    seals: [],
    audiences: [PUBLIC],
    isExample: false,
    weight: ficheWeight(fiche),
  }
}

/** A life event opens the way to all the procedures behind it. Most who ask are neither civil servants nor in business. */
function ficheWeight({ kind, audience, breadcrumb }: FicheFound): number {
  if (kind === 'event') return 4
  if (audience !== 'particuliers') return 1
  return breadcrumb.some(({ title }) => title.includes('fonction publique')) ? 0.5 : 2
}

/** A topic as a document. Its page is in the reader's language, so it is found by its name in either. */
export function topicDocument(
  { slug, kind, name }: Pick<Topic, 'slug' | 'kind' | 'name'>,
  above: string[],
  under: readonly Pick<Topic, 'name'>[],
): SearchDocument {
  return {
    ...forEverybody,
    kind: 'topic',
    id: slug,
    title: name.fr,
    keywords: [name.en, ...under.map((procedure) => procedure.name.fr)],
    body: '',
    url: `/topics/${slug}`,
    topicSlugs: above,
    territories: [],
    // A life event opens the way to all the procedures behind it; all stand above a question with the same words.
    weight: kind === 'event' ? 4 : 3.5,
  }
}

export interface CollectiveFound {
  id: string
  name: string
  about: string
  url: string
  topicSlugs: string[]
  territories: string[]
  createdAt: Date
  isExample: boolean
}

/** A collective as a document. */
export const collectiveDocument = ({
  name,
  about,
  createdAt,
  ...collective
}: CollectiveFound): SearchDocument => ({
  ...forEverybody,
  ...collective,
  kind: 'collective',
  title: name,
  body: oneLine(about),
  date: createdAt,
  weight: 1,
})

export interface PlaceFound {
  id: string
  name: string
  url: string
  /** What it is, in either language: "mairie". */
  kinds: string[]
  about: string
  address: { street: string; postalCode: string; city: string }
  hours: string[]
  services: string[]
  territories: string[]
  isExample: boolean
}

/** A counter as a document: its passage is where it stands and when it is open. */
export function placeDocument({ id, name, url, kinds, ...place }: PlaceFound): SearchDocument {
  const { street, postalCode, city } = place.address
  const address = `${street}, ${postalCode} ${city}`
  return {
    ...forEverybody,
    kind: 'place',
    id,
    title: name,
    keywords: [city, postalCode, ...kinds, ...place.services],
    body: oneLine([address, ...place.hours, place.about].join('. ')),
    url,
    topicSlugs: [],
    territories: place.territories,
    isExample: place.isExample,
    weight: 1,
  }
}

const forEverybody = { seals: [] as SealMark[], audiences: [PUBLIC], isExample: false }

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** An agency that sealed two answers counts once, for as long as the later one lasts. */
function longestPerAgency(seals: readonly SealMark[]): SealMark[] {
  const longest = new Map<string, SealMark>()
  for (const seal of seals) {
    const known = longest.get(seal.agency.slug)
    if (!known || known.validUntil < seal.validUntil) longest.set(seal.agency.slug, seal)
  }
  return [...longest.values()]
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

/** The words of HTML that our own renderer made, on one line. */
export const textOfHtml = (html: string): string =>
  html
    .replace(/<\/?(?:strong|em|s|a|code)\b[^>]*>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39);/g, (whole, name: string) => entities[name] ?? whole)
    .replace(/\s+/g, ' ')
    .trim()

/** Too frequent in questions for a search by title: half of all of them would be read. */
const littleWords = new Set(
  'au aux avec ce ces comment dans de des du elle en est et il ils je la le les leur ma mes moi mon ne nos notre on ou par pas peut pour que quel quelle qui quoi sa se ses si son sont sur ta te tes ton un une vos votre vous'.split(
    ' ',
  ),
)

/** Words by which a title is found without the engine: no accents, no case, none of one letter. */
export function titleWords(text: string): string[] {
  const words = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .split(/[^a-z0-9]+/)
  return [...new Set(words.filter((word) => word.length > 1 && !littleWords.has(word)))]
}
