import type { SearchHitDto } from '../../../shared/api/search.ts'
import { threadStatuses } from '../../../shared/api/threads.ts'
import { keyOf } from '../../adapters/search/engine-document.ts'
import type { Context } from '../../context.ts'
import { ficheUrl, searchFicheTitles } from '../fiches/index.ts'
import { searchTopics } from '../topics/index.ts'
import { presentTitle, presentTopicHit } from './search-hit.presenter.ts'
import { searchSources } from './search-sources.ts'
import type { SearchableRecord } from './searchable.model.ts'
import { listSearchablesWithWords } from './searchable.repo.ts'
import { titleWords } from './searchable.rules.ts'

/** Half of a page for what people wrote: sheets always have more of the words. */
const WRITTEN = 10
const TOPICS = 2

/** What has these words in its title, read from MongoDB: the search while the engine is away. */
export async function searchTitles(
  { now, locale }: Pick<Context, 'now' | 'locale'>,
  q: string,
  limit: number,
): Promise<SearchHitDto[]> {
  const words = titleWords(q)
  if (words.length === 0) return []
  const [written, fiches] = await Promise.all([
    listSearchablesWithWords(words, Math.min(WRITTEN, limit)),
    searchFicheTitles(q, limit),
  ])
  const titles = await Promise.all(written.map((record) => titleOf(record, now)))
  const sheets = fiches.map(({ id, title, edition }) =>
    presentTitle({ kind: 'fiche', id, title, url: ficheUrl(id), date: new Date(`${edition}T00:00:00Z`) }),
  )
  const topics = searchTopics(q, locale, TOPICS).map((topic) => presentTopicHit(topic, locale))
  return [...topics, ...titles.flat(), ...sheets].slice(0, limit)
}

/** As it is now: nothing of it when it may no longer be found. */
async function titleOf({ _id, kind, group }: SearchableRecord, now: Date): Promise<SearchHitDto[]> {
  const source = searchSources().find(({ kinds }) => kinds.includes(kind))
  const found = await source?.read(group, now)
  const document = found?.documents.find((one) => keyOf(one) === _id)
  if (!document) return []
  const { id, title, url, date, isExample } = document
  const status = threadStatuses.find((one) => one === document.status)
  return [presentTitle({ kind, id, title, url, isExample, ...(date && { date }), ...(status && { status }) })]
}
