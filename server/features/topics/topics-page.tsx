import { topicsWords } from '../../../shared/text/topics.ts'
import type { Locale } from '../../../shared/text/words.ts'
import { PageTitle } from '../../../shared/ui/frame/PageTitle.tsx'
import { TopicTreeList } from '../../../shared/ui/topics/TopicTreeList.tsx'
import type { PageView } from '../../http/page.tsx'
import { listTopics } from './list-topics.ts'
import { presentTopic } from './topic.presenter.ts'

/** All topics: what can happen to one, and the themes with their procedures. */
export function topicsPage(locale: Locale): PageView {
  const text = topicsWords[locale]
  const shown = (kind: 'event' | 'theme') => listTopics(kind).map((topic) => presentTopic(topic, locale))
  return {
    title: text.title,
    description: text.lead,
    canonical: '/topics',
    body: (
      <>
        <PageTitle title={text.title} lead={text.lead} />
        <section aria-labelledby="events">
          <h2 id="events">{text.events}</h2>
          <TopicTreeList topics={shown('event')} locale={locale} />
        </section>
        <section aria-labelledby="themes">
          <h2 id="themes">{text.themes}</h2>
          <TopicTreeList topics={shown('theme')} locale={locale} />
        </section>
      </>
    ),
  }
}
