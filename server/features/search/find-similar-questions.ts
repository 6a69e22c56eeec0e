import { PUBLIC, SearchDown, type SearchHit, type SearchIndex } from '../../adapters/search/search.port.ts'
import type { SearchHitDto, SimilarDto } from '../../../shared/api/search.ts'
import { limits } from '../../../shared/limits.ts'
import type { Context } from '../../context.ts'
import { conceptsOf } from './question-concepts.rules.ts'
import { presentHit } from './search-hit.presenter.ts'
import { searchTitles } from './search-titles.ts'
import { ALIKE, similarityTo } from './similar-questions.rules.ts'

/** Questions that get a second look, for each pair of things that the title says. */
const CANDIDATES = 10
/** Of what a title says, so much is looked for, each with each. */
const TERMS = 4

/**
 * What a title that is being asked is close to: questions that ask the same, the closest first, then other questions and official
 * sheets. While the engine is away, of those that have its words in their titles.
 */
export async function findSimilarQuestions(
  index: SearchIndex,
  ctx: Pick<Context, 'now' | 'locale'>,
  title: string,
): Promise<SimilarDto> {
  if (title.trim() === '') return { same: [], hits: [] }
  const { questions, found } = await candidatesFor(index, ctx, title)
  const { same: most, hits: others } = limits.search.similar
  const alikeTo = similarityTo(title)
  const same = questions
    .map((hit) => ({ hit, alike: alikeTo(hit.title) }))
    .filter(({ alike }) => alike >= ALIKE)
    .toSorted((a, b) => b.alike - a.alike)
    .slice(0, most)
    .map(({ hit }) => hit)
  const shown = new Set(same.map(({ id }) => id))
  return { same, hits: found.filter(({ id }) => !shown.has(id)).slice(0, others) }
}

interface Candidates {
  questions: SearchHitDto[]
  found: SearchHitDto[]
}

async function candidatesFor(
  index: SearchIndex,
  { now, locale }: Pick<Context, 'now' | 'locale'>,
  title: string,
): Promise<Candidates> {
  const present = (hit: SearchHit) => presentHit(hit, locale)
  const query = { scope: { audiences: [PUBLIC] }, now }
  try {
    const [found, ...candidates] = await Promise.all([
      index
        .search({
          ...query,
          q: title,
          kinds: ['thread', 'fiche'],
          page: 1,
          perPage: limits.search.similar.hits * 2,
        })
        .then(({ hits }) => hits),
      // The engine wants the rarest word in every hit; another wording has some of the things that are said, whichever.
      ...pairsOfTerms(title).map((q) => index.suggest({ ...query, q, kinds: ['thread'], limit: CANDIDATES })),
    ])
    const questions = new Map([found, ...candidates].flat().map((hit) => [hit.id, hit]))
    return {
      questions: [...questions.values()].filter(({ kind }) => kind === 'thread').map(present),
      found: found.map(present),
    }
  } catch (error) {
    if (!(error instanceof SearchDown)) throw error
    const titles = await searchTitles({ now, locale }, title, CANDIDATES)
    return { questions: titles.filter(({ kind }) => kind === 'thread'), found: titles }
  }
}

/** Each thing that a title says with each other one: what is asked and its matter. */
function pairsOfTerms(title: string): string[] {
  const terms = conceptsOf(title)
    .filter(({ role }) => role !== 'circumstance')
    .map(({ term }) => term)
    .slice(0, TERMS)
  const pairs = terms.flatMap((one, index) => terms.slice(index + 1).map((other) => `${one} ${other}`))
  return pairs.length > 0 ? pairs : terms
}
