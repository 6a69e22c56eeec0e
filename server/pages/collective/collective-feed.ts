import { Feed } from 'feed'
import type { CollectiveDto } from '../../../shared/api/collectives.ts'
import type { ThreadItemDto } from '../../../shared/api/threads.ts'
import { collectivesWords } from '../../../shared/text/collectives.ts'
import { threadsWords } from '../../../shared/text/threads.ts'
import type { Locale } from '../../../shared/text/words.ts'

interface FeedData {
  collective: CollectiveDto
  threads: readonly ThreadItemDto[]
  /** `https://palier.example`: a feed is read elsewhere, so its addresses are whole. */
  origin: string
  locale: Locale
}

/** The questions that a collective receives, as Atom: what their lists show, and no more. */
export function collectiveFeed({ collective, threads, origin, locale }: FeedData): string {
  const text = collectivesWords[locale]
  const url = `${origin}/collectives/${collective.slug}`
  const updated = threads.reduce(
    (last, { lastActivityAt }) => (lastActivityAt > last ? lastActivityAt : last),
    collective.createdAt,
  )
  const feed = new Feed({
    id: url,
    title: text.feedTitle(collective.name),
    description: collective.about.split('\n')[0] ?? '',
    link: url,
    feedLinks: { atom: `${url}/feed.atom` },
    language: locale,
    updated: new Date(updated),
    generator: false,
    author: { name: collective.name, link: url },
  })
  for (const thread of threads) {
    feed.addItem({
      // Without its words, which an asker may take back: the address of an entry never changes.
      id: `${origin}/threads/${thread.id}`,
      link: `${origin}${thread.url}`,
      title: asHtml(thread.title),
      date: new Date(thread.lastActivityAt),
      published: new Date(thread.createdAt),
      description: asHtml(factsOf(thread, locale)),
    })
  }
  return feed.atom1()
}

/** Entries are given out as HTML: what somebody typed must be read as text all the same. */
const asHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** `Pension de réversion · Rouen · Validées · 2 réponses` */
const factsOf = ({ topic, territoryName, status, answers }: ThreadItemDto, locale: Locale): string =>
  [topic.name, territoryName, threadsWords[locale][status], collectivesWords[locale].feedAnswers(answers)]
    .filter(Boolean)
    .join(' · ')
