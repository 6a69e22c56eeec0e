import type { SearchHitDto } from '../../../shared/api/search.ts'
import type { Context } from '../../context.ts'
import { ficheUrl, searchFicheTitles } from '../fiches/index.ts'
import { readThreadFound } from './read-thread-found.ts'
import { presentTitle } from './search-hit.presenter.ts'
import { listThreadsWithWords } from './searchable.repo.ts'
import { titleWords } from './searchable.rules.ts'

/** Half of a page for questions: sheets always have more of the words. */
const QUESTIONS = 10

/** What has these words in its title, read from MongoDB: the search while the engine is away. */
export async function searchTitles(
  { now }: Pick<Context, 'now'>,
  q: string,
  limit: number,
): Promise<SearchHitDto[]> {
  const words = titleWords(q)
  if (words.length === 0) return []
  const [threadIds, fiches] = await Promise.all([
    listThreadsWithWords(words, Math.min(QUESTIONS, limit)),
    searchFicheTitles(q, limit),
  ])
  const threads = await Promise.all(threadIds.map((id) => readThreadFound(id, now)))
  const questions = threads.flatMap((thread) =>
    thread ? [presentTitle({ ...shown(thread), kind: 'thread', date: thread.createdAt })] : [],
  )
  const sheets = fiches.map(({ id, title, edition }) =>
    presentTitle({ kind: 'fiche', id, title, url: ficheUrl(id), date: new Date(`${edition}T00:00:00Z`) }),
  )
  return [...questions, ...sheets].slice(0, limit)
}

type Found = NonNullable<Awaited<ReturnType<typeof readThreadFound>>>

const shown = ({ id, title, url, status, isExample }: Found) => ({ id, title, url, status, isExample })
